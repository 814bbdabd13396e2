using System.Net;
using System.Text;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

/// <summary>A change whose answer does not come may have been done: the user is told so, and how to look.</summary>
public class OutcomeUnknownTests
{
    private const string Hash = "11111111-1111-4111-8111-111111111111";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> WaysToLoseAnAnswer => ["lost", "reset in the answer", "cut json", "late", "late answer"];

    [Theory]
    [MemberData(nameof(WaysToLoseAnAnswer))]
    public async Task A_change_whose_answer_is_lost_or_late_has_an_unknown_outcome(string way)
    {
        foreach (var send in Changes())
        {
            var (server, client) = Losing(way);
            using var _ = client;

            var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));

            Assert.Equal(EncordErrorId.OutcomeUnknown, error.ErrorId);
            Assert.Contains("may have been", error.Message);
            Assert.Matches("Look first: .*Get-Encord", error.Message);
            Assert.DoesNotContain("run the command again", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Try again", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Look first", error.RecommendedAction);
            Assert.NotNull(error.TraceId);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [MemberData(nameof(WaysToLoseAnAnswer))]
    public async Task What_only_reads_or_computes_has_no_outcome_to_look_for(string way)
    {
        foreach (var send in new Func<EncordTransport, Task>[]
                 {
                     transport => transport.SendAsync(V1Query.ForProject(Hash, "project", "GET"), Token),
                     transport => transport.SendRawAsync(new V1Query(ResourceScope.Project, Hash, "model", "POST") { Effect = CallEffect.Computes }, Token),
                     transport => transport.SendRawAsync(V2Request.Get($"projects"), Token),
                 })
        {
            var (_, client) = Losing(way);
            using var disposing = client;

            var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));

            Assert.NotEqual(EncordErrorId.OutcomeUnknown, error.ErrorId);
        }
    }

    [Fact]
    public async Task What_never_left_has_no_unknown_outcome()
    {
        foreach (var send in Changes())
        {
            using var client = Connected.To(new ScriptedServer().Fails(new HttpRequestException(HttpRequestError.ConnectionError, "no")));

            Assert.Equal(EncordErrorId.ConnectionFailed, (await Assert.ThrowsAsync<EncordException>(() => send(client.Transport))).ErrorId);
        }
    }

    [Fact]
    public async Task What_sets_a_value_is_tried_again_and_then_says_that_repeating_does_no_harm()
    {
        var server = new ScriptedServer().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "no"));
        using var client = Connected.To(server, new ManualTime(Connected.Now) { PassesAtOnce = TimeSpan.FromSeconds(120) }, retries: 2);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(V2Request.Put($"projects/{Hash}/status", "x"), Token));

        Assert.Equal(EncordErrorId.OutcomeUnknown, error.ErrorId);
        Assert.Contains("does no harm", error.Message);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_repeat_that_does_not_leave_does_not_hide_that_the_first_may_have_arrived()
    {
        var server = new ScriptedServer().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "no")).Fails(new HttpRequestException(HttpRequestError.ConnectionError, "no"));
        using var client = Connected.To(server, new ManualTime(Connected.Now) { PassesAtOnce = TimeSpan.FromSeconds(120) }, retries: 1);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(V2Request.Put($"projects/{Hash}/status", "x"), Token));

        Assert.Equal(EncordErrorId.OutcomeUnknown, error.ErrorId);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(502, "<html>")]
    [InlineData(504, """{"message":"no answer from behind"}""")]
    [InlineData(200, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "[[")]
    [InlineData(200, "{\"x\":}")]
    public async Task An_answer_that_does_not_tell_what_was_done_does_not_advise_to_repeat(int status, string body)
    {
        foreach (var send in Changes())
        {
            using var client = Connected.To(new ScriptedServer().Answers(body, (HttpStatusCode)status));

            var error = await Assert.ThrowsAsync<EncordException>(() => send(client.Transport));

            Assert.Contains("Look first", error.Message);
            Assert.DoesNotContain("run the command again", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Try again", error.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Look first", error.RecommendedAction);
        }
    }

    [Fact]
    public void Every_change_that_was_recorded_says_by_name_how_to_look()
    {
        var unnamed = Recordings.Exchanges()
            .Where(exchange => exchange["body"]?["query_method"]?.GetValue<string>() is { } method && method != "GET")
            .Select(exchange => V1Query.ForProject("p", exchange["body"]!["query_type"]!.GetValue<string>(), exchange["body"]!["query_method"]!.GetValue<string>()))
            .Where(query => !OutcomeUnknown.IsNamed(query) && query.QueryType != "labelingalgorithm" && (query.QueryType, query.Method) != ("model", "POST"))
            .Select(query => query.ToString())
            .Concat(Recordings.Exchanges()
                .Where(exchange => exchange["target"]!.GetValue<string>().StartsWith("/v2/", StringComparison.Ordinal) && exchange["method"]!.GetValue<string>() != "GET")
                .Select(exchange => V2Request.FromText(exchange["method"]!.GetValue<string>(), exchange["target"]!.GetValue<string>()))
                .Where(request => !OutcomeUnknown.IsNamed(request) && !request.Path.EndsWith("/predict", StringComparison.Ordinal))
                .Select(request => request.ToString()))
            .Distinct();

        Assert.Empty(unnamed);
    }

    private static Func<EncordTransport, Task>[] Changes() =>
    [
        transport => transport.SendAsync(V1Query.ForProject(Hash, "projectusers", "POST"), Token),
        transport => transport.SendRawAsync(V1Query.ForProject(Hash, "model", "DELETE"), Token),
        async transport => await transport.StreamAsync(V1Query.ForProject(Hash, "labelrow", "PUT"), RawElementParser.Instance, Token).ToListAsync(Token),
        transport => transport.SendAsync(V2Request.Post($"datasets", "x"), ElementParser<string>.Of(record => record.RequiredText("datasetUuid")), Token),
        transport => transport.SendAsync(V2Request.Delete($"ml-models/{Hash}"), Token),
    ];

    private static (ScriptedServer Server, EncordClient Client) Losing(string way)
    {
        var time = new ManualTime(Connected.Now);
        var server = new ScriptedServer();
        switch (way)
        {
            case "lost":
                server.Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "no"));
                break;
            case "reset in the answer":
                server.Answers(() => Body(new BreakingStream(Encoding.UTF8.GetBytes("""{"status":200,"response":["""), new IOException("reset"))));
                break;
            case "cut json":
                server.Answers("""{"status":200,"response":[{"n":1""");
                break;
            case "late":
                server.Answers(async token =>
                {
                    time.Advance(TimeSpan.FromSeconds(181));
                    await Task.Delay(Timeout.Infinite, token);
                    throw new InvalidOperationException();
                });
                break;
            default:
                server.Answers(() => Body(new DrippingStream(time, TimeSpan.FromSeconds(1), 1)));
                break;
        }

        return (server, Connected.To(server, time, retries: 0));
    }

    private static HttpResponseMessage Body(Stream stream) => new(HttpStatusCode.OK) { Content = new StreamContent(stream) };
}
