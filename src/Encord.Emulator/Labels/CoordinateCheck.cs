using System.Text.Json;

namespace Encord.Emulator.Labels;

/// <summary>Whether an object instance has the coordinates of its shape, and whether they are possible.</summary>
internal static class CoordinateCheck
{
    private static readonly Dictionary<string, string> KeyOfShape = new(StringComparer.Ordinal)
    {
        ["bounding_box"] = "boundingBox",
        ["rotatable_bounding_box"] = "rotatableBoundingBox",
        ["polygon"] = "polygon",
        ["polyline"] = "polyline",
        ["point"] = "point",
        ["skeleton"] = "skeleton",
        ["bitmask"] = "bitmask",
    };

    /// <returns>What is wrong, or null. Shapes that came after 0.1.150 are not looked into.</returns>
    public static string? Flaw(JsonElement instance, string shape, (int? Width, int? Height) size)
    {
        if (!KeyOfShape.TryGetValue(shape, out var key))
        {
            return null;
        }

        if (!instance.TryGetProperty(key, out var coordinates) || coordinates.ValueKind == JsonValueKind.Null)
        {
            return shape == "polygon" && instance.TryGetProperty("polygons", out var polygons) && polygons.ValueKind == JsonValueKind.Array
                ? null
                : $"its shape is {shape}, but '{key}' is missing.";
        }

        return shape switch
        {
            "bounding_box" => Fractions(coordinates, "x", "y", "w", "h"),
            "rotatable_bounding_box" => Fractions(coordinates, "x", "y", "w", "h") ?? Number(coordinates, "theta"),
            "bitmask" => Bitmask(coordinates, size),
            "polygon" => Points(coordinates, 3),
            "polyline" => Points(coordinates, 2),
            "point" => Points(coordinates, 1),
            _ => Points(coordinates, 1),
        };
    }

    private static string? Points(JsonElement points, int fewest)
    {
        var count = 0;
        var all = points.ValueKind switch
        {
            JsonValueKind.Object => points.EnumerateObject().Select(point => point.Value),
            JsonValueKind.Array => points.EnumerateArray(),
            _ => [],
        };
        foreach (var point in all)
        {
            count++;
            if (Fractions(point, "x", "y") is { } problem)
            {
                return $"point {count - 1}: {problem}";
            }
        }

        return count < fewest ? $"it has {count} points, at least {fewest} are needed." : null;
    }

    private static string? Fractions(JsonElement owner, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Number(owner, name) is { } problem)
            {
                return problem;
            }

            var value = owner.GetProperty(name).GetDouble();
            if (value is < 0 or > 1)
            {
                return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} is {value}, outside 0…1.");
            }
        }

        return null;
    }

    private static string? Number(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? null
            : $"{name} is not a number.";

    private static string? Bitmask(JsonElement mask, (int? Width, int? Height) size)
    {
        foreach (var name in (ReadOnlySpan<string>)["width", "height", "top", "left"])
        {
            if (Number(mask, name) is { } problem)
            {
                return problem;
            }
        }

        var (width, height) = (mask.GetProperty("width").GetDouble(), mask.GetProperty("height").GetDouble());
        if (size is { Width: { } mediaWidth, Height: { } mediaHeight } && (width != mediaWidth || height != mediaHeight))
        {
            return $"the mask is {width}×{height}, the media {mediaWidth}×{mediaHeight}.";
        }

        if (!mask.TryGetProperty("rleString", out var text) || text.ValueKind != JsonValueKind.String)
        {
            return "rleString is missing.";
        }

        return RunLength.TryCount(text.GetString()!, out var pixels)
            ? pixels > width * height ? $"rleString covers {pixels} pixels, the mask has {width * height}." : null
            : "rleString is cut off or not run-length text.";
    }
}
