using System.Text.Encodings.Web;
using System.Text.Json;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Tables;

/// <summary>One JSON object a line, for each picture, as <c>metadata.jsonl</c> of image folders: also for pictures without objects.</summary>
internal sealed class JsonLinesTable(Stream stream, ClassTable classes, bool isNormalized) : TableWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write(TablePicture picture)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            Write(json, picture);
        }

        line.WriteByte((byte)'\n');
        line.Position = 0;
        line.CopyTo(stream);
    }

    private void Write(Utf8JsonWriter json, TablePicture picture)
    {
        json.WriteStartObject();
        json.WriteString("file_name", picture.Place.FileName);
        Number(json, "width", picture.Place.Width > 0 ? picture.Place.Width : null);
        Number(json, "height", picture.Place.Height > 0 ? picture.Place.Height : null);
        json.WriteString("split", picture.Split);
        json.WriteString("data_hash", picture.Row.DataHash);
        json.WriteString("label_hash", picture.Row.LabelHash);
        Number(json, "frame", picture.Frame);
        json.WriteStartArray("objects");
        foreach (var instance in picture.Objects)
        {
            Write(json, instance, picture);
        }

        json.WriteEndArray();
        json.WriteStartObject("classifications");
        foreach (var answer in picture.Classifications.SelectMany(one => one.Answers).GroupBy(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal))
        {
            json.WritePropertyName(answer.Key);
            Answer(json, answer.Last());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, ObjectInstance instance, TablePicture picture)
    {
        var hasUnit = isNormalized || picture.Place.Width > 0;
        double across = isNormalized ? 1 : picture.Place.Width;
        double down = isNormalized ? 1 : picture.Place.Height;
        json.WriteStartObject();
        json.WriteString("id", instance.ObjectHash);
        json.WriteString("class", instance.Name);
        Number(json, "class_index", classes.Find(instance.FeatureHash, out _)?.Index);
        json.WriteString("shape", instance.Shape);
        if (hasUnit && instance is { X: { } x, Y: { } y, Width: { } width, Height: { } height })
        {
            json.WriteStartArray("bbox");
            foreach (var number in new[] { x * across, y * down, width * across, height * down })
            {
                json.WriteNumberValue(Math.Round(number, 6));
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("bbox");
        }

        if (hasUnit && TableLine.PointsOf(instance.Coordinates, across, down) is { } points)
        {
            json.WritePropertyName("points");
            json.WriteRawValue(points);
        }

        if (instance.Theta is { } theta)
        {
            json.WriteNumber("rotation", theta);
        }

        json.WriteNumber("confidence", instance.Confidence);
        json.WriteStartObject("attributes");
        foreach (var answer in instance.Answers)
        {
            json.WritePropertyName(answer.Key);
            Answer(json, answer.Value);
        }

        json.WriteEndObject();
        if (instance.Ranges.Count > 0)
        {
            json.WriteString("ranges", instance.Ranges.ToString());
        }

        json.WriteEndObject();
    }

    private static void Answer(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case double number:
                json.WriteNumberValue(number);
                break;
            case IEnumerable<string> labels:
                json.WriteStartArray();
                labels.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
