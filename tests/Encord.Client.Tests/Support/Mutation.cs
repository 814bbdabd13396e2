using System.Text;
using System.Text.Json.Nodes;

namespace Encord.Client.Tests.Support;

/// <summary>Damages inputs at random, always in the same way for the same seed: bytes, and members of JSON that stays JSON.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly string[] Pieces =
    [
        "NaN", "-Infinity", "null", "true", "{}", "[]", "[[]]", "\"\"", "\"a\"", "\"\\ud800\"", "0", "-1", "1.5", "1e999", "99999999999999999999", "2147483647", "[1,2", "}", "]", ",", ":", "\"", "\\",
        "\u0000", "é", "-----", "\n", " ", new string('[', 200), new string(' ', 20_000),
    ];

    private static readonly Func<JsonNode?>[] Values =
    [
        () => null, () => true, () => 0, () => -1, () => 1.5, () => 1e300, () => long.MaxValue, () => ulong.MaxValue, () => "", () => "a", () => "\u00e9\u2028\"", () => "00000000-0000-0000-0000-000000000000",
        () => "2024-13-45T99:00:00Z", () => new string('x', 5000), () => new JsonArray(), () => new JsonArray(null, 1, "a", new JsonObject()), () => new JsonObject(), () => new JsonObject { ["a"] = new JsonArray(1) },
        () => Deep(60),
    ];

    private readonly Random _random = new(seed);

    public byte[] Bytes(byte[] original)
    {
        var bytes = new List<byte>(original);
        for (var i = _random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = _random.Next(bytes.Count);
            var length = Math.Min(_random.Next(1, 12), bytes.Count - at);
            switch (_random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(_random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3 when _random.Next(3) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>One to three members replaced, renamed, doubled or taken away.</summary>
    public string Members(string json)
    {
        var root = JsonNode.Parse(json)!;
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            List<JsonNode> inner = [];
            Gather(root, inner);
            switch (inner[_random.Next(inner.Count)])
            {
                case JsonObject { Count: > 0 } map:
                    Change(map, map.ElementAt(_random.Next(map.Count)).Key);
                    break;
                case JsonArray { Count: > 0 } list:
                    Change(list, _random.Next(list.Count));
                    break;
                case JsonObject map:
                    map["new"] = Value();
                    break;
                case JsonArray list:
                    list.Add(Value());
                    break;
            }
        }

        return root.ToJsonString();
    }

    private void Change(JsonObject map, string name)
    {
        switch (_random.Next(5))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                var moved = map[name];
                map.Remove(name);
                map[name + "x"] = moved;
                break;
            default:
                map[name] = Value();
                break;
        }
    }

    private void Change(JsonArray list, int at)
    {
        switch (_random.Next(4))
        {
            case 0:
                list.RemoveAt(at);
                break;
            case 1:
                list.Add(list[at]?.DeepClone());
                break;
            default:
                list[at] = Value();
                break;
        }
    }

    private JsonNode? Value() => Values[_random.Next(Values.Length)]();

    private static void Gather(JsonNode? node, List<JsonNode> into)
    {
        foreach (var inner in node switch { JsonObject map => map.Select(member => member.Value), JsonArray list => list, _ => Enumerable.Empty<JsonNode?>() })
        {
            Gather(inner, into);
        }

        if (node is JsonObject or JsonArray)
        {
            into.Add(node);
        }
    }

    private static JsonNode Deep(int depth) => depth == 0 ? new JsonArray() : new JsonArray(Deep(depth - 1));
}
