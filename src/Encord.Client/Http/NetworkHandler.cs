using System.Net;

namespace Encord.Client.Http;

/// <summary>The platform's HTTP handler, set up once: pooled connections, gzip, no cookies, no redirects.</summary>
internal static class NetworkHandler
{
    /// <summary>Redirects are not followed: a signature covers its target, and a token must not travel to another host.</summary>
    /// <param name="domain">A server on this machine is never asked for through a proxy, which would look for it on its own.</param>
    /// <param name="decompression">What answers may be compressed with. Where nobody reads answers it would only cost.</param>
    public static HttpMessageHandler Create(Uri domain, DecompressionMethods decompression = DecompressionMethods.GZip) =>
#if NET
        new SocketsHttpHandler
        {
            AutomaticDecompression = decompression,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !domain.IsLoopback,
            // A long session must notice that a name has got another address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            EnableMultipleHttp2Connections = true,
            PlaintextStreamFilter = static (context, _) => new(context.NegotiatedHttpVersion.Major == 1 ? new SingleSendStream(context.PlaintextStream) : context.PlaintextStream),
        };
#else
        new HttpClientHandler
        {
            AutomaticDecompression = decompression,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !domain.IsLoopback,
            MaxConnectionsPerServer = 64,
            // Windows PowerShell starts with protocols that no server takes any more.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
        };
#endif
}
