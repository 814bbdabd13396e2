using System.Net;
using System.Text;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

/// <summary>An answer that breaks off, drips, or never ends.</summary>
public class BrokenAnswerTests
{
    private static readonly V1Query Reading = new V1Query(ResourceScope.User, null, "x", "GET");

    private static readonly V2Request Paging = V2Request.Get($"projects");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ManualTime Quick => new(Connected.Now) { PassesAtOnce = TimeSpan.FromSeconds(120) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_read_whose_answer_breaks_off_is_asked_for_again_wherever_it_breaks(bool isReset)
    {
        const string Whole = """{"status":200,"response":[{"id":"a","n":1},{"id":"b","n":2},{"id":"c","n":3}]}""";
        for (var cut = 1; cut < Whole.Length; cut++)
        {
            var part = Encoding.UTF8.GetBytes(Whole[..cut]);
            var server = new ScriptedServer()
                .Answers(() => Body(isReset ? new BreakingStream(part, new IOException("reset"), 7) : new MemoryStream(part)))
                .Answers(Whole);
            using var client = Connected.To(server, Quick, retries: 1);

            Assert.Equal(3, (await client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token).ToListAsync(Token)).Count);
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Fact]
    public async Task A_page_and_a_whole_answer_that_break_off_are_asked_for_again()
    {
        var part = """{"results":[{"n":1},{"n":"""u8.ToArray();
        const string Whole = """{"results":[{"n":1},{"n":2}]}""";
        foreach (var send in new Func<EncordTransport, Task<int>>[]
                 {
                     async transport => (await transport.PageAsync(Paging, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token)).Count,
                     async transport => (await transport.SendAsync(Paging, ElementParser<int>.Of(record => record.Objects("results").Count()), Token)),
                     async transport => (await transport.SendRawAsync(Paging, Token)).Count(character => character == 'n'),
                 })
        {
            var server = new ScriptedServer().Answers(() => Body(new BreakingStream(part, new IOException("reset")))).Answers(Whole);
            using var client = Connected.To(server, Quick, retries: 3);

            Assert.Equal(2, await send(client.Transport));
            Assert.Equal(2, server.Requests.Count);
        }
    }

    [Theory]
    [InlineData("17")]
    [InlineData(" -1.5e3 ")]
    [InlineData("true")]
    [InlineData("\"text\"")]
    [InlineData("[17]")]
    [InlineData("{\"results\":17}")]
    public async Task An_answer_of_another_kind_is_whole_and_is_not_asked_for_again(string answer)
    {
        var server = new ScriptedServer().Answers(answer);
        using var client = Connected.To(server, Quick, retries: 3);

        foreach (var request in new[] { Paging, V2Request.Post($"projects") })
        {
            var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(request, ElementParser<int>.Of(record => record.RequiredText("id").Length), Token));

            Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
            Assert.DoesNotContain("too early", error.Message);
        }

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_breaks_off_again_and_again_has_no_more_attempts_than_any_call()
    {
        var length = 0;
        var rows = string.Concat(Enumerable.Range(0, 500).Select(n => $"{{\"id\":\"{n:000}\"}},"));
        var server = new ScriptedServer().Answers(() => Body(new BreakingStream(Encoding.UTF8.GetBytes("{\"status\":200,\"response\":[" + rows[..(length += 300)]), new IOException("reset"))));
        using var client = Connected.To(server, Quick, retries: 2);
        var heard = new List<RetryNotice>();
        using var listening = RetryNotices.Listen(heard.Add);

        var came = new List<string>();
        var error = await Assert.ThrowsAsync<EncordException>(async () =>
        {
            await foreach (var row in client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token))
            {
                came.Add(row);
            }
        });

        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal([1, 2], heard.Select(notice => notice.Attempt));
        Assert.Equal(came.Distinct(), came);
        Assert.Equal(69, came.Count);
    }

    [Fact]
    public async Task A_list_that_begins_with_other_rows_when_it_is_asked_for_again_is_an_error()
    {
        var server = new ScriptedServer()
            .Answers(() => Body(new BreakingStream("""{"status":200,"response":[{"id":"a"},{"id":"b"},"""u8.ToArray(), new IOException("reset"))))
            .Answers("""{"status":200,"response":[{"id":"b"},{"id":"a"},{"id":"c"}]}""");
        using var client = Connected.To(server, Quick, retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token).ToListAsync(Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
        Assert.Contains("other rows", error.Message);
    }

    [Theory]
    [InlineData("send")]
    [InlineData("raw")]
    [InlineData("stream")]
    [InlineData("page")]
    public async Task A_body_that_drips_ends_with_the_time_limit(string way)
    {
        var time = new ManualTime(Connected.Now);
        var drip = new DrippingStream(time, TimeSpan.FromSeconds(1), 1);
        using var client = Connected.To(new ScriptedServer().Answers(() => Body(drip)), time, retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(() => Send(client, way));

        Assert.Equal(EncordErrorId.Timeout, error.ErrorId);
        Assert.InRange(drip.Pieces, 100, 181);
    }

    [Fact]
    public async Task A_long_answer_may_take_long_as_long_as_it_moves()
    {
        var time = new ManualTime(Connected.Now);
        // 112 seconds for a MiB, and far more than the limit of 180 in all.
        var drip = new DrippingStream(time, TimeSpan.FromSeconds(7), 64 << 10);
        using var client = Connected.To(new ScriptedServer().Answers(() => Body(drip)), time);
        using var enough = new CancellationTokenSource();
        var reading = client.Transport.StreamAsync(Reading, RawElementParser.Instance, enough.Token).ToListAsync(enough.Token).AsTask();

        while (drip.Pieces < 200 && !reading.IsCompleted)
        {
            await Task.Yield();
        }

        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_call_with_a_time_limit_is_not_tried_again_beyond_it()
    {
        var server = new ScriptedServer().Answers("", HttpStatusCode.InternalServerError);
        using var client = Connected.To(server, Quick, retries: 50);
        var request = V2Request.Get($"ml-models/m/t/training", timeLimit: TimeSpan.FromSeconds(3));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(request, Token));

        Assert.Equal(EncordErrorId.ServiceUnavailable, error.ErrorId);
        Assert.InRange(server.Requests.Count, 1, 3);
    }

    [Fact]
    public async Task Page_tokens_that_alternate_are_an_error()
    {
        var page = 0;
        var server = new ScriptedServer().Answers(() => ScriptedServer.Json($$"""{"results":[{"n":{{page}}}],"nextPageToken":"{{page++ % 2}}"}"""));
        using var client = Connected.To(server);

        var error = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.PageAsync(Paging, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
        Assert.Contains("named before", error.Message);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[\"x\"]")]
    [InlineData("{}")]
    [InlineData("\"\\ud800\"")]
    public async Task A_page_token_that_is_not_text_is_an_error(string token)
    {
        using var client = Connected.To(new ScriptedServer().Answers($$"""{"results":[{"n":1}],"nextPageToken":{{token}}}"""));

        var error = await Assert.ThrowsAsync<EncordException>(async () => await client.Transport.PageAsync(Paging, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"n\":%}]")]
    [InlineData("[{\"n\":1}]")]
    public async Task Pages_without_an_end_have_one_here(string results)
    {
        var page = 0;
        var server = new ScriptedServer().Answers(() => ScriptedServer.Json($$"""{"results":{{results.Replace("%", page.ToString())}},"nextPageToken":"{{page++}}"}"""));
        using var client = Connected.To(server);

        var error = await Assert.ThrowsAsync<EncordException>(async () =>
        {
            await foreach (var _ in client.Transport.PageAsync(Paging, RawElementParser.Instance, cancellationToken: Token))
            {
            }
        });

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
        Assert.Contains("no end", error.Message);
        Assert.Contains("not the whole list", error.Message);
    }

    [Fact]
    public async Task Blanks_between_the_elements_of_a_list_take_no_memory_and_no_time_of_their_own()
    {
        var blanks = new string(' ', 1 << 20);
        var text = Encoding.UTF8.GetBytes($"{blanks}{{{blanks}\"status\"{blanks}:{blanks}200{blanks},{blanks}\"response\":[{blanks}1{blanks},{blanks}{{\"n\":2}}{blanks}]{blanks}}}");
        using var reader = new ListReader<string>(new ChunkedStream(text, 1000), RawElementParser.Instance, "response");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var elements = new List<string>();
        while (await reader.ReadBatchAsync(Token) is { Count: > 0 } batch)
        {
            elements.AddRange(batch);
        }

        Assert.Equal(["1", "{\"n\":2}"], elements);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
    }

    [Fact]
    public async Task An_element_without_an_end_is_refused_at_the_limit()
    {
        var time = new ManualTime(Connected.Now);
        var drip = new DrippingStream(time, TimeSpan.Zero, 1 << 20);
        using var reader = new ListReader<string>(new Joined("""{"response":[" """u8.ToArray(), drip), RawElementParser.Instance, "response");

        var problem = await Assert.ThrowsAsync<BodyProblemException>(async () => await reader.ReadBatchAsync(Token));

        Assert.Equal(BodyProblem.TooLarge, problem.Problem);
        Assert.InRange(drip.Pieces, AnswerLimit.Element >> 20, (AnswerLimit.Element >> 20) + 8);
    }

    [Fact]
    public async Task A_whole_answer_without_an_end_is_refused_and_an_error_without_an_end_is_cut_off()
    {
        var time = new ManualTime(Connected.Now);
        await Assert.ThrowsAsync<BodyProblemException>(() => PooledBody.ReadAsync(new DrippingStream(time, TimeSpan.Zero, 1 << 16), null, 3 << 20, cutsOff: false, Token));
        using var cut = await PooledBody.ReadAsync(new DrippingStream(time, TimeSpan.Zero, 1 << 16), long.MaxValue, 3 << 20, cutsOff: true, Token);
        Assert.InRange(cut.Utf8.Length, 3 << 20, 4 << 20);

        using var client = Connected.To(new ScriptedServer().Answers(() => new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StreamContent(new DrippingStream(time, TimeSpan.Zero, 1 << 16)) }));
        Assert.Equal(EncordErrorId.AccessDenied, (await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(Paging, Token))).ErrorId);
    }

    private static HttpResponseMessage Body(Stream stream) => new(HttpStatusCode.OK) { Content = new StreamContent(stream) };

    private static async Task Send(EncordClient client, string way)
    {
        switch (way)
        {
            case "send":
                await client.Transport.SendAsync(Reading, Token);
                break;
            case "raw":
                await client.Transport.SendRawAsync(Paging, Token);
                break;
            case "stream":
                await client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token).ToListAsync(Token);
                break;
            default:
                await client.Transport.PageAsync(Paging, RawElementParser.Instance, cancellationToken: Token).ToListAsync(Token);
                break;
        }
    }

    /// <summary>Some bytes, and then another stream.</summary>
    private sealed class Joined(byte[] first, Stream then) : Stream
    {
        private bool _isThen;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (_isThen)
            {
                return await then.ReadAsync(buffer.AsMemory(offset, count), cancellationToken);
            }

            _isThen = true;
            first.CopyTo(buffer, offset);
            return first.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
