using System.Collections;
using System.Globalization;

namespace Encord.Client.Ontologies.Structure;

/// <summary>
/// Understands an ontology as a person writes it: objects with a name and a shape, questions with a name, a type and options. A name that is not known is an error: it would be lost otherwise.
/// </summary>
internal static class StructureInput
{
    private static readonly string[] Shapes =
    [
        ObjectShape.BoundingBox, ObjectShape.RotatableBoundingBox, ObjectShape.Polygon, ObjectShape.Polyline, ObjectShape.Point, ObjectShape.Skeleton, ObjectShape.Bitmask,
        ObjectShape.Audio, ObjectShape.Text, ObjectShape.Cuboid, ObjectShape.Cuboid2D, ObjectShape.Segmentation,
    ];

    /// <summary>Whether it is as a person writes it: without the identifiers that the wire's form has.</summary>
    public static bool IsPlain(object? value) => value switch
    {
        IDictionary map => Find(map, "featureNodeHash") is null && map.Values.Cast<object?>().All(IsPlain),
        string => true,
        IEnumerable items => items.Cast<object?>().All(IsPlain),
        _ => true,
    };

    /// <summary>The objects and classifications of a structure.</summary>
    public static (IReadOnlyList<ObjectSpec> Objects, IReadOnlyList<AttributeSpec> Classifications) Read(IDictionary structure)
    {
        CheckNames(structure, "", "Objects", "Classifications");
        ObjectSpec[] objects = [.. Items(Find(structure, "objects"), "Shape").Select(item => ReadObject(item))];
        AttributeSpec[] classifications = [.. Items(Find(structure, "classifications"), "Options").Select(item => ReadAttribute(item, ""))];
        NodeRules.RequireDistinct(objects.Select(one => one.Name), "object", "");
        NodeRules.RequireDistinct(classifications.Select(one => one.Name), "classification", "");
        return (objects, classifications);
    }

    public static ObjectSpec ReadObject(object? value)
    {
        var map = Map(value, "An object is @{ Name = 'Car'; Shape = 'BoundingBox' }");
        var name = Text(map, "Name") ?? "";
        CheckNames(map, name, "Name", "Shape", "Color", "Colour", "Required", "Attributes", "Attribute");
        return new ObjectSpec(name, ShapeOf(Text(map, "Shape"), name))
        {
            Color = Text(map, "Color") ?? Text(map, "Colour"),
            Required = Flag(map, "Required", name),
            Attributes = Attributes(map, name),
        };
    }

    public static AttributeSpec ReadAttribute(object? value, string place)
    {
        var map = Map(value, "An attribute is @{ Name = 'Colour'; Type = 'Radio'; Options = 'Red', 'Blue' }");
        var name = Text(map, "Name") ?? "";
        var path = place.Length == 0 ? name : place + " > " + name;
        CheckNames(map, path, "Name", "Type", "Required", "Dynamic", "Options", "Option");
        OptionSpec[] options = [.. Items(Find(map, "Options") ?? Find(map, "Option"), null).Select(option => ReadOption(option, path))];
        var type = (Text(map, "Type") ?? (options.Length > 0 ? AttributeType.Radio : AttributeType.Text)).ToLowerInvariant();
        return new AttributeSpec(name, type == "number" ? AttributeType.Numeric : type) { Required = Flag(map, "Required", path), Dynamic = Flag(map, "Dynamic", path), Options = options };
    }

    public static OptionSpec ReadOption(object? value, string place)
    {
        if (value is not IDictionary map)
        {
            return new OptionSpec(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        var label = Text(map, "Label") ?? Text(map, "Name") ?? "";
        CheckNames(map, place + " > " + label, "Label", "Name", "Attributes", "Attribute");
        return new OptionSpec(label) { Attributes = Attributes(map, place + " > " + label) };
    }

    private static AttributeSpec[] Attributes(IDictionary map, string place) =>
        [.. Items(Find(map, "Attributes") ?? Find(map, "Attribute"), "Options").Select(item => ReadAttribute(item, place))];

    private static string ShapeOf(string? text, string name)
    {
        var plain = (text ?? "").Replace("_", "").Replace(" ", "");
        return Array.Find(Shapes, shape => string.Equals(shape, plain, StringComparison.OrdinalIgnoreCase)) ?? throw NodeRules.Refuse(
            text is null ? $"The object '{name}' needs a Shape, such as BoundingBox or Polygon." : $"'{name}': '{text}' is not a shape; use one of {string.Join(", ", Shapes)}.");
    }

    /// <summary>A list as it is; a dictionary is a list of names, each with what it is short for.</summary>
    private static IEnumerable<object?> Items(object? value, string? shortFor)
    {
        switch (value)
        {
            case null:
                return [];
            case IDictionary map when shortFor is not null && Find(map, "Name") is null:
                return map.Cast<DictionaryEntry>().Select(entry => (object?)Long(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value, shortFor));
            case IEnumerable items and not string and not IDictionary:
                return items.Cast<object?>();
            default:
                return [value];
        }
    }

    private static Hashtable Long(string name, object? value, string shortFor)
    {
        if (value is IDictionary map)
        {
            var copy = new Hashtable(StringComparer.OrdinalIgnoreCase) { ["Name"] = name };
            foreach (DictionaryEntry entry in map)
            {
                copy[entry.Key] = entry.Value;
            }

            return copy;
        }

        // 'Text' and 'Numeric' are kinds of questions; a list is what there is to choose from.
        return new Hashtable(StringComparer.OrdinalIgnoreCase) { ["Name"] = name, [shortFor == "Options" && value is string ? "Type" : shortFor] = value };
    }

    private static IDictionary Map(object? value, string form) => value as IDictionary ?? throw NodeRules.Refuse($"{form}, and '{value}' is not.");

    private static void CheckNames(IDictionary map, string place, params string[] known)
    {
        foreach (var key in map.Keys)
        {
            var name = Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw NodeRules.Refuse($"{(place.Length == 0 ? "The structure" : $"'{place}'")} has '{name}', which is not known here; there are {string.Join(", ", known)}.");
            }
        }
    }

    private static object? Find(IDictionary map, string name)
    {
        foreach (DictionaryEntry entry in map)
        {
            if (string.Equals(Convert.ToString(entry.Key, CultureInfo.InvariantCulture), name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value;
            }
        }

        return null;
    }

    private static string? Text(IDictionary map, string name) => Find(map, name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    private static bool Flag(IDictionary map, string name, string place) => Find(map, name) switch
    {
        null => false,
        bool flag => flag,
        { } other => throw NodeRules.Refuse($"'{place}': {name} is $true or $false, and not '{other}'."),
    };
}
