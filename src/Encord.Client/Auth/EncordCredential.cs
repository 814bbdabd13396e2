namespace Encord.Client.Auth;

/// <summary>What a request is signed with. Immutable and safe to use from several threads at once; its text never reveals the secret.</summary>
internal abstract class EncordCredential
{
    /// <summary>The lower-case hex of the public key, or null where there is no key.</summary>
    public abstract string? KeyId { get; }

    /// <summary>Whether a wrong clock on this machine can make the server refuse a v2 request.</summary>
    public abstract bool DependsOnClock { get; }

    /// <summary>Adds the authorization of the v1 wire, which covers the digest of the body and nothing else.</summary>
    public abstract void AuthorizeV1(HttpRequestMessage message, byte[] bodySha256);

    /// <summary>Adds the authorization of the v2 wire, which covers method, target and the digest of the body.</summary>
    public abstract void AuthorizeV2(HttpRequestMessage message, byte[] bodySha256, DateTimeOffset now);
}
