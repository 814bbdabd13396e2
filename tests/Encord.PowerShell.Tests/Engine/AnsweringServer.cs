using System.Net;

namespace Encord.PowerShell.Tests.Engine;

/// <summary>A server that answers what a test says, for answers that the emulator would never give.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    /// <param name="answer">Given method and target, the status and the body.</param>
    public AnsweringServer(Func<string, (int Status, byte[] Body)> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    /// <param name="answer">The same; several requests are answered at once.</param>
    public AnsweringServer(Func<string, Task<(int Status, byte[] Body)>> answer)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _loop = Task.Run(async () =>
        {
            while (true)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                {
                    return;
                }

                _ = AnswerAsync(context, answer);
            }
        });
    }

    public Uri Address { get; }

    /// <summary>A shell that is connected to it, and does not ask whether it is an Encord server.</summary>
    public Shell Connect()
    {
        var shell = Shell.Open();
        shell.Run($"Connect-Encord -Emulator -Domain {Address} -MaximumRetryCount 0 -SkipCheck").ThrowOnError();
        return shell;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private static async Task AnswerAsync(HttpListenerContext context, Func<string, Task<(int Status, byte[] Body)>> answer)
    {
        await context.Request.InputStream.CopyToAsync(Stream.Null);
        (var status, var body) = await answer($"{context.Request.HttpMethod} {context.Request.RawUrl}");
        context.Response.StatusCode = status;
        if (body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength64 = body.Length;
            await context.Response.OutputStream.WriteAsync(body);
        }

        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
