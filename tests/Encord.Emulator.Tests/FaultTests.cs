using System.Net.Http.Json;
using System.Text.Json;
using Encord.Emulator.Pipeline.Faults;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    private static string Project => SampleHashes.StreetScenesProject;

    private static string Target => "/v2/public/projects/" + Project;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal, Clock = _clock });
        _client = new SigningClient(_emulator.BaseAddress, clock: _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_status_strikes_as_often_as_it_was_told_and_where_it_was_told()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 429, RetryAfter = "7", Path = Target, Skip = 1, Count = 2 });

        Assert.Equal(200, await StatusAsync("/v2/public/cloud-integrations"));
        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add(await StatusAsync(Target));
        }

        Assert.Equal([200, 429, 429, 200], statuses);
        Assert.Empty(_emulator.Faults.Pending);
    }

    [Fact]
    public async Task A_fault_is_chosen_by_v1_query_type_and_method()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, QueryType = "labelrowmetadata", QueryMethod = "GET", Count = null });

        using var listing = await V1Async("labelrowmetadata");
        using var project = await V1Async("project");

        Assert.Equal((503, 200), ((int)listing.StatusCode, (int)project.StatusCode));
    }

    [Fact]
    public async Task A_reset_ends_the_connection()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Reset });

        await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(Target));
        Assert.Equal(200, await StatusAsync(Target));
    }

    [Fact]
    public async Task A_reset_after_the_work_loses_the_answer_and_keeps_the_change()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Reset, AfterWork = true, Method = "POST" });

        await Assert.ThrowsAsync<HttpRequestException>(
            () => _client.V2Async("POST", "datasets", new { title = "Half done", createBackingFolder = true }));

        var datasets = (await _client.GetAsync("datasets/list")).GetProperty("result");
        Assert.Contains(datasets.EnumerateArray(), item => item.GetProperty("title").GetString() == "Half done");
    }

    [Fact]
    public async Task A_truncated_body_announces_more_than_comes()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Truncate, AfterBytes = 10 });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_malformed_body_comes_whole_and_is_not_JSON()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Malformed });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(Project, text);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
    }

    [Theory]
    [InlineData(FaultKind.Html, "text/html")]
    [InlineData(FaultKind.Empty, "application/json")]
    public async Task Pages_and_nothing_come_with_200(FaultKind kind, string type)
    {
        _emulator.Faults.Add(new Fault { Kind = kind });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target));

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(kind == FaultKind.Empty, (await response.Content.ReadAsByteArrayAsync()).Length == 0);
    }

    [Fact]
    public async Task A_redirect_leads_where_it_was_told_and_a_page_may_have_any_status()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Redirect, Location = "http://elsewhere.invalid/x" });
        _emulator.Faults.Add(new Fault { Kind = FaultKind.ErrorPage, Status = 502 });

        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var redirect = await plain.GetAsync(new Uri(_emulator.BaseAddress, Target));
        using var page = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target));

        Assert.Equal((307, "http://elsewhere.invalid/x"), ((int)redirect.StatusCode, redirect.Headers.Location?.ToString()));
        Assert.Equal((502, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_refusal_may_repeat_the_headers_of_its_request()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 400, EchoHeaders = true });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target));

        Assert.Contains("encord-sig=", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.WrongTypes, "\"projectHash\":17,")]
    [InlineData(FaultKind.Nulls, "\"projectHash\":null,")]
    [InlineData(FaultKind.UnknownWords, "SOMETHING_NEW")]
    [InlineData(FaultKind.ErrorInside, "{\"error\":")]
    [InlineData(FaultKind.Deep, "[[[[[[[[")]
    public async Task What_comes_is_JSON_and_not_what_was_asked_for(FaultKind kind, string part)
    {
        _emulator.Faults.Add(new Fault { Kind = kind });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target));
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains(part, text, StringComparison.Ordinal);
        JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1_000_000 }).Dispose();
    }

    [Fact]
    public async Task An_envelope_stays_one_around_what_is_strange()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Nulls });
        using var response = await V1Async("project");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(200, answer.RootElement.GetProperty("status").GetInt32());
        Assert.All(answer.RootElement.GetProperty("response").EnumerateObject().Where(member => member.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)), member => Assert.Equal(JsonValueKind.Null, member.Value.ValueKind));
    }

    [Fact]
    public async Task A_list_without_an_end_comes_again_and_again()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.SamePage, Count = null });
        const string Folders = "/v2/public/storage/folders";

        var first = await TextAsync(Folders);
        var second = await TextAsync(Folders + "?pageToken=again");

        Assert.Contains("\"nextPageToken\":\"again\"", first, StringComparison.Ordinal);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Gzip_without_its_end_comes_with_a_length_that_fits()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.CutGzip });

        using var plain = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });
        using var response = await plain.GetAsync(new Uri(_emulator.BaseAddress, Target));
        var packed = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal([0x1F, 0x8B], packed[..2]);
        await using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(packed), System.IO.Compression.CompressionMode.Decompress);
        using var read = new MemoryStream();
        try
        {
            await gzip.CopyToAsync(read);
        }
        catch (InvalidDataException)
        {
            // That is how some readers see that the end is missing.
        }

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(read.ToArray()));
    }

    [Fact]
    public async Task A_text_may_be_as_long_as_it_was_told()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.HugeText, AfterBytes = 100_000 });

        Assert.Contains(new string('a', 100_000), await TextAsync(Target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_resets_the_connection()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Break, AfterBytes = 10 });

        await Assert.ThrowsAnyAsync<Exception>(() => TextAsync(Target));
        Assert.Contains(Project, await TextAsync(Target), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dripping_answer_waits_after_each_byte()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Drip, DelayMilliseconds = 60_000 });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var piece = new byte[100];

        Assert.Equal(1, await body.ReadAsync(piece));
        var next = body.ReadAsync(piece).AsTask();
        await _clock.WaitForTimerAsync();
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await next);
    }

    [Fact]
    public async Task A_delay_lasts_until_the_clock_has_moved_on()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = 60_000 });

        var answer = StatusAsync(Target);
        await _clock.WaitForTimerAsync();
        Assert.False(answer.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(200, await answer);
    }

    [Fact]
    public async Task A_stalled_body_stops_in_the_middle()
    {
        _emulator.Faults.Add(new Fault { Kind = FaultKind.Stall, DelayMilliseconds = 60_000 });

        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, Target), HttpCompletionOption.ResponseHeadersRead);
        var body = response.Content.ReadAsByteArrayAsync();
        await _clock.WaitForTimerAsync();
        Assert.False(body.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotEmpty(await body);
    }

    [Fact]
    public async Task Faults_and_requests_are_controlled_over_HTTP()
    {
        using var http = new HttpClient { BaseAddress = _emulator.BaseAddress };
        using var added = await http.PostAsJsonAsync("emulator/faults", new { kind = "status", status = 500, path = "/v2", count = 1 });
        using var wrong = await http.PostAsJsonAsync("emulator/faults", new { kind = "status", pth = "/v2" });
        var status = await StatusAsync(Target);
        var log = await http.GetFromJsonAsync<JsonElement>("emulator/requests");
        using var cleared = await http.DeleteAsync("emulator/requests");

        Assert.Equal((200, 400, 500), ((int)added.StatusCode, (int)wrong.StatusCode, status));
        Assert.Equal(1, log.GetProperty("count").GetInt32());
        Assert.Equal(Target, log.GetProperty("requests")[0].GetProperty("target").GetString());
        Assert.Equal(0, _emulator.RequestLog.Count);
    }

    [Fact]
    public async Task The_log_tells_changing_requests_from_reading_ones()
    {
        await StatusAsync(Target);
        using var listing = await V1Async("labelrowmetadata");
        Assert.Equal((2, 0), (_emulator.RequestLog.Count, _emulator.RequestLog.ChangeCount));

        await _client.V2Async("POST", "datasets", new { title = "x", createBackingFolder = false });

        Assert.Equal((3, 1), (_emulator.RequestLog.Count, _emulator.RequestLog.ChangeCount));
        Assert.Equal("labelrowmetadata", _emulator.RequestLog.Requests[1].QueryType);
    }

    [Fact]
    public void The_command_line_spells_faults()
    {
        Assert.Equal(
            new Fault { Kind = FaultKind.Status, Status = 503, Path = "/v2/public", Count = 3, Skip = 1, RetryAfter = "2" },
            FaultText.Parse("status:503,path=/v2/public,count=3,skip=1,retry-after=2"));
        Assert.Equal(
            new Fault { Kind = FaultKind.Delay, DelayMilliseconds = 250, QueryType = "labelrow", QueryMethod = "GET", Count = null },
            FaultText.Parse("delay:250,type=labelrow,query-method=GET,count=all"));
        Assert.Equal(new Fault { Kind = FaultKind.Reset, AfterBytes = 1000, Method = "PUT" }, FaultText.Parse("reset:1000,method=PUT"));
        Assert.Equal(new Fault { Kind = FaultKind.Redirect, Location = "http://x/y" }, FaultText.Parse("redirect,location=http://x/y"));
        Assert.Equal(new Fault { Kind = FaultKind.ErrorPage, Status = 502 }, FaultText.Parse("errorpage:502"));
        Assert.Throws<FormatException>(() => FaultText.Parse("explode"));
        Assert.Throws<FormatException>(() => FaultText.Parse("reset,where=here"));
    }

    private async Task<string> TextAsync(string target)
    {
        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, target));
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<int> StatusAsync(string target)
    {
        using var response = await _client.SendAsync(_client.V2Request(HttpMethod.Get, target));
        return (int)response.StatusCode;
    }

    private Task<HttpResponseMessage> V1Async(string type) => _client.SendAsync(_client.V1Request(
        "/public",
        JsonSerializer.SerializeToUtf8Bytes(new { query_type = type, query_method = "GET", values = new { } }), "project", Project));
}
