using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>What of an ontology a model can learn: objects, and classifications with one choice.</summary>
internal sealed class OntologyFeatures
{
    private readonly Dictionary<string, ObjectFeature> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ChoiceFeature> _choices = new(StringComparer.Ordinal);

    public OntologyFeatures(string editor)
    {
        using var document = JsonDocument.Parse(editor);
        foreach (var item in Items(document.RootElement, "objects"))
        {
            var hash = item.RequiredText("featureNodeHash");
            _objects[hash] = new(hash, item.RequiredText("name"), item.RequiredText("shape"), item.Text("color"));
        }

        foreach (var item in Items(document.RootElement, "classifications"))
        {
            var hash = item.RequiredText("featureNodeHash");
            var attribute = Items(item, "attributes").FirstOrDefault();
            _choices[hash] = new(
                hash,
                attribute.Text("featureNodeHash") ?? hash,
                attribute.Text("name") ?? hash,
                attribute.Text("type") == "radio"
                    ? [.. Items(attribute, "options").Select(option => new Option(
                        option.RequiredText("featureNodeHash"), option.RequiredText("label"), option.Text("value") ?? option.RequiredText("label")))]
                    : []);
        }
    }

    /// <summary>An ontology object.</summary>
    public sealed record ObjectFeature(string Hash, string Name, string Shape, string? Color)
    {
        /// <summary>The name as labels keep it: lower case with underscores.</summary>
        public string Value => LabelValue(Name);
    }

    /// <summary>A classification; without options unless it is a radio.</summary>
    public sealed record ChoiceFeature(string Hash, string AttributeHash, string Name, IReadOnlyList<Option> Options);

    public sealed record Option(string Hash, string Label, string Value);

    public ObjectFeature? FindObject(string hash) => _objects.GetValueOrDefault(hash);

    public ChoiceFeature? FindChoice(string hash) => _choices.GetValueOrDefault(hash);

    /// <summary>The classification that an option belongs to.</summary>
    public (ChoiceFeature Choice, Option Option)? FindOption(string hash)
    {
        foreach (var choice in _choices.Values)
        {
            if (choice.Options.FirstOrDefault(option => option.Hash == hash) is { } option)
            {
                return (choice, option);
            }
        }

        return null;
    }

    public static string LabelValue(string name) => name.ToLowerInvariant().Replace(' ', '_');

    private static IEnumerable<JsonElement> Items(JsonElement owner, string member) =>
        owner.Member(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
