using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>Sends requests that may be wrong in any way, and says what came back.</summary>
internal sealed class Sender(Victim victim, SigningClient? client) : IDisposable
{
    private readonly HttpClient _plain = new() { BaseAddress = victim.Emulator.BaseAddress };

    /// <summary>Sent with every request, as a browser would.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>The whole body of a v1 call.</summary>
    public static byte[] Envelope(KnownRequest request, string? uid, string? payload)
    {
        var parts = request.Route.Split(' ');
        return Encoding.UTF8.GetBytes(
            $$$"""{"query_type":"{{{parts[1]}}}","query_method":"{{{parts[2]}}}","values":{"uid":{{{uid ?? "null"}}},"payload":{{{payload ?? "null"}}} } }""");
    }

    public Task<Outcome> SendAsync(KnownRequest request) => request.IsV1
        ? SendAsync(request, Envelope(request, request.Uid is null ? null : victim.Fill(request.Uid), request.Body is null ? null : victim.Fill(request.Body)))
        : SendAsync(request, request.Body is null ? null : Encoding.UTF8.GetBytes(victim.Fill(request.Body)));

    /// <param name="body">Exactly these bytes.</param>
    /// <param name="query">v2; null for the right one.</param>
    public async Task<Outcome> SendAsync(KnownRequest request, byte[]? body, string? query = null)
    {
        using var message = request.IsV1 ? V1(request, body) : V2(request, body, query ?? (request.Uid is null ? "" : victim.Fill(request.Uid)));
        if (Header is var (name, value))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = client is null ? await _plain.SendAsync(message) : await client.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        var status = (int)response.StatusCode;
        if (request.IsV1 && status == 200)
        {
            using var envelope = JsonDocument.Parse(text);
            status = envelope.RootElement.GetProperty("status").GetInt32();
        }

        return new Outcome(status, text);
    }

    public void Dispose() => _plain.Dispose();

    private HttpRequestMessage V1(KnownRequest request, byte[]? body)
    {
        var path = request.Route.EndsWith(" user", StringComparison.Ordinal) ? "/public/user" : "/public";
        var resource = request.Resource switch { "project" => victim["$project"], "dataset" => victim["$dataset"], _ => "" };
        if (client is not null)
        {
            return client.V1Request(path, body ?? [], request.Resource, resource);
        }

        var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = Json(body ?? []) };
        message.Headers.TryAddWithoutValidation("ResourceType", request.Resource);
        message.Headers.TryAddWithoutValidation("ResourceID", resource);
        return message;
    }

    private HttpRequestMessage V2(KnownRequest request, byte[]? body, string query)
    {
        var method = new HttpMethod(request.Route.Split(' ')[0]);
        var target = $"/v2/public/{victim.Path(request)}{(query.Length == 0 ? "" : "?" + query)}";
        return client is not null ? client.V2Request(method, target, body)
            : new HttpRequestMessage(method, target) { Content = body is null ? null : Json(body) };
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}

/// <param name="Status">Of the envelope for v1.</param>
internal sealed record Outcome(int Status, string Text);
