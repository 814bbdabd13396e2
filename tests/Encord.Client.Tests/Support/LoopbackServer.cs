using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Encord.Client.Tests.Support;

/// <summary>A real socket that answers each connection as told, byte by byte if need be: for what no handler in memory can do.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, NetworkStream, CancellationToken, Task> _answer;
    private readonly Func<string, int> _mostOfBody;
    private readonly Task _loop;

    /// <param name="answer">Given the number of the connection from 0, and its stream after the request has been read.</param>
    /// <param name="mostOfBody">Given the head of a request, how many bytes of its body to read before the answer; all without it.</param>
    public LoopbackServer(Func<int, NetworkStream, CancellationToken, Task> answer, Func<string, int>? mostOfBody = null)
    {
        _answer = answer;
        _mostOfBody = mostOfBody ?? (_ => int.MaxValue);
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Connections { get; private set; }

    public List<string> Requests { get; } = [];

    public static byte[] Head(int length, string more = "") =>
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n");

    /// <summary>Closes the connection with a reset instead of an orderly end.</summary>
    public static void Reset(NetworkStream stream)
    {
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Close();
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(Connections++, client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException
            || (error is InvalidOperationException && _stop.IsCancellationRequested))
        {
            // A listener that is stopped between two accepts says that it is not listening.
        }
    }

    private async Task ServeAsync(int number, TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                while (await ReadRequestAsync(stream))
                {
                    await _answer(number, stream, _stop.Token);
                }
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException or SocketException or InvalidOperationException)
            {
            }
        }
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
            {
                return false;
            }

            text.Append((char)one[0]);
        }

        var length = text.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        var body = new byte[length is null ? 0 : Math.Min(int.Parse(length.Split(':')[1]), _mostOfBody(text.ToString()))];
        await stream.ReadExactlyAsync(body, _stop.Token);
        Requests.Add(text + Encoding.UTF8.GetString(body));
        return true;
    }
}
