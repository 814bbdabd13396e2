using System.Globalization;
using System.Text;

namespace Encord.Client.Auth;

/// <summary>The values of the signature headers of the v2 wire (HTTP message signatures).</summary>
internal readonly record struct RequestSignature(string ContentDigest, string SignatureInput, string Signature)
{
    private const string Label = "encord-sig";

    /// <summary>The vendor's clients date a signature this far back, so that a clock that runs a little fast does no harm.</summary>
    private static readonly TimeSpan Backdating = TimeSpan.FromSeconds(30);

    /// <param name="key">Signs.</param>
    /// <param name="method">Of the request.</param>
    /// <param name="target">Path and query exactly as sent.</param>
    /// <param name="bodySha256">The digest of the body; of no bytes when there is none.</param>
    /// <param name="now">When the request is sent.</param>
    public static RequestSignature Create(SshKeyCredential key, string method, string target, byte[] bodySha256, DateTimeOffset now)
    {
        var digest = $"sha-256=:{Convert.ToBase64String(bodySha256)}:";
        var created = (now - Backdating).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var parameters = $"(\"@method\" \"@request-target\" \"content-digest\");created={created};keyid=\"{key.KeyId}\";alg=\"ed25519\"";
        var signed = $"\"@method\": {method.ToUpperInvariant()}\n\"@request-target\": {target}\n\"content-digest\": {digest}\n\"@signature-params\": {parameters}";
        var signature = key.Sign(Encoding.UTF8.GetBytes(signed));
        return new RequestSignature(digest, $"{Label}={parameters}", $"{Label}=:{Convert.ToBase64String(signature)}:");
    }
}
