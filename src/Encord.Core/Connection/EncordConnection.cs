namespace Encord;

/// <summary>
/// An open connection: a server, a credential and a pool of sockets. Immutable and safe to use from several threads and runspaces at once
/// (<c>ForEach-Object -Parallel</c> with <c>$using:connection</c>). It never shows the credential.
/// </summary>
public sealed class EncordConnection
{
    internal EncordConnection(object client, Uri domain, string authentication, string? keyId, TimeSpan timeout, int maximumRetryCount)
    {
        Client = client;
        Domain = domain;
        Authentication = authentication;
        KeyId = keyId;
        TimeoutSec = timeout.TotalSeconds;
        MaximumRetryCount = maximumRetryCount;
    }

    /// <summary>The server's address, such as <c>https://api.encord.com</c>.</summary>
    public Uri Domain { get; }

    /// <summary>How requests are authenticated: <c>SshKey</c> or <c>AccessToken</c>.</summary>
    public string Authentication { get; }

    /// <summary>The public half of the key in hexadecimal (64 digits), as the vendor names a key; null for an access token.</summary>
    public string? KeyId { get; }

    /// <summary>Seconds without an answer after which a request fails.</summary>
    public double TimeoutSec { get; }

    /// <summary>How often a request that may be repeated is sent again.</summary>
    public int MaximumRetryCount { get; }

    // The client's type lives in the module's own load context, which this assembly does not know.
    internal object Client { get; }

    /// <summary>The server and the first digits of the key id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => KeyId is { Length: >= 8 } ? $"{Domain} (key {KeyId.Substring(0, 8)}…)" : $"{Domain} ({Authentication})";
}
