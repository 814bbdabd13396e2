#if !NET
using System.Net;
#endif
using System.Security.Authentication;

namespace Encord.Client.Http;

internal enum ConnectionFailureKind
{
    /// <summary>The host has no address. Nothing was sent.</summary>
    Name,

    /// <summary>No connection to the host. Nothing was sent.</summary>
    Connect,

    /// <summary>The hosts do not trust or understand each other. Nothing was sent.</summary>
    Tls,

    /// <summary>The connection was lost. The request may have been carried out.</summary>
    Lost,
}

/// <summary>What kind of failure an exception of the HTTP stack is.</summary>
internal static class ConnectionFailure
{
    public static ConnectionFailureKind Classify(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException!)
        {
            if (cause is AuthenticationException)
            {
                return ConnectionFailureKind.Tls;
            }
        }

#if NET
        return (error as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => ConnectionFailureKind.Name,
            HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => ConnectionFailureKind.Connect,
            HttpRequestError.SecureConnectionError => ConnectionFailureKind.Connect,
            _ => ConnectionFailureKind.Lost,
        };
#else
        return (error.InnerException as WebException)?.Status switch
        {
            WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure => ConnectionFailureKind.Name,
            WebExceptionStatus.ConnectFailure => ConnectionFailureKind.Connect,
            WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure => ConnectionFailureKind.Tls,
            _ => ConnectionFailureKind.Lost,
        };
#endif
    }

    public static string Describe(Exception error, Uri domain) => Classify(error) switch
    {
        ConnectionFailureKind.Name => $"The name {domain.Host} has no address: check the domain, and the network's name service.",
        ConnectionFailureKind.Connect => $"No connection to {domain.Authority}: it refuses connections or cannot be reached. Check the domain, the network and the proxy.",
        ConnectionFailureKind.Tls => $"No secure connection to {domain.Authority}: its certificate is not trusted here, or the two sides share no TLS version.",
        _ => $"The connection to {domain.Authority} was lost before the answer was complete.",
    };
}
