using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Utilities;

namespace Encord.Client.Tests.Support;

/// <summary>Keys made for the tests. The first is the public key of the signature test vectors: it protects nothing.</summary>
internal static class TestKeys
{
    public const string VectorKeyId = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

    public static byte[] VectorSeed { get; } = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    /// <summary>The vector key as an OpenSSH private key file.</summary>
    public static string Vector { get; } = OpenSsh(VectorSeed);

    public static string OpenSsh(byte[] seed) => Armour(OpenSshPrivateKeyUtilities.EncodePrivateKey(new Ed25519PrivateKeyParameters(seed, 0)));

    public static string Armour(byte[] content)
    {
        var encoded = Convert.ToBase64String(content);
        var lines = new StringBuilder("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        for (var start = 0; start < encoded.Length; start += 70)
        {
            lines.Append(encoded, start, Math.Min(70, encoded.Length - start)).Append('\n');
        }

        return lines.Append("-----END OPENSSH PRIVATE KEY-----\n").ToString();
    }

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "keys", name));
}
