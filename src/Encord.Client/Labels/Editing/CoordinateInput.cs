using System.Collections;
using System.Globalization;
using Encord.Client.Json;
using Encord.Client.Labels.Reading;
using Encord.Client.PlainText;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// Understands coordinates as a caller writes them: instances that were read, the shapes themselves, dictionaries with the wire's or with spelled-out
/// names, lists of numbers, and text. Fractions of the image throughout.
/// </summary>
internal static class CoordinateInput
{
    public static Coordinates Read(string shape, object value) => ReadShape(shape, Inner(shape, value));

    private static Coordinates ReadShape(string shape, object value) => shape switch
    {
        ObjectShape.BoundingBox => ReadBox(value),
        ObjectShape.RotatableBoundingBox => ReadRotatable(value),
        ObjectShape.Polygon => PolygonInput.Read(value),
        ObjectShape.Polyline => value as Polyline ?? new Polyline(Points(value, "polyline")),
        ObjectShape.Point => value as Keypoint ?? new Keypoint(ReadPoint(value, "point")),
        ObjectShape.Skeleton => value as Skeleton ?? SkeletonInput.Read(value),
        ObjectShape.Bitmask => value as Bitmask ?? BitmaskInput.Read(value),
        _ => throw Refuse(shape, "objects of this shape are carried, but cannot be made here"),
    };

    /// <summary>The coordinates inside of what holds them: an instance, an object of a label document, a list of one of these, JSON text.</summary>
    private static object Inner(string shape, object value)
    {
        switch (value)
        {
            case ObjectInstance instance:
                return instance.Coordinates ?? throw Refuse(shape, $"the object {instance.ObjectHash} has none");
            case string text:
                return Inner(shape, CoordinateText.Read(shape, text));
            case object?[] { Length: 1 } list when list[0] is ObjectInstance or Coordinates or string:
                return Inner(shape, list[0]!);
            case IDictionary map:
                string[] keys = [.. CoordinatesReader.ShapeKeys.Where(key => key.Value == shape).Select(key => key.Key).Reverse()];
                string[] names = ["coordinates", .. keys, .. Lists(shape)];
                var inner = names.Select(name => Member(map, name)).FirstOrDefault(member => member is not (null or double or int));
                return inner is null ? map : Inner(shape, inner);
            default:
                return value;
        }
    }

    /// <summary>What the properties are called that hold all of a shape.</summary>
    private static string[] Lists(string shape) => shape switch
    {
        ObjectShape.Polygon => ["areas", "points"],
        ObjectShape.Polyline => ["points"],
        ObjectShape.Skeleton => ["vertices"],
        _ => [],
    };

    internal static Point ReadPoint(object? value, string shape)
    {
        switch (value)
        {
            case Point point:
                return point;
            case Keypoint keypoint:
                return keypoint.Point;
            case IDictionary map when (Member(map, "0") ?? Member(map, "point")) is { } inner:
                return ReadPoint(inner, shape);
            case IDictionary map:
                return new Point(Need(map, shape, "x"), Need(map, shape, "y"), Member(map, "z") is { } z ? Number(z, shape) : null);
            default:
                var numbers = List(value) ?? throw Refuse(shape, "a point is @{ x = …; y = … } or a list of two numbers");
                return numbers.Length is 2 or 3
                    ? new Point(Number(numbers[0], shape), Number(numbers[1], shape), numbers.Length == 3 ? Number(numbers[2], shape) : null)
                    : throw Refuse(shape, $"a point has two numbers, not {numbers.Length}");
        }
    }

    /// <summary>A ring or line: points, a flat list of numbers, or the wire's map from order to point.</summary>
    internal static IReadOnlyList<Point> Points(object? value, string shape)
    {
        if (value is IDictionary map)
        {
            return map.Cast<DictionaryEntry>()
                .Select(entry => (Order: JsonReading.FrameNumber(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)) ?? throw Refuse(shape, $"'{entry.Key}' is not the number of a point"), entry.Value))
                .OrderBy(entry => entry.Order).Select(entry => ReadPoint(entry.Value, shape)).ToArray();
        }

        var items = List(value) ?? throw Refuse(shape, "it is a list of points");
        if (items.Length > 0 && IsNumber(items[0]))
        {
            return items.Length % 2 != 0
                ? throw Refuse(shape, "a flat list holds an x and a y for each point; the last y is missing")
                : Enumerable.Range(0, items.Length / 2).Select(i => new Point(Number(items[2 * i], shape), Number(items[(2 * i) + 1], shape))).ToArray();
        }

        return items.Select(item => ReadPoint(item, shape)).ToArray();
    }

    internal static object?[]? List(object? value) => value is IEnumerable items and not string and not IDictionary ? items.Cast<object?>().ToArray() : null;

    internal static bool IsNumber(object? value) => value is double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort or string;

    internal static object? Member(IDictionary map, params string[] names)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (Array.Exists(names, name => string.Equals(Convert.ToString(entry.Key, CultureInfo.InvariantCulture), name, StringComparison.OrdinalIgnoreCase)))
            {
                return entry.Value;
            }
        }

        return null;
    }

    internal static double Need(IDictionary map, string shape, params string[] names) =>
        Number(Member(map, names) ?? throw Refuse(shape, $"'{names[0]}' is missing"), shape);

    internal static double Number(object? value, string shape)
    {
        if (value is string text)
        {
            try
            {
                return NumberText.Read(text, CultureInfo.CurrentCulture);
            }
            catch (EncordException failure)
            {
                throw Refuse(shape, failure.Message.TrimEnd('.'));
            }
        }

        return IsNumber(value) ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : throw Refuse(shape, $"'{value}' is not a number");
    }

    internal static EncordException Refuse(string shape, string message) =>
        new(EncordErrorId.InvalidArgument, $"The coordinates of a {shape} cannot be read: {message}.");

    private static BoundingBox ReadBox(object value)
    {
        switch (value)
        {
            case RotatableBoundingBox:
                throw Refuse(ObjectShape.BoundingBox, "the box is a rotatable one");
            case BoundingBox box:
                return box;
            case IDictionary map:
                const string Shape = ObjectShape.BoundingBox;
                return new BoundingBox(Need(map, Shape, "x"), Need(map, Shape, "y"), Need(map, Shape, "w", "width"), Need(map, Shape, "h", "height"));
            default:
                var numbers = Numbers(value, ObjectShape.BoundingBox, 4, "x, y, width, height");
                return new BoundingBox(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
    }

    private static RotatableBoundingBox ReadRotatable(object value)
    {
        switch (value)
        {
            case RotatableBoundingBox box:
                return box;
            case IDictionary map:
                const string Shape = ObjectShape.RotatableBoundingBox;
                return new RotatableBoundingBox(
                    Need(map, Shape, "x"), Need(map, Shape, "y"), Need(map, Shape, "w", "width"), Need(map, Shape, "h", "height"), Need(map, Shape, "theta"));
            default:
                var numbers = Numbers(value, ObjectShape.RotatableBoundingBox, 5, "x, y, width, height, theta");
                return new RotatableBoundingBox(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        }
    }

    private static double[] Numbers(object value, string shape, int count, string what)
    {
        var items = List(value);
        return items?.Length == count
            ? items.Select(item => Number(item, shape)).ToArray()
            : throw Refuse(shape, $"it is a dictionary or a list of {count} numbers: {what}");
    }
}
