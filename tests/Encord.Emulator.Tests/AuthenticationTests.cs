using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class AuthenticationTests : IAsyncLifetime
{
    private const byte Annotator = 0x40;
    private const byte Outsider = 0x80;
    private const byte Nobody = 0xa0;

    private readonly ManualClock _clock = new();
    private EncordEmulator _emulator = null!;

    private static string Target => "/v2/public/projects/" + SampleHashes.StreetScenesProject;

    public async ValueTask InitializeAsync() => _emulator = await EncordEmulator.StartAsync(
        new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal, Clock = _clock, ReplayWindow = TimeSpan.FromSeconds(60) });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Theory]
    [InlineData(-30, 200)]
    [InlineData(-60, 200)]
    [InlineData(60, 200)]
    [InlineData(-61, 401)]
    [InlineData(61, 401)]
    public async Task A_signature_is_good_within_the_replay_window(int createdSeconds, int status)
    {
        using var client = new SigningClient(_emulator.BaseAddress, clock: _clock) { CreatedOffset = TimeSpan.FromSeconds(createdSeconds) };
        using var response = await client.SendAsync(client.V2Request(HttpMethod.Get, Target));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task An_identical_resend_is_good_until_the_window_closes()
    {
        using var client = new SigningClient(_emulator.BaseAddress, clock: _clock);
        var headers = client.V2Request(HttpMethod.Get, Target).Headers.ToDictionary(header => header.Key, header => header.Value);

        Assert.Equal(200, await ResendAsync());
        Assert.Equal(200, await ResendAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(401, await ResendAsync());

        async Task<int> ResendAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Target);
            foreach (var (name, values) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, values);
            }

            using var response = await client.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("target")]
    [InlineData("query")]
    [InlineData("method")]
    [InlineData("body")]
    [InlineData("digest")]
    [InlineData("algorithm")]
    [InlineData("order")]
    [InlineData("signature")]
    [InlineData("nothing")]
    public async Task Whatever_is_changed_after_signing_is_refused(string changed)
    {
        using var client = new SigningClient(_emulator.BaseAddress, clock: _clock);
        var original = client.V2Request(HttpMethod.Post, Target + "/groups", "{}"u8.ToArray());
        using var request = new HttpRequestMessage(
            changed == "method" ? HttpMethod.Put : HttpMethod.Post,
            changed switch { "target" => Target + "/users", "query" => Target + "/groups?a=b", _ => Target + "/groups" });
        request.Content = new ByteArrayContent(changed is "body" or "digest" ? "{ }"u8.ToArray() : "{}"u8.ToArray());
        foreach (var (name, values) in original.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, (changed, name, values.Single()) switch
            {
                ("digest", "Content-Digest", _) =>
                    $"sha-256=:{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("{ }"u8))}:",
                ("algorithm", "Signature-Input", var value) => value.Replace("ed25519", "none"),
                ("order", "Signature-Input", var value) => value.Replace("\"@method\" \"@request-target\"", "\"@request-target\" \"@method\""),
                ("signature", "Signature", _) => "encord-sig=:AAAA:",
                (_, _, var value) => value,
            });
        }

        using var response = await client.SendAsync(request);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        // Unchanged it is well signed, and only says nothing.
        Assert.Equal(changed == "nothing" ? 400 : 401, (int)response.StatusCode);
        Assert.NotEmpty(body.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_v1_body_that_was_changed_after_signing_is_refused()
    {
        using var client = new SigningClient(_emulator.BaseAddress);
        var body = Encoding.UTF8.GetBytes("""{"query_type":"project","query_method":"GET","values":{"uid":null,"payload":null}}""");
        using var request = client.V1Request("/public", body, "project", SampleHashes.StreetScenesProject);
        request.Content = new ByteArrayContent([.. body, (byte)' ']);

        using var response = await client.SendAsync(request);
        var envelope = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(401, envelope.GetProperty("status").GetInt32());
        Assert.Equal("AUTHENTICATION_ERROR", envelope.GetProperty("response")[0].GetString());
    }

    [Fact]
    public async Task Who_is_unknown_is_not_authenticated_and_who_is_no_member_is_not_authorised()
    {
        using var nobody = new SigningClient(_emulator.BaseAddress, Nobody, _clock);
        using var outsider = new SigningClient(_emulator.BaseAddress, Outsider, _clock);
        using var annotator = new SigningClient(_emulator.BaseAddress, Annotator, _clock);
        var project = SampleHashes.StreetScenesProject;
        var groups = new { groupHashList = new[] { SampleHashes.AnnotatorsGroup }, userRole = 0 };

        Assert.Equal(401, (await nobody.V2Async("GET", "projects/" + project)).Status);
        Assert.Equal("AUTHENTICATION_ERROR", await nobody.V1ErrorAsync("project", "GET", resourceId: project));
        Assert.Equal(403, (await outsider.V2Async("GET", "projects/" + project)).Status);
        Assert.Equal("AUTHORISATION_ERROR", await outsider.V1ErrorAsync("project", "GET", resourceId: project));
        Assert.Empty((await outsider.GetAsync("projects")).GetProperty("results").EnumerateArray());

        // A member reads, but does not manage.
        Assert.Equal(200, (await annotator.V2Async("GET", "projects/" + project)).Status);
        Assert.Equal(403, (await annotator.V2Async("POST", $"projects/{project}/groups", groups)).Status);
        Assert.Equal("AUTHORISATION_ERROR", await annotator.V1ErrorAsync(
            "projectdataset", "POST", payload: new { dataset_hashes = Array.Empty<string>() }, resourceId: project));
    }

    [Fact]
    public async Task A_bearer_token_works_on_both_wires_until_it_expires()
    {
        using var client = new SigningClient(_emulator.BaseAddress, clock: _clock);
        var token = (await client.GetAsync("user/bearer-token")).GetProperty("token").GetString()!;

        Assert.Equal((200, 200), await WithTokenAsync(token));
        Assert.Equal((200, 200), await WithTokenAsync(WellKnown.AdminToken));
        Assert.Equal((401, 401), await WithTokenAsync("made-up"));
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((401, 401), await WithTokenAsync(token));
    }

    [Fact]
    public async Task Unsigned_requests_are_refused_unless_that_was_turned_off()
    {
        await using var open = await EncordEmulator.StartAsync(
            new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal, RequireAuthentication = false });
        using var http = new HttpClient();

        using var refused = await http.GetAsync(new Uri(_emulator.BaseAddress, Target));
        using var accepted = await http.GetAsync(new Uri(open.BaseAddress, Target));

        Assert.Equal((401, 200), ((int)refused.StatusCode, (int)accepted.StatusCode));
    }

    /// <summary>HTTP status of v2, and status in the envelope of v1.</summary>
    private async Task<(int V2, int V1)> WithTokenAsync(string token)
    {
        using var http = new HttpClient { BaseAddress = _emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var v2 = await http.GetAsync(Target);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/public/user")
        {
            Content = new StringContent("""{"query_type":"projectwithuserrole","query_method":"GET","values":{"uid":null,"payload":{"filter":{}}}}"""),
        };
        using var v1 = await http.SendAsync(request);
        var envelope = JsonDocument.Parse(await v1.Content.ReadAsStringAsync()).RootElement;
        return ((int)v2.StatusCode, envelope.GetProperty("status").GetInt32());
    }
}
