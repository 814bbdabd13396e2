using System.Text.Json.Nodes;

namespace Encord.Client.Tests.Support;

/// <summary>Requests and answers as recorded with release 0.1.190 of the vendor's client.</summary>
internal static class Recordings
{
    public const string Release = "0.1.190";

    private static readonly List<JsonNode> All =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data"), "operations*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            .Select(entry => entry!),
    ];

    /// <summary>Of the last release that still had what <see cref="Release"/> has not.</summary>
    public const string OlderRelease = "0.1.150";

    public static JsonArray Of(string operation)
    {
        var entry = Entry(operation);
        return (entry[Release] ?? entry[OlderRelease])!.AsArray();
    }

    public static JsonArray Of(string operation, string release) => Entry(operation)[release]!.AsArray();

    /// <summary>A server that answers as recorded, one exchange after the other.</summary>
    public static ScriptedServer Server(string operation)
    {
        var server = new ScriptedServer();
        foreach (var exchange in Of(operation))
        {
            server.Answers(exchange!["response"]?.ToJsonString() ?? "null");
        }

        return server;
    }

    /// <summary>Holds what was sent against the recording: method, target, resource headers, and the body with the order of its members.</summary>
    public static void AssertSame(string operation, ScriptedServer server)
    {
        var expected = Of(operation).Select(exchange => (
            Method: exchange!["method"]!.GetValue<string>(),
            Target: exchange["target"]!.GetValue<string>(),
            Type: exchange["resource"]![0]?.GetValue<string>(),
            Id: exchange["resource"]![1]?.GetValue<string>(),
            Body: exchange["body"]?.ToJsonString()));
        var actual = server.Requests.Select(request => (
            request.Method,
            request.Target,
            Type: request.Headers.GetValueOrDefault("ResourceType"),
            Id: request.Headers.GetValueOrDefault("ResourceID"),
            Body: request.Body is not { Length: > 0 } ? null : JsonNode.Parse(request.Body)!.ToJsonString()));

        Assert.Equal(expected, actual);
    }

    /// <summary>Every exchange of every release.</summary>
    public static IEnumerable<JsonNode> Exchanges() =>
        All.SelectMany(entry => entry.AsObject().Where(release => release.Value is JsonArray).SelectMany(release => release.Value!.AsArray())).OfType<JsonObject>()
            .Where(exchange => exchange["method"] is not null);

    private static JsonNode Entry(string operation) => All.Single(entry => entry["op"]!.GetValue<string>() == operation);
}
