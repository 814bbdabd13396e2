using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Seeding;

/// <summary>Pieces of label documents, as the platform writes them.</summary>
internal static class InstanceJson
{
    private const string Created = "Fri, 22 Nov 2024 11:00:00 UTC";
    private const string Edited = "Fri, 22 Nov 2024 11:30:00 UTC";
    private const int HashBytes = 6;

    /// <summary>Eight characters of base64, as instances have.</summary>
    public static string Hash(string name) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, HashBytes));

    public static JsonObject Object(
        string hash, string name, string color, string shape, string feature, string coordinateKey, JsonNode coordinates, double confidence = 1,
        bool isManual = true) => new()
        {
            ["name"] = name,
            ["color"] = color,
            ["shape"] = shape,
            ["value"] = Value(name),
            ["createdAt"] = Created,
            ["createdBy"] = WellKnown.AnnotatorEmail,
            ["confidence"] = confidence,
            ["objectHash"] = hash,
            ["featureHash"] = feature,
            ["manualAnnotation"] = isManual,
            ["lastEditedAt"] = Edited,
            ["lastEditedBy"] = WellKnown.AnnotatorEmail,
            [coordinateKey] = coordinates,
        };

    public static JsonObject Classification(string hash, string name, string feature) => new()
    {
        ["name"] = name,
        ["value"] = Value(name),
        ["createdAt"] = Created,
        ["createdBy"] = WellKnown.AnnotatorEmail,
        ["confidence"] = 1,
        ["featureHash"] = feature,
        ["classificationHash"] = hash,
        ["manualAnnotation"] = true,
        ["lastEditedAt"] = Edited,
        ["lastEditedBy"] = WellKnown.AnnotatorEmail,
        ["reviews"] = new JsonArray(),
    };

    public static JsonObject Choice(string attribute, string attributeHash, string option, string optionHash) => Answer(
        attribute,
        attributeHash,
        new JsonArray(new JsonObject { ["name"] = option, ["value"] = Value(option), ["featureHash"] = optionHash }));

    public static JsonObject Answer(string attribute, string attributeHash, JsonNode answers) => new()
    {
        ["name"] = attribute,
        ["value"] = Value(attribute),
        ["answers"] = answers,
        ["featureHash"] = attributeHash,
        ["manualAnnotation"] = true,
    };

    public static JsonObject Points(IEnumerable<(double X, double Y)> points)
    {
        var result = new JsonObject();
        foreach (var (x, y) in points)
        {
            result[result.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["x"] = Math.Round(x, 4),
                ["y"] = Math.Round(y, 4),
            };
        }

        return result;
    }

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(WireJson.Options));

    private static string Value(string name) => name.Replace(' ', '_').ToLowerInvariant();
}
