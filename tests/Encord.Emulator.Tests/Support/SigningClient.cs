using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Encord.Emulator.Tests.Support;

/// <summary>Speaks both wires with a key of its own; written from the wire's description, not from the server's code.</summary>
public sealed class SigningClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly Ed25519PrivateKeyParameters _key;

    /// <param name="firstKeyByte">The key's private bytes count up from here: 0 is the admin.</param>
    public SigningClient(Uri baseAddress, byte firstKeyByte = 0, TimeProvider? clock = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip })
        {
            BaseAddress = baseAddress,
        };
        _clock = clock ?? TimeProvider.System;
        _key = new Ed25519PrivateKeyParameters([.. Enumerable.Range(firstKeyByte, 32).Select(value => (byte)value)], 0);
    }

    /// <summary>What v2 requests say about their age; the vendor's SDK subtracts 30 seconds too.</summary>
    public TimeSpan CreatedOffset { get; set; } = TimeSpan.FromSeconds(-30);

    public string? UserAgent { get; set; }

    private string PublicHex => Convert.ToHexStringLower(_key.GeneratePublicKey().GetEncoded());

    public void Dispose() => _http.Dispose();

    public HttpRequestMessage V1Request(string path, byte[] body, string resourceType = "", string resourceId = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (UserAgent is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        request.Headers.TryAddWithoutValidation("ResourceType", resourceType);
        request.Headers.TryAddWithoutValidation("ResourceID", resourceId);
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{PublicHex}:{Convert.ToHexStringLower(Sign(SHA256.HashData(body)))}");
        return request;
    }

    public HttpRequestMessage V2Request(HttpMethod method, string target, byte[]? body = null)
    {
        var request = new HttpRequestMessage(method, target);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var created = (_clock.GetUtcNow() + CreatedOffset).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var digest = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body ?? []))}:";
        var parameters = $"(\"@method\" \"@request-target\" \"content-digest\");created={created};keyid=\"{PublicHex}\";alg=\"ed25519\"";
        var text = string.Join(
            '\n',
            $"\"@method\": {method.Method}", $"\"@request-target\": {target}", $"\"content-digest\": {digest}", $"\"@signature-params\": {parameters}");
        request.Headers.TryAddWithoutValidation("Content-Digest", digest);
        request.Headers.TryAddWithoutValidation("Signature-Input", "encord-sig=" + parameters);
        request.Headers.TryAddWithoutValidation(
            "Signature", $"encord-sig=:{Convert.ToBase64String(Sign(Encoding.ASCII.GetBytes(text)))}:");
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead) =>
        _http.SendAsync(request, completion, TestContext.Current.CancellationToken);

    /// <summary>The whole v1 envelope.</summary>
    public async Task<JsonElement> EnvelopeAsync(
        string type, string method, object? uid, object? payload, string resourceType = "project", string? resourceId = null, bool user = false)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query_type = type, query_method = method, values = new { uid, payload } });
        using var request = V1Request(user ? "/public/user" : "/public", body, user ? "" : resourceType, user ? "" : resourceId ?? "");
        using var response = await SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>The <c>response</c> of a successful v1 call.</summary>
    public async Task<JsonElement> V1Async(
        string type, string method, object? uid = null, object? payload = null, string resourceType = "project", string? resourceId = null,
        bool user = false)
    {
        var envelope = await EnvelopeAsync(type, method, uid, payload, resourceType, resourceId, user);
        Assert.True(envelope.GetProperty("status").GetInt32() == 200, envelope.ToString());
        return envelope.GetProperty("response");
    }

    /// <summary>The error code of a refused v1 call.</summary>
    public async Task<string> V1ErrorAsync(
        string type, string method, object? uid = null, object? payload = null, string resourceType = "project", string? resourceId = null,
        bool user = false)
    {
        var envelope = await EnvelopeAsync(type, method, uid, payload, resourceType, resourceId, user);
        Assert.NotEqual(200, envelope.GetProperty("status").GetInt32());
        return Assert.Single(envelope.GetProperty("response").EnumerateArray()).GetString()!;
    }

    public async Task<(int Status, JsonElement Body)> V2Async(string method, string path, object? body = null)
    {
        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body);
        using var request = V2Request(new HttpMethod(method), "/v2/public/" + path, bytes);
        using var response = await SendAsync(request);
        var text = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, JsonDocument.Parse(text).RootElement);
    }

    /// <summary>The body of a v2 GET that succeeds.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        var (status, body) = await V2Async("GET", path);
        Assert.True(status == 200, $"{status}: {body}");
        return body;
    }

    private byte[] Sign(byte[] message)
    {
        var signer = new Ed25519Signer();
        signer.Init(true, _key);
        signer.BlockUpdate(message, 0, message.Length);
        return signer.GenerateSignature();
    }
}
