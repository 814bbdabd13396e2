using System.Text;
using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>Many at once, requests that are sent twice, and requests that somebody changed on the way.</summary>
public sealed class ManyClientsTests
{
    [Fact]
    public async Task A_thousand_requests_at_once_are_all_answered_each_with_its_own()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress);

        var made = await Task.WhenAll(Enumerable.Range(0, 500).Select(async number =>
        {
            var making = client.V2Async("POST", "datasets", new { title = $"set {number}", createBackingFolder = false });
            var listing = client.V2Async("GET", "projects");
            Assert.Equal(200, (await listing).Status);
            var (status, body) = await making;
            Assert.Equal(200, status);
            return (Title: $"set {number}", Hash: body.GetProperty("datasetUuid").GetString()!);
        }));

        var kept = (await client.GetAsync("datasets/list")).GetProperty("result").EnumerateArray()
            .Select(item => (item.GetProperty("title").GetString()!, Hash(item))).Order().ToList();
        Assert.Equal(made.Order(), kept);

        static string Hash(JsonElement item) => (item.TryGetProperty("datasetHash", out var hash) ? hash : item.GetProperty("datasetUuid")).GetString()!;
    }

    [Fact]
    public async Task A_signature_holds_for_one_method_path_query_and_body()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        using var client = new SigningClient(emulator.BaseAddress);
        var body = """{"title":"Mine","createBackingFolder":false}"""u8.ToArray();
        const string Target = "/v2/public/datasets?x=1";

        Assert.Equal(401, await SendAsync(client, Target, body, message => message.Content = Json("""{"title":"Other","createBackingFolder":false}""")));
        Assert.Equal(401, await SendAsync(client, Target, body, message => message.RequestUri = new Uri("/v2/public/datasets?x=2", UriKind.Relative)));
        Assert.Equal(401, await SendAsync(client, Target, body, message => message.RequestUri = new Uri("/v2/public/ontologies?x=1", UriKind.Relative)));
        Assert.Equal(401, await SendAsync(client, Target, body, message => message.Method = HttpMethod.Put));
        Assert.Equal(401, await SendAsync(client, Target, body, message => message.Headers.Remove("Signature")));
        Assert.DoesNotContain("Other", (await client.GetAsync("datasets/list")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(200, await SendAsync(client, Target, body, _ => { }));
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public async Task A_request_is_not_taken_long_after_or_before_it_was_signed(int seconds)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var client = new SigningClient(emulator.BaseAddress) { CreatedOffset = TimeSpan.FromSeconds(seconds) };

        Assert.Equal(401, (await client.V2Async("GET", "projects")).Status);
    }

    [Fact]
    public async Task A_body_of_the_other_wire_that_was_changed_is_not_taken()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        using var client = new SigningClient(emulator.BaseAddress);
        var body = JsonSerializer.SerializeToUtf8Bytes(new { query_type = "project", query_method = "GET", values = new { uid = (string?)null, payload = (string?)null } });
        using var message = client.V1Request("/public", body, "project", SampleHashes.StreetScenesProject);
        message.Content = Json(Encoding.UTF8.GetString(body).Replace("\"GET\"", "\"PUT\"", StringComparison.Ordinal));

        using var response = await client.SendAsync(message);

        Assert.Contains("AUTHENTICATION_ERROR", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<int> SendAsync(SigningClient client, string target, byte[] body, Action<HttpRequestMessage> change)
    {
        using var message = client.V2Request(HttpMethod.Post, target, body);
        change(message);
        using var response = await client.SendAsync(message);
        return (int)response.StatusCode;
    }
}
