using System.Globalization;
using System.Text.Json.Nodes;
using Encord.Emulator.Datasets;
using Encord.Emulator.Labels;
using Encord.Emulator.Seeding.Scenes;

namespace Encord.Emulator.Seeding;

/// <summary>Labels of sample scans and recordings.</summary>
internal static class WardLabels
{
    private const int Corners = 12;

    /// <summary>The ball's outline on every slice that cuts it.</summary>
    public static LabelContent OfScan(DataRow data)
    {
        var hash = InstanceJson.Hash(data.Hash + " lesion");
        var frames = new JsonObject();
        for (var slice = 0; slice < data.NumberOfFrames; slice++)
        {
            var radius = SampleScan.RadiusAt(slice);
            if (radius == 0)
            {
                continue;
            }

            var outline = InstanceJson.Points(Enumerable.Range(0, Corners).Select(corner =>
            {
                var angle = 2 * Math.PI * corner / Corners;
                return (0.5 + (radius * Math.Cos(angle)), 0.5 + (radius * Math.Sin(angle)));
            }));
            frames[slice.ToString(CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["objects"] = new JsonArray(InstanceJson.Object(hash, "Lesion", "#E27300", "polygon", "lesionpo", "polygon", outline)),
                ["classifications"] = new JsonArray(),
            };
        }

        var answers = new JsonObject { [hash] = new JsonObject { ["objectHash"] = hash, ["classifications"] = new JsonArray() } };
        return LabelContent.Empty with
        {
            ObjectAnswers = InstanceJson.Bytes(answers),
            Units = new Dictionary<string, UnitContent> { [data.Hash] = new(InstanceJson.Bytes(frames), null) },
        };
    }

    /// <summary>A recording has no frames; everything is in the answer, with its range in milliseconds.</summary>
    public static LabelContent OfRecording(DataRow data)
    {
        var hash = InstanceJson.Hash(data.Hash + " transcript");
        var answer = InstanceJson.Classification(hash, "Transcript", "transcr1");
        answer.Remove("confidence");
        answer.Remove("reviews");
        answer.Remove("name");
        answer.Remove("value");
        answer["range"] = new JsonArray(new JsonArray(0, data.NumberOfFrames - 1));
        answer["spaces"] = new JsonObject();
        answer["classifications"] = new JsonArray(InstanceJson.Answer("Transcript", "transcrA", $"Beeps of {data.Title}"));
        return LabelContent.Empty with
        {
            ClassificationAnswers = InstanceJson.Bytes(new JsonObject { [hash] = answer }),
            Units = new Dictionary<string, UnitContent> { [data.Hash] = new("{}"u8.ToArray(), null) },
        };
    }
}
