using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Encord.Client.Json;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// Understands coordinates that are text: JSON, and what coordinates look like in a table or a CSV file, such as <c>x=0.1 y=0.2 w=0.3 h=0.4</c>. Numbers are read
/// as they are written there, in every culture.
/// </summary>
internal static class CoordinateText
{
    private const string Number = @"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?";

    private static readonly Regex Assignment = new(@"\G\s*(?<name>x|y|w|h|theta)=(?<value>" + Number + @")(?=\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Vertex = new(
        @"\G\s*(?<name>.+?)=(?<point>" + Number + "(?:," + Number + @"){1,2})(?:\((?<visibility>[A-Za-z]+)\))?(?=\s|$)", RegexOptions.CultureInvariant);

    private static readonly Regex Mask = new(@"^(?<width>[0-9]+)x(?<height>[0-9]+) (?<rle>\S*)$", RegexOptions.CultureInvariant);

    /// <summary>The dictionaries, lists and numbers that the text stands for.</summary>
    public static object Read(string shape, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("{", StringComparison.Ordinal) || trimmed.StartsWith("[", StringComparison.Ordinal))
        {
            return Json(shape, trimmed);
        }

        return shape switch
        {
            ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox => All(shape, Assignment, trimmed).ToDictionary(match => match.Groups["name"].Value, match => (object)Real(match.Groups["value"].Value)),
            ObjectShape.Skeleton => Vertices(trimmed),
            ObjectShape.Bitmask when Mask.Match(trimmed) is { Success: true } match => new Hashtable
            {
                ["width"] = Real(match.Groups["width"].Value), ["height"] = Real(match.Groups["height"].Value), ["rleString"] = match.Groups["rle"].Value,
            },
            ObjectShape.Polygon => trimmed.Split('|').Select(area => (object)area.Split('/').Select(ring => (object)Points(shape, ring)).ToArray()).ToArray(),
            ObjectShape.Polyline => Points(shape, trimmed),
            ObjectShape.Point => Point(shape, trimmed),
            _ => throw Unreadable(shape),
        };
    }

    private static object Vertices(string text)
    {
        var vertices = new OrderedDictionary();
        foreach (var match in All(ObjectShape.Skeleton, Vertex, text))
        {
            var point = Point(ObjectShape.Skeleton, match.Groups["point"].Value).Cast<double>().ToArray();
            var vertex = new Hashtable { ["x"] = point[0], ["y"] = point[1] };
            if (point.Length > 2)
            {
                vertex["z"] = point[2];
            }

            if (match.Groups["visibility"].Success)
            {
                vertex["visibility"] = match.Groups["visibility"].Value;
            }

            vertices[match.Groups["name"].Value] = vertex;
        }

        return vertices;
    }

    private static object[] Points(string shape, string text) =>
        text.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(point => (object)Point(shape, point)).ToArray();

    private static object[] Point(string shape, string text)
    {
        var numbers = text.Split(',');
        return numbers.Length is 2 or 3 && numbers.All(number => double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            ? numbers.Select(number => (object)Real(number)).ToArray()
            : throw Unreadable(shape);
    }

    /// <summary>The matches, one after the other, up to the end of the text.</summary>
    private static IReadOnlyList<Match> All(string shape, Regex pattern, string text)
    {
        var matches = new List<Match>();
        var end = 0;
        for (var match = pattern.Match(text); match.Success; match = match.NextMatch())
        {
            matches.Add(match);
            end = match.Index + match.Length;
        }

        return matches.Count > 0 && end == text.Length ? matches : throw Unreadable(shape);
    }

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static object Json(string shape, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Value(document.RootElement)!;
        }
        catch (JsonException failure)
        {
            throw CoordinateInput.Refuse(shape, "the text is not JSON: " + JsonFault.Describe(failure).TrimEnd('.'));
        }
    }

    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var map = new OrderedDictionary();
                foreach (var member in element.EnumerateObject())
                {
                    map[member.Name] = Value(member.Value);
                }

                return map;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Value).ToArray();
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            default:
                return null;
        }
    }

    private static EncordException Unreadable(string shape) => CoordinateInput.Refuse(
        shape, "the text is neither JSON nor what Get-EncordObjectInstance shows, such as " + shape switch
        {
            ObjectShape.BoundingBox => "x=0.1 y=0.2 w=0.3 h=0.4",
            ObjectShape.RotatableBoundingBox => "x=0.1 y=0.2 w=0.3 h=0.4 theta=30",
            ObjectShape.Skeleton => "nose=0.5,0.4 tail=0.9,0.9",
            ObjectShape.Bitmask => "640x480 and the run lengths",
            _ => "0.1,0.2 0.3,0.4",
        });
}
