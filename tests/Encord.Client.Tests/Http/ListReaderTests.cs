using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

public class ListReaderTests
{
    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.String.Where(IsWellFormed).Select(text => (JsonNode?)JsonValue.Create(text)),
        depth > 2 ? Gen.Const((JsonNode?)null) : inner.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        depth > 2 ? Gen.Const((JsonNode?)null) : inner.Array[0, 4].Select(Record)));

    private static readonly Gen<(JsonNode?[] Rows, int[] Sizes, bool IsIndented, int Place, bool HasMark)> Case = Gen.Select(
        Value.Array[0, 40].Select(rows => (JsonNode?[])[.. rows.Select(row => row is JsonObject ? row : Record([row]))]),
        Gen.Int[1, 300].Array[1, 6],
        Gen.Bool,
        Gen.Int[0, 2],
        Gen.Bool);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Elements_are_the_same_wherever_the_bytes_are_cut() => Case.SampleAsync(async given =>
    {
        var members = new List<KeyValuePair<string, JsonNode?>> { new("status", 200), new("payload", new JsonObject { ["note"] = "ü" }) };
        members.Insert(given.Place, new("response", new JsonArray([.. given.Rows.Select(row => row?.DeepClone())])));
        var text = new JsonObject(members).ToJsonString(new JsonSerializerOptions { WriteIndented = given.IsIndented });
        var content = given.HasMark ? [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
        using var reader = new ListReader<string>(new ChunkedStream(content, given.Sizes), RawElementParser.Instance, "response");

        var read = new List<string>();
        while (await reader.ReadBatchAsync(Token) is { Count: > 0 } batch)
        {
            read.AddRange(batch);
        }

        Assert.Equal(given.Rows.Select(row => row?.ToJsonString()), read.Select(row => JsonNode.Parse(row)?.ToJsonString()));
        Assert.Equal("200", reader.Members["status"]);
        Assert.Equal("{\"note\":\"ü\"}", JsonNode.Parse(reader.Members["payload"])!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }, iter: 300);

    [Fact]
    public Task An_answer_that_is_cut_anywhere_is_truncated_and_never_complete() => Gen.Select(Gen.Int[1, 200], Gen.Int[1, 64].Array[1, 4]).SampleAsync(async (missing, sizes) =>
    {
        var whole = """{"status":200,"response":[{"a":"one"},{"a":"two \u00fc"},{"a":[1,2,3]},{"b":{"c":null}}],"payload":{"x":[true,false,null,"text"]}}"""u8.ToArray();
        var content = whole[..Math.Max(1, whole.Length - missing)];
        using var reader = new ListReader<string>(new ChunkedStream(content, sizes), RawElementParser.Instance, "response");

        var error = await Assert.ThrowsAsync<BodyProblemException>(async () =>
        {
            while (await reader.ReadBatchAsync(Token) is { Count: > 0 })
            {
            }
        });

        Assert.Equal(BodyProblem.Truncated, error.Problem);
    }, iter: 200);

    [Fact]
    public async Task The_first_elements_are_out_before_the_last_byte_is_in()
    {
        var content = Encoding.UTF8.GetBytes("{\"status\":200,\"response\":[" + string.Join(",", Enumerable.Range(0, 50_000).Select(number => $"{{\"n\":{number}}}")) + "]}");
        var stream = new ChunkedStream(content, 8192);
        using var reader = new ListReader<string>(stream, RawElementParser.Instance, "response");

        Assert.NotEmpty(await reader.ReadBatchAsync(Token));

        Assert.InRange(stream.Given, 1, 2 * 8192);
    }

    [Fact]
    public async Task An_element_larger_than_the_buffer_is_read_whole()
    {
        var large = new string('x', 3_000_000);
        var content = Encoding.UTF8.GetBytes($"{{\"status\":200,\"response\":[{{\"a\":1}},{{\"a\":\"{large}\"}},{{\"a\":2}}]}}");
        using var reader = new ListReader<string>(new ChunkedStream(content, 1500, 70_000), RawElementParser.Instance, "response");

        var read = new List<string>();
        while (await reader.ReadBatchAsync(Token) is { Count: > 0 } batch)
        {
            read.AddRange(batch);
        }

        Assert.Equal(["{\"a\":1}", $"{{\"a\":\"{large}\"}}", "{\"a\":2}"], read);
    }

    [Fact]
    public async Task A_large_element_that_arrives_slowly_is_not_read_over_and_over()
    {
        var attempts = 0;
        var content = Encoding.UTF8.GetBytes($"{{\"response\":[{{\"a\":\"{new string('x', 4_000_000)}\"}}],\"status\":200}}");
        using var reader = new ListReader<string>(new ChunkedStream(content, 1000), new CountingParser(() => attempts++), "response");

        while (await reader.ReadBatchAsync(Token) is { Count: > 0 })
        {
        }

        Assert.InRange(attempts, 1, 40);
    }

    [Fact]
    public async Task Codes_are_told_from_rows_of_text_once_the_status_is_known()
    {
        using var client = Connected.To(new ScriptedServer()
            .Answers("""{"response":["one","two"],"status":200}""")
            .Answers("""{"status":200,"response":["one","two"]}"""));
        var query = new V1Query(ResourceScope.User, null, "texts", "GET");

        Assert.Equal(["\"one\"", "\"two\""], await client.Transport.StreamAsync(query, RawElementParser.Instance, Token).ToListAsync(Token));
        Assert.Equal(["\"one\"", "\"two\""], await client.Transport.StreamAsync(query, RawElementParser.Instance, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Rows_before_a_status_that_says_failure_are_followed_by_the_error()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"response":[{"a":1}],"status":500}"""));
        var rows = new List<string>();

        var error = await Assert.ThrowsAsync<EncordException>(async () =>
        {
            await foreach (var row in client.Transport.StreamAsync(new V1Query(ResourceScope.User, null, "x", "GET"), RawElementParser.Instance, Token))
            {
                rows.Add(row);
            }
        });

        Assert.Equal(EncordErrorId.ServiceUnavailable, error.ErrorId);
        Assert.Single(rows);
    }

    [Fact]
    public async Task Pages_follow_each_other_until_there_is_no_token()
    {
        foreach (var end in new[] { "null", "\"\"" })
        {
            var server = new ScriptedServer()
                .Answers("""{"results":[{"n":1}],"nextPageToken":"a b/c"}""")
                .Answers("""{"nextPageToken":"second","results":[{"n":2},{"n":3}]}""")
                .Answers($$"""{"results":[],"nextPageToken":{{end}}}""");
            using var client = Connected.To(server);

            var rows = await client.Transport.PageAsync(V2Request.Get($"things", new QueryString().Add("x", "1")), RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token);

            Assert.Equal(["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"], rows);
            Assert.Equal(
                ["/v2/public/things?x=1", "/v2/public/things?x=1&pageToken=a+b%2Fc", "/v2/public/things?x=1&pageToken=second"],
                server.Requests.Select(request => request.Target));
        }
    }

    [Fact]
    public async Task A_server_that_turns_in_circles_is_not_followed_for_ever()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"results":[],"nextPageToken":"again"}"""));

        var error = await Assert.ThrowsAsync<EncordException>(async () =>
            await client.Transport.PageAsync(V2Request.Get($"things"), RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_first_element_is_wanted()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":[{},{}]}""");
        using var client = Connected.To(server);

        var rows = client.Transport.StreamAsync(new V1Query(ResourceScope.User, null, "x", "GET"), RawElementParser.Instance, Token);
        Assert.Empty(server.Requests);
        await foreach (var _ in rows)
        {
            break;
        }

        Assert.Single(server.Requests);
    }

    private static JsonNode? Record(JsonNode?[] items) =>
        new JsonObject(items.Select((item, index) => new KeyValuePair<string, JsonNode?>($"member {index}", item?.DeepClone())));

    private static bool IsWellFormed(string text)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private sealed class CountingParser(Action count) : ElementParser<string>
    {
        public override bool TryParse(ref Utf8JsonReader reader, out string value)
        {
            count();
            return RawElementParser.Instance.TryParse(ref reader, out value);
        }
    }
}
