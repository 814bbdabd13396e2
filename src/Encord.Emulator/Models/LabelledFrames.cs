using System.Globalization;
using System.Text.Json;
using Encord.Emulator.Algorithms;
using Encord.Emulator.Datasets;
using Encord.Emulator.Labels;
using Encord.Emulator.Learning;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>What a label document says about one picture.</summary>
/// <param name="Frame">The frame of a video, or the position of an image in its group.</param>
/// <param name="Regions">Its boxes and polygons, under their feature hashes.</param>
/// <param name="Options">The options (feature hashes) chosen for it.</param>
internal sealed record LabelledFrame(int Frame, IReadOnlyList<LabelledRegion> Regions, IReadOnlyList<string> Options);

/// <summary>Reads label documents for learning. What cannot be read is passed over: labels are checked when they are saved.</summary>
internal static class LabelledFrames
{
    /// <param name="content">The labels.</param>
    /// <param name="data">What was labelled: it knows the order of the images in a group.</param>
    public static IReadOnlyList<LabelledFrame> Read(LabelContent content, DataRow data)
    {
        using var answers = JsonDocument.Parse(content.ClassificationAnswers);
        var frames = new List<LabelledFrame>();
        foreach (var unit in DataUnit.Of(data))
        {
            if (!content.Units.TryGetValue(unit.Hash, out var unitContent))
            {
                continue;
            }

            using var labels = JsonDocument.Parse(unitContent.Labels);
            if (!DataUnit.HasFrames(data.Type))
            {
                frames.Add(Frame(unit.Sequence, labels.RootElement, answers.RootElement));
                continue;
            }

            foreach (var frame in labels.RootElement.EnumerateObject())
            {
                if (int.TryParse(frame.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    frames.Add(Frame(number, frame.Value, answers.RootElement));
                }
            }
        }

        return frames;
    }

    private static LabelledFrame Frame(int number, JsonElement labels, JsonElement answers) => new(
        number,
        [.. Items(labels, "objects").Where(item => item.Member("isDeleted")?.ValueKind != JsonValueKind.True).Select(Region).OfType<LabelledRegion>()],
        [.. Items(labels, "classifications").SelectMany(item => Options(item, answers))]);

    private static LabelledRegion? Region(JsonElement item)
    {
        try
        {
            var feature = item.Text("featureHash");
            if (feature is not null && item.Member("boundingBox") is { } box)
            {
                double Side(string name) => box.GetProperty(name).GetDouble();
                return LabelledRegion.OfBox(feature, new FittedBox(Side("x"), Side("y"), Side("w"), Side("h")));
            }

            if (feature is not null && item.Member("polygon") is { } polygon)
            {
                var outline = Points(polygon).Select(point => new Vertex(point.GetProperty("x").GetDouble(), point.GetProperty("y").GetDouble())).ToList();
                return outline.Count < 3 ? null : LabelledRegion.OfPolygon(feature, outline);
            }
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or WireError)
        {
            // Not a shape that can be learned from.
        }

        return null;
    }

    private static IEnumerable<JsonElement> Points(JsonElement polygon) => polygon.ValueKind switch
    {
        JsonValueKind.Object => polygon.EnumerateObject()
            .OrderBy(point => int.Parse(point.Name, NumberStyles.None, CultureInfo.InvariantCulture)).Select(point => point.Value),
        JsonValueKind.Array => polygon.EnumerateArray(),
        _ => [],
    };

    private static IEnumerable<string> Options(JsonElement classification, JsonElement answers)
    {
        var hash = classification.Text("classificationHash");
        if (hash is null || answers.Member(hash) is not { } answer)
        {
            return [];
        }

        return Items(answer, "classifications")
            .SelectMany(attribute => Items(attribute, "answers"))
            .Select(option => option.Member("featureHash"))
            .Where(option => option is { ValueKind: JsonValueKind.String })
            .Select(option => option!.Value.GetString()!);
    }

    private static IEnumerable<JsonElement> Items(JsonElement owner, string member) =>
        owner.Member(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
