using System.Buffers.Binary;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Encord.Emulator.Pipeline.Authentication;

/// <summary>An Ed25519 key made from 32 known bytes, with the text that OpenSSH tools and the vendor's SDK read.</summary>
internal sealed class OpenSshKey
{
    private const int Ed25519Length = 32;

    private readonly byte[] _seed;
    private readonly byte[] _public = new byte[Ed25519Length];

    public OpenSshKey(byte[] seed)
    {
        _seed = seed;
        Ed25519.GeneratePublicKey(seed, 0, _public, 0);
    }

    public string PublicHex => Convert.ToHexStringLower(_public);

    /// <summary>The key whose private bytes count up from <paramref name="first"/>.</summary>
    public static OpenSshKey Counting(byte first) => new([.. Enumerable.Range(first, Ed25519Length).Select(value => (byte)value)]);

    /// <summary>The unencrypted <c>openssh-key-v1</c> container.</summary>
    public string PrivateText(string comment)
    {
        var publicBlob = Join(Text("ssh-ed25519"), Block(_public));
        var privatePart = Join(
            Number(0x456e636f), Number(0x456e636f), // the two equal check numbers tell a reader that decryption worked
            Text("ssh-ed25519"), Block(_public), Block([.. _seed, .. _public]), Text(comment));
        byte[] padding = [.. Enumerable.Range(1, (8 - (privatePart.Length % 8)) % 8).Select(value => (byte)value)];
        var container = Join(
            Encoding.ASCII.GetBytes("openssh-key-v1\0"), Text("none"), Text("none"), Block([]),
            Number(1), Block(publicBlob), Block([.. privatePart, .. padding]));

        var text = new StringBuilder("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        foreach (var line in Convert.ToBase64String(container).Chunk(70))
        {
            text.Append(line).Append('\n');
        }

        return text.Append("-----END OPENSSH PRIVATE KEY-----\n").ToString();
    }

    private static byte[] Text(string text) => Block(Encoding.UTF8.GetBytes(text));

    private static byte[] Block(byte[] bytes) => [.. Number((uint)bytes.Length), .. bytes];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];
}
