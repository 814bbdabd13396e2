using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Labels.Splicing;

/// <summary>
/// Writes frame objects of label documents as text, without a tree: an import makes hundreds of thousands of them. What it writes is what
/// <see cref="CoordinatesWriter"/> writes; a test holds the two against each other.
/// </summary>
internal sealed class ObjectJson : IDisposable
{
    private static readonly JsonEncodedText Confidence = JsonEncodedText.Encode("confidence");
    private static readonly JsonEncodedText ObjectHashName = JsonEncodedText.Encode("objectHash");
    private static readonly JsonEncodedText Box = JsonEncodedText.Encode("boundingBox");
    private static readonly JsonEncodedText X = JsonEncodedText.Encode("x");
    private static readonly JsonEncodedText Y = JsonEncodedText.Encode("y");
    private static readonly JsonEncodedText W = JsonEncodedText.Encode("w");
    private static readonly JsonEncodedText H = JsonEncodedText.Encode("h");

    private readonly ByteBuffer _scratch = new();
    private readonly Utf8JsonWriter _writer;
    private readonly Dictionary<OntologyObject, byte[]> _heads = [];
    private readonly string _time;

    /// <param name="now">When the objects are made. Fixed, because a request is written several times and must be the same each time.</param>
    public ObjectJson(DateTimeOffset now)
    {
        _time = LabelTime.Write(now);
        _writer = new Utf8JsonWriter(_scratch, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    [MethodImpl(HotPath.Compiled)]
    public void Write(ByteBuffer into, OntologyObject feature, SkeletonTemplate? template, JsonEncodedText objectHash, Coordinates coordinates, double? confidence)
    {
        if (!_heads.TryGetValue(feature, out var head))
        {
            _heads.Add(feature, head = Head(feature));
        }

        _scratch.Clear();
        _writer.Reset(_scratch);
        _writer.WriteStartObject();
        _writer.WriteNumber(Confidence, confidence ?? 1);
        _writer.WriteString(ObjectHashName, objectHash);
        WriteCoordinates(coordinates, template);
        _writer.WriteEndObject();
        _writer.Flush();

        // Both are objects: the head goes without its end, the rest without its start.
        into.Write(head);
        into.Write(","u8);
        into.Write(_scratch.Written.Slice(1));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _scratch.Dispose();
    }

    private byte[] Head(OntologyObject feature)
    {
        _scratch.Clear();
        _writer.Reset(_scratch);
        _writer.WriteStartObject();
        _writer.WriteString("name", feature.Name);
        _writer.WriteString("color", feature.Color);
        _writer.WriteString("shape", WireEnums.ObjectShape.Write(feature.Shape));
        _writer.WriteString("value", AnswerValue.Snake(feature.Name));
        _writer.WriteString("featureHash", feature.FeatureHash);
        _writer.WriteString("createdAt", _time);
        // Without a creator the server puts the caller in.
        _writer.WriteNull("createdBy");
        _writer.WriteBoolean("manualAnnotation", true);
        _writer.WriteString("lastEditedAt", _time);
        _writer.Flush();
        return _scratch.Written.ToArray();
    }

    [MethodImpl(HotPath.Compiled)]
    private void WriteCoordinates(Coordinates coordinates, SkeletonTemplate? template)
    {
        switch (coordinates)
        {
            case BoundingBox and not RotatableBoundingBox:
                var box = (BoundingBox)coordinates;
                _writer.WriteStartObject(Box);
                _writer.WriteNumber(H, box.Height);
                _writer.WriteNumber(W, box.Width);
                _writer.WriteNumber(X, box.X);
                _writer.WriteNumber(Y, box.Y);
                _writer.WriteEndObject();
                break;
            case Polygon polygon:
                WritePolygon(polygon);
                break;
            case Bitmask mask:
                _writer.WriteStartObject("bitmask");
                _writer.WriteNumber("top", 0);
                _writer.WriteNumber("left", 0);
                _writer.WriteNumber("height", mask.Height);
                _writer.WriteNumber("width", mask.Width);
                _writer.WriteString("rleString", mask.Rle);
                _writer.WriteEndObject();
                break;
            default:
                var entry = new JsonObject();
                CoordinatesWriter.Write(entry, coordinates, template);
                foreach (var member in entry)
                {
                    _writer.WritePropertyName(member.Key);
                    member.Value!.WriteTo(_writer);
                }

                break;
        }
    }

    private void WritePolygon(Polygon polygon)
    {
        _writer.WriteStartObject("polygon");
        var first = polygon.Points;
        for (var i = 0; i < first.Count; i++)
        {
            _writer.WriteStartObject(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _writer.WriteNumber(X, first[i].X);
            _writer.WriteNumber(Y, first[i].Y);
            _writer.WriteEndObject();
        }

        _writer.WriteEndObject();
        _writer.WriteStartArray("polygons");
        foreach (var rings in polygon.Areas)
        {
            _writer.WriteStartArray();
            foreach (var ring in rings)
            {
                _writer.WriteStartArray();
                foreach (var point in ring)
                {
                    _writer.WriteNumberValue(point.X);
                    _writer.WriteNumberValue(point.Y);
                }

                _writer.WriteEndArray();
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
    }
}
