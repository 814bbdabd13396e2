using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Ontologies;

/// <summary>Checks a structure that comes in; what is not known is kept, what is wrong is refused by place.</summary>
internal static class OntologyStructure
{
    private static readonly HashSet<string> Shapes = new(StringComparer.Ordinal)
    {
        "bounding_box", "polygon", "point", "skeleton", "polyline", "rotatable_bounding_box", "bitmask",
        "audio", "text", "cuboid", "cuboid_2d", "segmentation",
    };

    private static readonly HashSet<string> AttributeTypes = new(StringComparer.Ordinal) { "radio", "checklist", "text", "numeric" };

    /// <returns>The text as it was given.</returns>
    public static string Check(JsonElement? editor)
    {
        if (editor is not { ValueKind: JsonValueKind.Object } structure)
        {
            throw WireError.InvalidArguments("editor: the ontology structure is missing.");
        }

        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, place) in Items(structure, "objects", "editor"))
        {
            CheckNode(item, place, hashes);
            item.RequiredText("name");
            if (!Shapes.Contains(item.RequiredText("shape")))
            {
                throw WireError.InvalidArguments($"{place}.shape: '{item.Text("shape")}' is not a shape.");
            }

            CheckAttributes(item, "attributes", place, hashes);
        }

        foreach (var (item, place) in Items(structure, "classifications", "editor"))
        {
            CheckNode(item, place, hashes);
            if (CheckAttributes(item, "attributes", place, hashes) != 1)
            {
                throw WireError.InvalidArguments($"{place}: a classification has exactly one attribute.");
            }
        }

        return structure.GetRawText();
    }

    private static int CheckAttributes(JsonElement owner, string member, string place, HashSet<string> hashes)
    {
        var count = 0;
        foreach (var (attribute, attributePlace) in Items(owner, member, place))
        {
            count++;
            CheckNode(attribute, attributePlace, hashes);
            attribute.RequiredText("name");
            var type = attribute.RequiredText("type");
            if (!AttributeTypes.Contains(type))
            {
                throw WireError.InvalidArguments($"{attributePlace}.type: '{type}' is not a type of attribute.");
            }

            foreach (var (option, optionPlace) in Items(attribute, "options", attributePlace))
            {
                CheckNode(option, optionPlace, hashes);
                option.RequiredText("label");
                CheckAttributes(option, "options", optionPlace, hashes);
            }
        }

        return count;
    }

    private static void CheckNode(JsonElement node, string place, HashSet<string> hashes)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            throw WireError.InvalidArguments($"{place} must be an object.");
        }

        var hash = node.Text("featureNodeHash") ?? throw WireError.InvalidArguments($"{place}.featureNodeHash is missing.");
        if (!hashes.Add(hash))
        {
            throw WireError.InvalidArguments($"{place}.featureNodeHash: '{hash}' is used twice.");
        }
    }

    private static IEnumerable<(JsonElement Item, string Place)> Items(JsonElement owner, string member, string place)
    {
        if (owner.Member(member) is not { } list)
        {
            yield break;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw WireError.InvalidArguments($"{place}.{member} must be a list.");
        }

        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            yield return (item, $"{place}.{member}[{index++}]");
        }
    }
}
