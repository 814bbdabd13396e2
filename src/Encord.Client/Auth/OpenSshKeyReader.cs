using System.Buffers.Binary;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Renci.SshNet;
using Renci.SshNet.Security;

namespace Encord.Client.Auth;

/// <summary>Reads the private seed out of an OpenSSH key file. The header is looked at here, so that a refusal can say why; the key is decrypted by SSH.NET.</summary>
internal static class OpenSshKeyReader
{
    private const int MagicLength = 15;
    private const int SeedLength = 32;

    /// <summary>More bcrypt rounds than anybody asks ssh-keygen for: a damaged count would otherwise keep the processor busy for hours.</summary>
    private const uint MostRounds = 4096;

    /// <summary>The 32-byte seed of the Ed25519 key in the text.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>.</exception>
    public static byte[] ReadSeed(string text, string? passphrase)
    {
        var content = KeyText.Decode(text);
        var header = ReadHeader(content);
        if (header.IsEncrypted && string.IsNullOrEmpty(passphrase))
        {
            throw InvalidKey.Because("The private key is protected by a passphrase, and none was given.");
        }

        var key = Open(content, header.IsEncrypted ? passphrase : null, header.IsEncrypted);
        var seed = new byte[SeedLength];
        if (key.PrivateKey.Length < SeedLength)
        {
            throw Damaged();
        }

        Array.Copy(key.PrivateKey, seed, SeedLength);
        var derived = new Ed25519PrivateKeyParameters(seed, 0).GeneratePublicKey().GetEncoded();
        return derived.AsSpan().SequenceEqual(header.PublicKey) ? seed : throw Damaged();
    }

    private static ED25519Key Open(byte[] content, string? passphrase, bool isEncrypted)
    {
        using var canonical = new MemoryStream(Encoding.ASCII.GetBytes(
            $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Wrapped(content)}-----END OPENSSH PRIVATE KEY-----\n"));
        try
        {
            using var file = new PrivateKeyFile(canonical, passphrase);
            return file.Key as ED25519Key ?? throw InvalidKey.Because(InvalidKey.WrongKind("another kind of key"));
        }
        catch (Exception error) when (error is not (EncordException or OutOfMemoryException))
        {
            throw isEncrypted
                ? InvalidKey.Because("The passphrase does not open the private key, or the key is damaged.")
                : Damaged();
        }
    }

    private static Header ReadHeader(byte[] content)
    {
        try
        {
            var position = MagicLength;
            var cipher = ReadText(content, ref position);
            var derivation = ReadText(content, ref position);
            var options = ReadBlock(content, ref position);
            if (ReadCount(content, ref position) != 1)
            {
                throw InvalidKey.Because("The key file holds several keys, or is damaged.");
            }

            var publicBlob = ReadBlock(content, ref position).ToArray();
            var inside = 0;
            var kind = ReadText(publicBlob, ref inside);
            if (kind != "ssh-ed25519")
            {
                throw InvalidKey.Because(WrongAlgorithm(kind));
            }

            var publicKey = ReadBlock(publicBlob, ref inside).ToArray();
            ReadBlock(content, ref position);
            CheckDerivation(cipher, derivation, options);
            return new Header(cipher != "none", publicKey);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw InvalidKey.Because("The private key is truncated or damaged: it ends before its content is complete.");
        }
    }

    private static void CheckDerivation(string cipher, string derivation, ReadOnlySpan<byte> options)
    {
        if (cipher == "none")
        {
            return;
        }

        if (derivation != "bcrypt" || options.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(options.Slice(options.Length - 4)) > MostRounds)
        {
            throw InvalidKey.Because("The private key is protected in a way that OpenSSH does not use, or is damaged.");
        }
    }

    private static string WrongAlgorithm(string kind) => kind switch
    {
        "ssh-rsa" => InvalidKey.WrongKind("an RSA key"),
        "ssh-dss" => InvalidKey.WrongKind("a DSA key"),
        _ when kind.StartsWith("ecdsa-", StringComparison.Ordinal) => InvalidKey.WrongKind("an ECDSA key"),
        _ when kind.StartsWith("sk-", StringComparison.Ordinal) => InvalidKey.WrongKind("a key that lives in a hardware token"),
        _ => InvalidKey.WrongKind("another kind of key, or a damaged one"),
    };

    private static uint ReadCount(ReadOnlySpan<byte> content, ref int position)
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(content.Slice(position));
        position += 4;
        return value;
    }

    private static ReadOnlySpan<byte> ReadBlock(ReadOnlySpan<byte> content, ref int position)
    {
        var length = ReadCount(content, ref position);
        var block = content.Slice(position, length <= int.MaxValue ? (int)length : int.MaxValue);
        position += (int)length;
        return block;
    }

    private static string ReadText(ReadOnlySpan<byte> content, ref int position) => Encoding.ASCII.GetString(ReadBlock(content, ref position).ToArray());

    private static string Wrapped(byte[] content)
    {
        const int Width = 70;
        var encoded = Convert.ToBase64String(content);
        var lines = new StringBuilder(encoded.Length + (encoded.Length / Width) + 1);
        for (var start = 0; start < encoded.Length; start += Width)
        {
            lines.Append(encoded, start, Math.Min(Width, encoded.Length - start)).Append('\n');
        }

        return lines.ToString();
    }

    private static EncordException Damaged() => InvalidKey.Because("The private key is damaged: its parts do not belong together.");

    private readonly record struct Header(bool IsEncrypted, byte[] PublicKey);
}
