using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Files;

/// <summary>
/// Links to bytes that carry their own proof: whoever has one may read, or write, that object until it expires. The secret lives as long as
/// the server, so a restart makes old links invalid.
/// </summary>
internal sealed class SignedLinks(EmulatorOptions options) : IEmulatorService
{
    public const string Prefix = "/storage";

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>What lies in a user's own cloud keeps its address: this server has no access that it could sign for.</summary>
    public string ToRead(string baseAddress, string objectKey) =>
        objectKey.Contains("://", StringComparison.Ordinal) ? objectKey : Create(baseAddress, "GET", objectKey);

    public string ToWrite(string baseAddress, string objectKey) => Create(baseAddress, "PUT", objectKey);

    /// <exception cref="WireError">The link is not one of this server's, or has expired.</exception>
    public void Check(HttpContext context, string method, string objectKey)
    {
        var query = context.Request.Query;
        var expires = query["expires"].ToString();
        var expected = Encoding.ASCII.GetBytes(Sign(method, objectKey, expires));
        if (!CryptographicOperations.FixedTimeEquals(expected, Encoding.ASCII.GetBytes(query["signature"].ToString())))
        {
            throw new WireError("SignatureDoesNotMatch", 403, "The signature of the link is not this server's.");
        }

        if (long.Parse(expires, CultureInfo.InvariantCulture) < options.Clock.GetUtcNow().ToUnixTimeSeconds())
        {
            throw new WireError("ExpiredToken", 400, "The link has expired.");
        }
    }

    private string Create(string baseAddress, string method, string objectKey)
    {
        var expires = (options.Clock.GetUtcNow() + options.SignedUrlLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{baseAddress}{Prefix}/{objectKey}?expires={expires}&signature={Sign(method, objectKey, expires)}";
    }

    private string Sign(string method, string objectKey, string expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{method}\n{objectKey}\n{expires}")));
}
