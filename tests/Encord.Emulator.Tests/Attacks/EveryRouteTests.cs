using System.Text;
using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>What every route of both wires owes: strangers get nothing and change nothing, and no request makes the server fail.</summary>
public sealed class EveryRouteTests
{
    private const byte OutsiderKey = 0x80;

    private static readonly string[] WrongValues =
    [
        "null", "true", "5", "-1", "1e400", "\"\"", "\"x\"", "[]", "{}", "[null]", "[5]", "[[]]", "[{}]", "{\"a\":null}", "{\"a\":{\"a\":[1,\"\\u0000\"]}}",
        "[\"00000000-0000-0000-0000-000000000000\"]", "\"00000000-0000-0000-0000-000000000000\"", "{\"x\":1,\"x\":2}", "99999999999999999999",
    ];

    private static readonly byte[][] WrongBodies =
    [
        [], "x"u8.ToArray(), "{"u8.ToArray(), "\0"u8.ToArray(), [0xff, 0xfe], [0x22, 0xff, 0x22], "{\"query_type\":\"\\ud800\"}"u8.ToArray(),
        [.. "{\"query_type\":\""u8, 0xc3, 0x28, .. "\",\"query_method\":\"GET\"}"u8], "{\"name\":\"\\udc00\",\"title\":\"\\udc00\"}"u8.ToArray(),
        Encoding.ASCII.GetBytes(new string('[', 5000) + new string(']', 5000)), [0xef, 0xbb, 0xbf, .. "{}"u8],
        .. WrongValues.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly string[] WrongQueryValues = ["", "x", "-1", "99999999999999999999", "%00", "%ff", "0001-01-01T00:00:00%2B14:00", "%27", "true"];

    [Fact]
    public async Task Every_route_has_a_known_request()
    {
        await using var victim = await Victim.CreateAsync();
        Assert.Equal(victim.Routes().Distinct().Order(StringComparer.Ordinal), KnownRequests.All.Select(request => request.Route).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stranger_learns_nothing_and_changes_nothing()
    {
        await using var victim = await Victim.CreateAsync();
        using var outsider = new SigningClient(victim.Emulator.BaseAddress, OutsiderKey);
        using var sender = new Sender(victim, outsider);
        var before = Rows(victim);

        var leaks = new List<string>();
        foreach (var request in KnownRequests.All)
        {
            var outcome = await sender.SendAsync(request);
            var asked = request.IsV1 ? victim.Fill($"{request.Uid}{request.Body}$project$dataset") : victim.Path(request) + victim.Fill($"{request.Uid}{request.Body}");
            if (outcome.Status >= 500 || outcome.Text.Contains(Victim.Secret, StringComparison.Ordinal)
                || victim.Hashes.Any(hash => outcome.Text.Contains(hash, StringComparison.Ordinal) && !asked.Contains(hash, StringComparison.Ordinal)))
            {
                leaks.Add($"{request}: {outcome.Status} {outcome.Text}");
            }
        }

        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
        Assert.Equal(before, Rows(victim));
    }

    [Fact]
    public async Task Who_does_not_exist_and_who_may_not_be_seen_are_told_alike()
    {
        await using var victim = await Victim.CreateAsync();
        using var outsider = new SigningClient(victim.Emulator.BaseAddress, OutsiderKey);
        foreach (var (path, hash) in new[]
        {
            ("projects/", "$project"), ("ontologies/", "$ontology"), ("storage/folders/", "$folder"), ("storage/items/", "$item"), ("ml-models/", "$model"),
            ("index/presets/", "$preset"),
        })
        {
            var nobody = Guid.NewGuid().ToString();
            var (unknownStatus, unknown) = await outsider.V2Async("GET", path + nobody);
            var (hiddenStatus, hidden) = await outsider.V2Async("GET", path + victim[hash]);
            Assert.Equal((403, "AUTHORISATION_ERROR"), (unknownStatus, unknown.GetProperty("code").GetString()));
            Assert.Equal((unknownStatus, unknown.ToString().Replace(nobody, victim[hash], StringComparison.Ordinal)), (hiddenStatus, hidden.ToString()));

            var (status, malformed) = await outsider.V2Async("GET", path + "not-a-uuid");
            Assert.Equal((422, "INVALID_ARGUMENTS_ERROR"), (status, malformed.GetProperty("code").GetString()));
        }

        foreach (var (type, resource) in new[] { ("project", "project"), ("dataset", "dataset") })
        {
            Assert.Equal("AUTHORISATION_ERROR", await outsider.V1ErrorAsync(type, "GET", resourceType: resource, resourceId: Guid.NewGuid().ToString()));
            Assert.Equal("AUTHORISATION_ERROR", await outsider.V1ErrorAsync(type, "GET", resourceType: resource, resourceId: victim["$" + resource]));
            Assert.Equal("INVALID_ARGUMENTS_ERROR", await outsider.V1ErrorAsync(type, "GET", resourceType: resource, resourceId: "not-a-uuid"));
        }
    }

    [Fact]
    public async Task Nothing_is_answered_without_a_signature()
    {
        await using var victim = await Victim.CreateAsync();
        using var sender = new Sender(victim, client: null);
        var before = Rows(victim);
        foreach (var request in KnownRequests.All)
        {
            var outcome = await sender.SendAsync(request);
            Assert.True(outcome.Status == 401, $"{request}: {outcome}");
        }

        Assert.Equal(before, Rows(victim));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_reaches_no_route_even_with_the_key(string header, string value)
    {
        await using var victim = await Victim.CreateAsync();
        using var sender = new Sender(victim, victim.Admin) { Header = (header, value) };
        var before = Rows(victim);
        foreach (var request in KnownRequests.All)
        {
            var outcome = await sender.SendAsync(request);
            Assert.True(outcome.Status == 403 && !outcome.Text.Contains(Victim.Secret, StringComparison.Ordinal), $"{request}: {outcome}");
        }

        Assert.Equal(before, Rows(victim));
    }

    [Fact]
    public async Task No_body_makes_a_route_fail()
    {
        await using var victim = await Victim.CreateAsync();
        using var sender = new Sender(victim, victim.Admin);
        var failures = new List<string>();
        foreach (var request in KnownRequests.All)
        {
            foreach (var body in WrongBodies)
            {
                Check(failures, request, Encoding.UTF8.GetString(body), await sender.SendAsync(request, body));
            }

            foreach (var value in WrongValues)
            {
                if (request.IsV1)
                {
                    Check(failures, request, "uid " + value, await sender.SendAsync(request, Sender.Envelope(request, value, Filled(victim, request.Body))));
                    Check(failures, request, "payload " + value, await sender.SendAsync(request, Sender.Envelope(request, Filled(victim, request.Uid), value)));
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task No_query_makes_a_route_fail()
    {
        await using var victim = await Victim.CreateAsync();
        using var sender = new Sender(victim, victim.Admin);
        var failures = new List<string>();
        foreach (var request in KnownRequests.All.Where(request => !request.IsV1))
        {
            var names = (request.Uid ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).Append("pageToken").Append("pageSize").Distinct().ToList();
            foreach (var value in WrongQueryValues)
            {
                var all = string.Join('&', names.Select(name => $"{name}={value}"));
                Check(failures, request, all, await sender.SendAsync(request, request.Body is null ? null : Encoding.UTF8.GetBytes(victim.Fill(request.Body)), all));
                foreach (var name in names)
                {
                    var others = string.Join('&', (request.Uid is null ? "" : victim.Fill(request.Uid)).Split('&').Where(pair => !pair.StartsWith(name + "=", StringComparison.Ordinal)).Append($"{name}={value}"));
                    Check(failures, request, others, await sender.SendAsync(request, request.Body is null ? null : Encoding.UTF8.GetBytes(victim.Fill(request.Body)), others));
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    internal static void Check(List<string> failures, KnownRequest request, string what, Outcome outcome)
    {
        if (outcome.Status >= 500 || (outcome.Status != 200 && !IsRefusal(outcome.Text)))
        {
            failures.Add($"{request} [{(what.Length > 300 ? what[..300] : what)}]: {outcome.Status} {outcome.Text}");
        }
    }

    private static bool IsRefusal(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("message", out _) || document.RootElement.TryGetProperty("response", out _);
    }

    private static string? Filled(Victim victim, string? text) => text is null ? null : victim.Fill(text);

    /// <summary>Every row of the database that has to do with the admin's things. Trainings go on by themselves.</summary>
    private static List<string> Rows(Victim victim)
    {
        var database = victim.Emulator.Services.GetRequiredService<EmulatorDatabase>();
        var tables = database.Query("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'model_trainings' ORDER BY name", row => row.GetString(0));
        return
        [
            .. tables.SelectMany(table => database.Query($"SELECT * FROM {table}", row => table + ": " + string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column =>
                    row.IsDBNull(column) ? "" : row.GetValue(column) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : row.GetValue(column).ToString()))))
                .Where(row => IsGlobal(row) || row.Contains(Victim.Secret, StringComparison.Ordinal) || victim.Hashes.Any(hash => row.Contains(hash, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];

        static bool IsGlobal(string row) => row.StartsWith("metadata_schema", StringComparison.Ordinal);
    }
}
