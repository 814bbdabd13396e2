using System.Text.Json;

namespace Encord.Emulator.Pipeline;

/// <summary>The request as it came: signatures cover these bytes, and faults and the request log need the v1 call before it is routed.</summary>
internal sealed class RawRequest : IDisposable
{
    private readonly string _method;
    private readonly string _target;

    private RawRequest(string method, string target, ReadOnlyMemory<byte> body, bool isV1)
    {
        _method = method;
        _target = target;
        Body = body;
        try
        {
            Json = body.IsEmpty ? null : JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            Json = null;
        }

        if (isV1 && Json?.RootElement is { ValueKind: JsonValueKind.Object } root)
        {
            QueryType = Member(root, "query_type");
            QueryMethod = Member(root, "query_method");
        }
    }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Null when there is no body or it is not JSON.</summary>
    public JsonDocument? Json { get; }

    public string? QueryType { get; }

    public string? QueryMethod { get; }

    public string Description => QueryType is null ? $"{_method} {_target}" : $"{_method} {_target} {QueryType} {QueryMethod}";

    public static async Task<RawRequest> ReadAsync(HttpContext context, string target, bool isV1)
    {
        // A known length saves the growing copies; label bundles are many megabytes.
        using var buffer = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, int.MaxValue / 2));
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        return new RawRequest(context.Request.Method, target, buffer.GetBuffer().AsMemory(0, (int)buffer.Length), isV1);
    }

    public void Dispose() => Json?.Dispose();

    private static string? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
