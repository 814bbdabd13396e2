using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>Who may speak to the server at all, and how much it listens to.</summary>
public sealed class EntranceTests
{
    private static readonly string[] Addresses = ["/emulator/health", "/emulator/faults", "/v2/public/projects", "/storage/uploads/x", "/nowhere"];

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST:10100", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]:10100", true)]
    [InlineData("emulator.test:10100", true)]
    [InlineData("evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("192.168.1.5", false)]
    public async Task Only_names_of_this_machine_and_those_that_were_allowed_are_answered_for(string host, bool isAnswered)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None, AllowedHosts = ["emulator.test"] });
        foreach (var address in Addresses)
        {
            Assert.Equal(!isAnswered, await IsRefusedAsync(emulator, HttpMethod.Get, address, ("Host", host)));
        }

        Assert.Equal(!isAnswered, await IsRefusedAsync(emulator, HttpMethod.Post, "/public", ("Host", host)));
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_in_a_browser_reaches_nothing(string header, string value)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        foreach (var address in Addresses.Where(address => !address.StartsWith("/storage", StringComparison.Ordinal)))
        {
            Assert.True(await IsRefusedAsync(emulator, HttpMethod.Get, address, (header, value)), address);
        }

        foreach (var address in new[] { "/public", "/public/user", "/emulator/faults", "/emulator/projects", "/v2/public/projects" })
        {
            Assert.True(await IsRefusedAsync(emulator, HttpMethod.Post, address, (header, value)), address);
        }

        Assert.Empty(emulator.Faults.Pending);
    }

    [Fact]
    public async Task A_person_may_open_a_control_route_and_a_page_may_show_a_signed_link()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        using var client = new SigningClient(emulator.BaseAddress);
        Assert.False(await IsRefusedAsync(emulator, HttpMethod.Get, "/emulator/health", ("Sec-Fetch-Site", "none")));

        var row = (await client.V1Async("labelrowmetadata", "GET", payload: new { }, resourceId: SampleHashes.StreetScenesProject))[0];
        var item = await client.GetAsync($"storage/items/{row.GetProperty("backing_item_uuid").GetString()}?signUrl=true");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, item.GetProperty("signedUrl").GetString());
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var picture = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
    }

    [Theory]
    [InlineData("/public")]
    [InlineData("/v2/public/projects")]
    [InlineData("/emulator/faults")]
    public async Task What_is_announced_as_too_large_is_refused_unread(string path)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None, MaximumRequestBytes = 1000, RequireAuthentication = false });
        Assert.Contains(" 413 ", await SpeakAsync(emulator, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000000\r\n\r\n"), StringComparison.Ordinal);
        Assert.Contains(
            " 413 ",
            await SpeakAsync(emulator, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n{new string('x', 0x800)}\r\n"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/public")]
    [InlineData("/public/user")]
    [InlineData("/v2/public/datasets")]
    public async Task A_body_without_a_proof_is_not_waited_for(string path)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });

        // Not one byte of the body is sent.
        var answer = await SpeakAsync(emulator, $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000000\r\n\r\n");
        Assert.Contains("is not signed", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_from_beyond_the_calendar_is_refused()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        var key = WellKnown.AdminPublicKeyHex;
        var answer = await SpeakAsync(
            emulator,
            "GET /v2/public/projects HTTP/1.1\r\nHost: localhost\r\nSignature-Input: encord-sig=(\"@method\" \"@request-target\" \"content-digest\");"
            + $"created=999999999999;keyid=\"{key}\";alg=\"ed25519\"\r\nSignature: encord-sig=:AAAA:\r\n\r\n");
        Assert.Contains(" 401 ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("""{"kind":"Nonsense"}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"kind":"status","status":99}""")]
    [InlineData("""{"kind":"status","status":1000}""")]
    [InlineData("""{"kind":"delay","delayMilliseconds":-1}""")]
    [InlineData("""{"kind":"truncate","afterBytes":-1}""")]
    [InlineData("""{"kind":"reset","count":0}""")]
    [InlineData("""{"kind":"reset","skip":-1}""")]
    [InlineData("""{"kind":"status","retryAfter":"1\r\nX: y"}""")]
    [InlineData("""[{"kind":"reset"},{"kind":"status","status":1}]""")]
    public async Task A_fault_that_cannot_be_carried_out_is_refused_and_none_waits(string fault)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var response = await http.PostAsync("emulator/faults", new StringContent(fault));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("message").GetString()!);
        Assert.Empty(emulator.Faults.Pending);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task A_fault_may_answer_with_a_status_that_has_no_body(int status)
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = status });
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var response = await http.GetAsync("v2/public/projects");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_full_disk_is_named_and_nothing_is_half_done()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal });
        using var client = new SigningClient(emulator.BaseAddress);
        var database = emulator.Services.GetRequiredService<EmulatorDatabase>();
        var pages = database.Scalar<long>("PRAGMA page_count");
        database.Query($"PRAGMA max_page_count = {pages}", row => row.GetInt64(0));
        var names = Enumerable.Range(0, 2000).Select(number => $"someone{number}@emulator.encord.local").ToArray();

        var envelope = await client.EnvelopeAsync(
            "projectusers", "POST", SampleHashes.StreetScenesProject, new { user_emails = names, user_role = 1 }, resourceId: SampleHashes.StreetScenesProject);
        Assert.Equal(500, envelope.GetProperty("status").GetInt32());
        Assert.Contains("disk is full", envelope.GetProperty("payload").GetString(), StringComparison.Ordinal);

        database.Query($"PRAGMA max_page_count = {pages * 100}", row => row.GetInt64(0));
        Assert.Equal(0, database.Scalar<long>("SELECT count(*) FROM users WHERE email LIKE 'someone%'"));
        Assert.Equal(names.Length, (await client.V1Async(
            "projectusers", "POST", SampleHashes.StreetScenesProject, new { user_emails = names, user_role = 1 }, resourceId: SampleHashes.StreetScenesProject)).GetArrayLength());
    }

    private static async Task<bool> IsRefusedAsync(EncordEmulator emulator, HttpMethod method, string path, (string Name, string Value) header)
    {
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new StringContent("""{"kind":"reset"}""") : null };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.Forbidden
            && (text.Contains("does not answer for the host", StringComparison.Ordinal) || text.Contains("Pages of other sites", StringComparison.Ordinal));
    }

    /// <summary>Sends exactly this and reads what comes back until a pause or the end.</summary>
    private static async Task<string> SpeakAsync(EncordEmulator emulator, string text)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, emulator.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        var heard = new StringBuilder();
        var piece = new byte[4096];
        while (!heard.ToString().Contains("\r\n0\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(piece) is var read and > 0)
        {
            heard.Append(Encoding.UTF8.GetString(piece, 0, read));
        }

        return heard.ToString();
    }
}
