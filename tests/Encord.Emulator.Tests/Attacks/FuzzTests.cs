using System.Text;
using System.Text.Json.Nodes;
using Encord.Client.Tests.Support;

namespace Encord.Emulator.Tests.Attacks;

/// <summary>Mutates right requests at random, the same way each time; the server refuses or answers, and lives.</summary>
public sealed class FuzzTests
{
    private static readonly int MutationsOfEach = FuzzRounds.Of(12);

    private static readonly Func<JsonNode?>[] Strange =
    [
        () => null, () => true, () => 0, () => -1, () => 1e308, () => long.MaxValue, () => "", () => "\0", () => new string('x', 3000), () => "2024-02-30",
        () => "00000000-0000-0000-0000-000000000000", () => new JsonArray(), () => new JsonObject(), () => new JsonArray(new JsonArray(null, 1)),
        () => new JsonObject { [""] = new JsonObject { ["a"] = null } }, () => 0.1,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_mutated_request_never_makes_the_server_fail(int seed)
    {
        await using var victim = await Victim.CreateAsync();
        using var sender = new Sender(victim, victim.Admin);
        var random = new Random(seed);
        var failures = new List<string>();

        // What deletes comes last, so that the others find something.
        foreach (var request in KnownRequests.All.OrderBy(request => request.Route.Contains("DELETE", StringComparison.Ordinal) || request.Route.EndsWith("/delete", StringComparison.Ordinal)))
        {
            for (var i = 0; i < MutationsOfEach && (request.IsV1 || request.Body is not null); i++)
            {
                var whole = request.IsV1
                    ? Sender.Envelope(request, request.Uid is null ? null : victim.Fill(request.Uid), request.Body is null ? null : victim.Fill(request.Body))
                    : Encoding.UTF8.GetBytes(victim.Fill(request.Body!));
                var body = i % 3 == 0 ? Damage(whole, random) : Mutate(whole, request.IsV1, random);
                EveryRouteTests.Check(failures, request, Encoding.UTF8.GetString(body), await sender.SendAsync(request, body));
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(200, (await victim.Admin.V2Async("GET", "projects")).Status);
    }

    /// <summary>Replaces, removes, doubles or moves members anywhere in the tree.</summary>
    private static byte[] Mutate(byte[] json, bool isV1, Random random)
    {
        var root = JsonNode.Parse(json)!;
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var places = Places(isV1 ? root["values"]! : root).ToList();
            if (places.Count == 0)
            {
                break;
            }

            var (parent, key) = places[random.Next(places.Count)];
            var value = random.Next(4) == 0 && places[random.Next(places.Count)] is var (other, otherKey) ? At(other, otherKey)?.DeepClone() : Strange[random.Next(Strange.Length)]();
            switch (parent)
            {
                case JsonObject owner when random.Next(4) == 0:
                    owner.Remove(key);
                    break;
                case JsonObject owner:
                    owner[key] = value;
                    break;
                case JsonArray list when random.Next(3) == 0:
                    list.Add(value);
                    break;
                case JsonArray list:
                    list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = value;
                    break;
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static JsonNode? At(JsonNode parent, string key) =>
        parent is JsonObject owner ? owner[key] : parent[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)];

    private static IEnumerable<(JsonNode Parent, string Key)> Places(JsonNode node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => PlacesOf(member.Value).Prepend(((JsonNode)owner, member.Key))),
        JsonArray list => list.SelectMany((item, index) => PlacesOf(item).Prepend(((JsonNode)list, index.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        _ => [],
    };

    private static IEnumerable<(JsonNode, string)> PlacesOf(JsonNode? node) => node is null ? [] : Places(node);

    /// <summary>Changes, cuts or repeats bytes, whatever they mean.</summary>
    private static byte[] Damage(byte[] json, Random random)
    {
        var at = random.Next(json.Length);
        return random.Next(4) switch
        {
            0 => json[..at],
            1 => [.. json[..at], (byte)random.Next(256), .. json[(at + 1)..]],
            2 => [.. json[..at], .. json[(at / 2)..]],
            _ => [.. json[..at], .. "\\ud800"u8, .. json[at..]],
        };
    }
}
