using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>The request as it came: signatures cover these bytes, and faults and the request log need the v1 call before it is routed.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly string _method;
    private readonly string _target;

    public RawRequest(string method, string target, ReadOnlyMemory<byte> body, bool isV1)
    {
        _method = method;
        _target = target;
        Body = body;
        Json = RequestBody.Parse(body);
        if (isV1 && Json?.RootElement is { ValueKind: JsonValueKind.Object } root)
        {
            QueryType = Member(root, "query_type");
            QueryMethod = Member(root, "query_method");
        }
    }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Null when there is no body, or it is not JSON in UTF-8.</summary>
    public JsonDocument? Json { get; }

    public string? QueryType { get; }

    public string? QueryMethod { get; }

    public string Description => QueryType is null ? $"{_method} {_target}" : $"{_method} {_target} {QueryType} {QueryMethod}";

    public void Dispose() => Json?.Dispose();

    private static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
