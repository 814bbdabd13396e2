using System.Net;
using System.Net.Http.Headers;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

public class RetryTests
{
    private static readonly V1Query Reading = new V1Query(ResourceScope.User, null, "project", "GET");
    private static readonly V1Query Changing = new V1Query(ResourceScope.User, null, "project", "POST");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ManualTime Time => new(Connected.Now) { PassesAtOnce = TimeSpan.FromSeconds(120) };

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_passing_failure_is_tried_again_where_that_is_safe(HttpStatusCode status)
    {
        var server = new ScriptedServer().Answers("", status).Answers("", status).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, Time, retries: 3);

        await client.Transport.SendAsync(Reading, Token);

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_lasting_failure_is_not_tried_again(HttpStatusCode status)
    {
        var server = new ScriptedServer().Answers("", status);
        using var client = Connected.To(server, Time, retries: 3);

        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(V2Request.Get($"projects"), Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_changes_something_is_sent_once()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.ServiceUnavailable);
        using var client = Connected.To(server, Time, retries: 3);

        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Changing, Token));
        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(V2Request.Post($"datasets"), Token));
        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(V2Request.Delete($"datasets/{"d"}"), Token));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task What_changes_something_is_sent_again_when_it_says_that_this_is_safe()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.ServiceUnavailable).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, Time, retries: 3);

        await client.Transport.SendAsync(new V1Query(ResourceScope.User, null, "labelrow", "POST") { IsRepeatSafe = true }, Token);

        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, 4)]
    [InlineData(HttpRequestError.NameResolutionError, 4)]
    [InlineData(HttpRequestError.ResponseEnded, 1)]
    [InlineData(HttpRequestError.Unknown, 1)]
    public async Task A_change_is_sent_again_only_while_nothing_has_been_sent(HttpRequestError failure, int attempts)
    {
        var server = new ScriptedServer().Fails(new HttpRequestException(failure, "no"));
        using var client = Connected.To(server, Time, retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Changing, Token));

        Assert.Equal(attempts == 4 ? EncordErrorId.ConnectionFailed : EncordErrorId.OutcomeUnknown, error.ErrorId);
        Assert.Equal(attempts, server.Requests.Count);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_for_what_reads()
    {
        var server = new ScriptedServer().Fails(new HttpRequestException(HttpRequestError.ResponseEnded, "no")).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, Time, retries: 1);

        await client.Transport.SendAsync(Reading, Token);

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_not_tried_again()
    {
        var server = new ScriptedServer().Fails(new HttpRequestException(HttpRequestError.SecureConnectionError, "no", new System.Security.Authentication.AuthenticationException("no")));
        using var client = Connected.To(server, Time, retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Reading, Token));

        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains("certificate", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Every_attempt_has_its_own_time_signature_and_trace_id()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.ServiceUnavailable).Answers("", HttpStatusCode.ServiceUnavailable).Answers("null");
        using var client = Connected.To(server, Time, retries: 3);

        await client.Transport.SendAsync(V2Request.Get($"projects"), Token);

        Assert.Equal(3, server.Requests.Select(request => request.Headers["X-Cloud-Trace-Context"]).Distinct().Count());
        Assert.Equal(3, server.Requests.Select(request => request.Headers["Signature"]).Distinct().Count());
    }

    [Fact]
    public async Task The_trace_id_of_the_error_is_that_of_the_last_attempt()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.ServiceUnavailable);
        using var client = Connected.To(server, Time, retries: 2);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Reading, Token));

        Assert.Equal(server.Requests[2].Headers["X-Cloud-Trace-Context"], $"{error.TraceId}/1;o=1");
    }

    [Fact]
    public async Task Delays_grow_and_are_never_beyond_two_minutes()
    {
        var time = Time;
        var server = new ScriptedServer().Answers("", HttpStatusCode.ServiceUnavailable);
        using var client = Connected.To(server, time, retries: 12);

        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Reading, Token));

        Assert.Equal(12, time.Passed.Count);
        Assert.True(time.Passed[^1] > time.Passed[0]);
        Assert.All(time.Passed, delay => Assert.InRange(delay, TimeSpan.Zero, TimeSpan.FromSeconds(120)));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    [InlineData(100_000, 120)]
    public async Task The_server_says_how_long_to_wait_within_reason(int asked, int waited)
    {
        var time = Time;
        var server = new ScriptedServer().Answers(() =>
        {
            var response = ScriptedServer.Json("", HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(asked));
            return response;
        }).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, time, retries: 3);

        await client.Transport.SendAsync(Reading, Token);

        Assert.Equal(waited, time.Passed.Sum(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task The_server_may_name_a_date_to_wait_for()
    {
        var time = Time;
        var server = new ScriptedServer().Answers(() =>
        {
            var response = ScriptedServer.Json("", HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new RetryConditionHeaderValue(Connected.Now.AddSeconds(11));
            return response;
        }).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, time, retries: 3);

        await client.Transport.SendAsync(Reading, Token);

        Assert.Equal([TimeSpan.FromSeconds(11)], time.Passed);
    }

    [Fact]
    public async Task The_caller_hears_of_each_retry()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.BadGateway).Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server, Time, retries: 3);
        var notices = new List<RetryNotice>();

        using (RetryNotices.Listen(notices.Add))
        {
            await client.Transport.SendAsync(Reading, Token);
        }

        var notice = Assert.Single(notices);
        Assert.Equal((1, 4), (notice.Attempt, notice.MaximumAttempts));
        Assert.StartsWith("project GET: the server answered 502 (attempt 1 of 4); trying again in ", notice.ToString());
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_before_a_retry()
    {
        using var cancel = new CancellationTokenSource();
        var server = new ScriptedServer().Answers("", HttpStatusCode.BadGateway);
        using var client = Connected.To(server, new ManualTime(Connected.Now), retries: 3);
        using var listening = RetryNotices.Listen(_ => cancel.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Transport.SendAsync(Reading, cancel.Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout_and_is_not_asked_again()
    {
        var time = new ManualTime(Connected.Now);
        var server = new ScriptedServer().Answers(async token =>
        {
            time.Advance(TimeSpan.FromSeconds(181));
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        using var client = Connected.To(server, time, retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Reading, Token));

        Assert.Equal(EncordErrorId.Timeout, error.ErrorId);
        Assert.Contains("180 seconds", error.Message);
        Assert.NotNull(error.TraceId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var server = new ScriptedServer().Answers(async token =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        using var client = Connected.To(server, Time, retries: 3);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Transport.SendAsync(Reading, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
    }
}
