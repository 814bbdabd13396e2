using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Ontologies;

/// <param name="Parent">Option under which the attribute is nested; null at the top.</param>
/// <param name="Options">Feature hashes of its options.</param>
internal sealed record OntologyAttribute(string Hash, string Name, string Type, bool IsDynamic, string? Parent, IReadOnlySet<string> Options);

/// <summary>An object or a classification; a classification has no shape.</summary>
/// <param name="Attributes">All of them, nested ones too, by feature hash.</param>
internal sealed record OntologyNode(string Hash, string Name, string? Shape, IReadOnlyDictionary<string, OntologyAttribute> Attributes);

/// <summary>What labels may refer to, by feature hash.</summary>
internal sealed class OntologyIndex
{
    private OntologyIndex(Dictionary<string, OntologyNode> objects, Dictionary<string, OntologyNode> classifications)
    {
        Objects = objects;
        Classifications = classifications;
    }

    public IReadOnlyDictionary<string, OntologyNode> Objects { get; }

    public IReadOnlyDictionary<string, OntologyNode> Classifications { get; }

    public static OntologyIndex Read(string editor)
    {
        using var document = JsonDocument.Parse(editor);
        return new OntologyIndex(Nodes(document.RootElement, "objects"), Nodes(document.RootElement, "classifications"));
    }

    private static Dictionary<string, OntologyNode> Nodes(JsonElement editor, string list)
    {
        var nodes = new Dictionary<string, OntologyNode>(StringComparer.Ordinal);
        foreach (var node in Items(editor, list))
        {
            var attributes = new Dictionary<string, OntologyAttribute>(StringComparer.Ordinal);
            AddAttributes(attributes, node, "attributes", parent: null);
            var hash = node.RequiredText("featureNodeHash");
            nodes[hash] = new OntologyNode(
                hash, node.Text("name") ?? attributes.Values.FirstOrDefault()?.Name ?? hash, node.Text("shape"), attributes);
        }

        return nodes;
    }

    private static void AddAttributes(Dictionary<string, OntologyAttribute> all, JsonElement owner, string list, string? parent)
    {
        foreach (var attribute in Items(owner, list))
        {
            var hash = attribute.RequiredText("featureNodeHash");
            var options = Items(attribute, "options").ToList();
            all[hash] = new OntologyAttribute(
                hash, attribute.RequiredText("name"), attribute.RequiredText("type"), attribute.Flag("dynamic"), parent,
                options.Select(option => option.RequiredText("featureNodeHash")).ToHashSet(StringComparer.Ordinal));
            foreach (var option in options)
            {
                AddAttributes(all, option, "options", option.RequiredText("featureNodeHash"));
            }
        }
    }

    private static IEnumerable<JsonElement> Items(JsonElement owner, string list) =>
        owner.Member(list) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
