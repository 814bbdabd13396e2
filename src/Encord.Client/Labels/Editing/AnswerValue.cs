using System.Text.Json.Nodes;

namespace Encord.Client.Labels.Editing;

/// <summary>An answer to give: a string, a number (<see cref="double"/>), the chosen options, or null to take the answer away.</summary>
internal sealed record AnswerValue(OntologyAttribute Attribute, object? Value)
{
    public IReadOnlyList<OntologyOption> Options => Value as IReadOnlyList<OntologyOption> ?? [];

    /// <summary>The answer in the wire's form.</summary>
    public JsonObject ToWire() => new()
    {
        ["name"] = Attribute.Name,
        ["value"] = Snake(Attribute.Name),
        ["answers"] = Value switch
        {
            string text => JsonValue.Create(text),
            double number => JsonValue.Create(number),
            _ => new JsonArray(Options.Select(option => (JsonNode)new JsonObject
            {
                ["name"] = option.Label,
                ["value"] = option.Value,
                ["featureHash"] = option.FeatureHash,
            }).ToArray()),
        },
        ["featureHash"] = Attribute.FeatureHash,
        ["manualAnnotation"] = true,
    };

    /// <summary>The machine-readable form of a name: lower case, blanks as <c>_</c>, the rest as it is.</summary>
    public static string Snake(string name) => name.ToLowerInvariant().Replace(' ', '_');
}
