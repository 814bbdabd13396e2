namespace Encord.Client.Labels.Editing;

/// <summary>
/// Understands a polygon by the depth of its lists: one ring (points or flat numbers), an outline with holes (rings), or several areas, each with its
/// rings — the wire's <c>polygons</c>.
/// </summary>
internal static class PolygonInput
{
    public static Polygon Read(object value)
    {
        if (value is Polygon polygon)
        {
            return polygon;
        }

        if (IsRing(value))
        {
            return new Polygon(Ring(value));
        }

        var items = CoordinateInput.List(value)!;
        return items.All(IsRing)
            ? new Polygon([items.Select(Ring).ToArray()])
            : new Polygon(items.Select(Area).ToArray());
    }

    private static IReadOnlyList<IReadOnlyList<Point>> Area(object? value)
    {
        var rings = CoordinateInput.List(value) ?? throw CoordinateInput.Refuse(ObjectShape.Polygon, "an area must be a list of rings");
        return rings.All(IsRing) ? rings.Select(Ring).ToArray() : throw CoordinateInput.Refuse(ObjectShape.Polygon, "the lists are nested too deep");
    }

    private static IReadOnlyList<Point> Ring(object? value) => CoordinateInput.Points(value, ObjectShape.Polygon);

    /// <summary>Whether it is points or numbers, not a list of such lists.</summary>
    private static bool IsRing(object? value)
    {
        var items = CoordinateInput.List(value);
        if (items is null || items.Length == 0 || CoordinateInput.IsNumber(items[0]))
        {
            return true;
        }

        var first = CoordinateInput.List(items[0]);
        // A list of two numbers is a point; a longer one is a ring of its own.
        return first is null || (first.Length is 2 && CoordinateInput.IsNumber(first[0]));
    }
}
