using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Encord.Client.Auth;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

/// <summary>What only a real socket can do.</summary>
public class NetworkTests
{
    private const string Answer = """{"status":200,"response":[{"n":1},{"n":2},{"n":3}]}""";

    private static readonly V1Query Reading = new V1Query(ResourceScope.User, null, "x", "GET");

    private int _answered;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_are_reused()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer), token);
        });
        using var client = To(server.Address);

        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(3, (await ListAsync(client)).Count);
        }

        Assert.Equal(1, server.Connections);
        Assert.All(server.Requests, request => Assert.Contains("Accept-Encoding: gzip\r\n", request));
        Assert.All(server.Requests, request => Assert.DoesNotContain("Expect:", request));
    }

    [Fact]
    public async Task A_compressed_answer_is_read()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Answer), Token);
        }

        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head((int)packed.Length, "Content-Encoding: gzip\r\n"), token);
            await stream.WriteAsync(packed.ToArray(), token);
        });
        using var client = To(server.Address);

        Assert.Equal(3, (await ListAsync(client)).Count);
    }

    [Fact]
    public async Task A_damaged_compressed_answer_cannot_be_understood()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(12, "Content-Encoding: gzip\r\n"), token);
            await stream.WriteAsync("no gzip here"u8.ToArray(), token);
        });
        using var client = To(server.Address);

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
    }

    [Fact]
    public async Task Rows_are_out_while_the_answer_is_still_coming()
    {
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            var cut = Answer.IndexOf("},{\"n\":3", StringComparison.Ordinal) + 1;
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..cut]), token);
            await isRead.Task.WaitAsync(token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[cut..]), token);
        });
        using var client = To(server.Address);

        var rows = new List<string>();
        await foreach (var row in client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token))
        {
            rows.Add(row);
            if (rows.Count == 2)
            {
                isRead.SetResult();
            }
        }

        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_the_middle_is_a_failed_connection()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..40]), token);
            LoopbackServer.Reset(stream);
        });
        using var client = To(server.Address);

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.NotNull(error.TraceId);
    }

    [Fact]
    public async Task An_answer_shorter_than_promised_is_a_failed_connection()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..40]), token);
            stream.Socket.Shutdown(SocketShutdown.Both);
        });
        using var client = To(server.Address);

        Assert.Equal(EncordErrorId.ConnectionFailed, (await Assert.ThrowsAsync<EncordException>(() => ListAsync(client))).ErrorId);
    }

    [Fact]
    public async Task An_answer_that_ends_in_the_middle_of_its_json_is_truncated()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(40), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..40]), token);
        });
        using var client = To(server.Address);

        var streamed = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));
        var whole = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendAsync(Reading, Token));

        Assert.Equal((EncordErrorId.UnexpectedResponse, EncordErrorId.UnexpectedResponse), (streamed.ErrorId, whole.ErrorId));
        Assert.Contains("too early", streamed.Message);
        Assert.Contains("too early", whole.Message);
    }

    [Fact]
    public async Task What_is_not_http_is_a_failed_connection()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync("SSH-2.0-OpenSSH_9.0\r\n"u8.ToArray(), token);
            stream.Socket.Shutdown(SocketShutdown.Both);
        });
        using var client = To(server.Address);

        Assert.Equal(EncordErrorId.ConnectionFailed, (await Assert.ThrowsAsync<EncordException>(() => ListAsync(client))).ErrorId);
    }

    [Fact]
    public async Task A_request_that_only_reads_survives_a_connection_that_dies_before_the_answer()
    {
        await using var server = new LoopbackServer(async (number, stream, token) =>
        {
            if (number == 0)
            {
                LoopbackServer.Reset(stream);
                return;
            }

            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer), token);
        });
        using var client = To(server.Address, retries: 1);

        Assert.Equal(3, (await ListAsync(client)).Count);
    }

    [Theory]
    [InlineData("GET", 0, 1)]
    [InlineData("GET", 1, 2)]
    [InlineData("GET", 3, 4)]
    [InlineData("DELETE", 1, 1)]
    [InlineData("POST", 3, 1)]
    [InlineData("PUT", 1, 2)]
    public async Task A_server_that_never_answers_is_asked_as_often_as_the_user_said(string method, int retries, int requests)
    {
        await using var server = new LoopbackServer((_, stream, _) =>
        {
            stream.Socket.Shutdown(SocketShutdown.Both);
            return Task.CompletedTask;
        });
        using var client = To(server.Address, retries);

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(V2Request.FromText(method, "things"), Token));

        Assert.Equal(method == "GET" ? EncordErrorId.ConnectionFailed : EncordErrorId.OutcomeUnknown, error.ErrorId);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_was_kept_and_dies_counts_as_an_attempt_too()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            if (stream.Socket.Available == 0 && Interlocked.Exchange(ref _answered, 1) == 0)
            {
                await stream.WriteAsync(LoopbackServer.Head(4), token);
                await stream.WriteAsync("null"u8.ToArray(), token);
                return;
            }

            stream.Socket.Shutdown(SocketShutdown.Both);
        });
        using var client = To(server.Address, retries: 1);
        await client.Transport.SendRawAsync(V2Request.Get($"things"), Token);

        await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(V2Request.Get($"things"), Token));

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_host_that_refuses_is_a_failed_connection()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var client = To(new Uri($"http://127.0.0.1:{port}"));

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains($"No connection to 127.0.0.1:{port}", error.Message);
    }

    [Fact]
    public async Task A_name_without_an_address_is_a_failed_connection()
    {
        using var client = To(new Uri("https://no-such-host.invalid"));

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains("no-such-host.invalid", error.Message);
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_a_failed_connection()
    {
        await using var server = new LoopbackServer((_, _, _) => Task.CompletedTask);
        using var client = To(new UriBuilder(server.Address) { Scheme = "https" }.Uri);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        // It waits for a request in clear text; what comes is a handshake. Ending the server ends the handshake.
        var stopping = Task.Run(async () =>
        {
            while (server.Connections == 0)
            {
                await Task.Yield();
            }

            await server.DisposeAsync();
        }, Token);

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        await stopping;
        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_a_failed_connection_and_says_so()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var accepted = await listener.AcceptTcpClientAsync(Token);
            await using var tls = new SslStream(accepted.GetStream());
            await Record.ExceptionAsync(async () =>
            {
                await tls.AuthenticateAsServerAsync(certificate);
                await tls.CopyToAsync(Stream.Null, Token);
            });
        }, Token);
        using var client = To(new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"), retries: 3);

        var error = await Assert.ThrowsAsync<EncordException>(() => ListAsync(client));

        await serving;
        Assert.Equal(EncordErrorId.ConnectionFailed, error.ErrorId);
        Assert.Contains("certificate is not trusted", error.Message);
    }

    [Fact]
    public async Task A_disposed_client_leaves_no_connection_open()
    {
        var isClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer), token);
            if (await stream.ReadAsync(new byte[1], token) == 0)
            {
                isClosed.SetResult();
            }
        });
        var client = To(server.Address);
        await ListAsync(client);

        client.Dispose();

        await isClosed.Task.WaitAsync(Patience.Limit, Token);
    }

    [Fact]
    public async Task A_body_that_pauses_too_long_is_a_timeout()
    {
        var time = new ManualTime(Connected.Now);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..40]), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var client = To(server.Address, time: time);
        var rows = client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token).GetAsyncEnumerator(Token);
        await rows.MoveNextAsync();

        var next = rows.MoveNextAsync().AsTask();
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(60));
            await Task.Yield();
        }

        var error = await Assert.ThrowsAsync<EncordException>(async () => await next);
        await rows.DisposeAsync();
        Assert.Equal(EncordErrorId.Timeout, error.ErrorId);
        Assert.Contains("stopped sending", error.Message);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_the_rest_of_a_body()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer[..40]), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        using var client = To(server.Address);
        using var cancel = new CancellationTokenSource();
        var rows = client.Transport.StreamAsync(Reading, RawElementParser.Instance, cancel.Token).GetAsyncEnumerator(Token);
        await rows.MoveNextAsync();
        var next = rows.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next.WaitAsync(Patience.Limit, Token));
        await rows.DisposeAsync();
    }

    [Fact]
    public async Task Leaving_a_list_early_closes_its_connection()
    {
        var isClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(1 << 30), token);
            await stream.WriteAsync("""{"status":200,"response":[{}"""u8.ToArray(), token);
            try
            {
                while (true)
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(",{\"n\":1}" + new string(' ', 4096)), token);
                }
            }
            catch (IOException)
            {
                isClosed.SetResult();
                throw;
            }
        });
        using var client = To(server.Address);

        await foreach (var _ in client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token))
        {
            break;
        }

        await isClosed.Task.WaitAsync(Patience.Limit, Token);
    }

    [Fact]
    public async Task Many_calls_at_once_share_a_client()
    {
        await using var server = new LoopbackServer(async (_, stream, token) =>
        {
            await stream.WriteAsync(LoopbackServer.Head(Answer.Length), token);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Answer), token);
        });
        using var client = To(server.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => ListAsync(client)));

        Assert.All(answers, rows => Assert.Equal(["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"], rows));
    }

    private static async Task<List<string>> ListAsync(EncordClient client) =>
        await client.Transport.StreamAsync(Reading, RawElementParser.Instance, Token).ToListAsync(Token);

    private static EncordClient To(Uri address, int retries = 0, TimeProvider? time = null) => new(new EncordClientOptions
    {
        Credential = SshKeyCredential.Parse(TestKeys.Vector),
        Domain = address,
        MaximumRetryCount = retries,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        TimeProvider = time ?? TimeProvider.System,
    });
}
