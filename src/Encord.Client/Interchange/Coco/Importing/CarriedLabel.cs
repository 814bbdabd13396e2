using System.Text.Json;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// The member <c>encord</c> of an annotation: what an export of this module carries besides what COCO can say, so that an import of it gives the same
/// label. <c>areas</c>: the polygon in fractions, where it has holes; <c>answers</c>: the answers as label documents hold them; <c>frame_answers</c>: those that
/// hold in this frame only; <c>visibility</c> of the points of a skeleton, which has more values than COCO's; <c>confidence</c>.
/// </summary>
internal static class CarriedLabel
{
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>>? Areas(byte[]? carried)
    {
        if (carried is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(carried);
        if (!document.RootElement.TryGetProperty("areas", out var areas) || areas.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var result = new List<IReadOnlyList<IReadOnlyList<Point>>>();
        foreach (var rings in areas.EnumerateArray())
        {
            if (rings.ValueKind != JsonValueKind.Array || rings.GetArrayLength() == 0)
            {
                return null;
            }

            var area = new List<IReadOnlyList<Point>>();
            foreach (var ring in rings.EnumerateArray())
            {
                if (Ring(ring) is not { } points)
                {
                    return null;
                }

                area.Add(points);
            }

            result.Add(area);
        }

        return result.Count == 0 ? null : result;
    }

    /// <summary>The answers as JSON text, if the object has all their attributes and options.</summary>
    public static string? Answers(byte[]? carried, HashSet<string> knownHashes)
    {
        if (carried is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(carried);
        return document.RootElement.TryGetProperty("answers", out var answers) && answers.ValueKind == JsonValueKind.Array && answers.GetArrayLength() > 0
            && Fits(answers, knownHashes)
            ? answers.GetRawText()
            : null;
    }

    /// <summary>Answers that hold in the frame of the annotation, each as JSON text without its range; none where the object lacks an attribute of them.</summary>
    public static IReadOnlyList<string> FrameAnswers(byte[]? carried, HashSet<string> knownHashes)
    {
        if (carried is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(carried);
        return document.RootElement.TryGetProperty("frame_answers", out var answers) && answers.ValueKind == JsonValueKind.Array && Fits(answers, knownHashes)
            ? answers.EnumerateArray().Where(answer => !answer.TryGetProperty("range", out _)).Select(answer => answer.GetRawText()).ToArray()
            : [];
    }

    /// <summary>The visibility of each point; null where it is not said for exactly so many.</summary>
    public static SkeletonVisibility?[]? Visibility(byte[]? carried, int count)
    {
        if (carried is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(carried);
        return document.RootElement.TryGetProperty("visibility", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == count
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String && Enum.TryParse(item.GetString(), out SkeletonVisibility value) ? value : (SkeletonVisibility?)null).ToArray()
            : null;
    }

    public static double? Confidence(byte[]? carried)
    {
        if (carried is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(carried);
        return document.RootElement.TryGetProperty("confidence", out var value) && value.ValueKind == JsonValueKind.Number
            && value.GetDouble() is >= 0 and <= 1 and var number ? number : null;
    }

    private static bool Fits(JsonElement answers, HashSet<string> knownHashes)
    {
        foreach (var answer in answers.EnumerateArray())
        {
            if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("featureHash", out var hash)
                || hash.ValueKind != JsonValueKind.String || !knownHashes.Contains(hash.GetString()!))
            {
                return false;
            }

            if (answer.TryGetProperty("answers", out var options) && options.ValueKind == JsonValueKind.Array && !Fits(options, knownHashes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>x, y, x, y, … in fractions of the image; null for anything else.</summary>
    private static Point[]? Ring(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 6 || ring.GetArrayLength() % 2 != 0)
        {
            return null;
        }

        var points = new Point[ring.GetArrayLength() / 2];
        for (var i = 0; i < points.Length; i++)
        {
            if (ring[2 * i].ValueKind != JsonValueKind.Number || ring[(2 * i) + 1].ValueKind != JsonValueKind.Number)
            {
                return null;
            }

            points[i] = new Point(ring[2 * i].GetDouble(), ring[(2 * i) + 1].GetDouble());
            if (!(points[i].X is >= 0 and <= 1 && points[i].Y is >= 0 and <= 1))
            {
                return null;
            }
        }

        return points;
    }
}
