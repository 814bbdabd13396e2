using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Encord.Client.Auth;

/// <summary>An Ed25519 private key in the OpenSSH form.</summary>
internal sealed class SshKeyCredential : EncordCredential
{
    /// <summary>Names the file of the key; read first.</summary>
    public const string KeyFileVariable = "ENCORD_SSH_KEY_FILE";

    /// <summary>Holds the text of the key.</summary>
    public const string KeyVariable = "ENCORD_SSH_KEY";

    private readonly Ed25519PrivateKeyParameters _key;

    private SshKeyCredential(byte[] seed)
    {
        _key = new Ed25519PrivateKeyParameters(seed, 0);
        // The public half is computed once here: the key object caches it lazily, and signing must be safe from several threads.
        KeyId = Hex.Lower(_key.GeneratePublicKey().GetEncoded());
    }

    public override string KeyId { get; }

    public override bool DependsOnClock => true;

    /// <summary>Reads a key from text: as the file has it, or after a secret store has turned its line breaks into <c>\n</c> or spaces, or base64 of the file.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>: the message says what is wrong and never shows the text.</exception>
    public static SshKeyCredential Parse(string text, string? passphrase = null) =>
        new(OpenSshKeyReader.ReadSeed(text, passphrase));

    /// <summary>Reads a key file; a leading <c>~</c> is the home directory.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>.</exception>
    public static SshKeyCredential FromFile(string path, string? passphrase = null, string source = "-KeyPath") =>
        Parse(KeyFile.ReadText(path, source), passphrase);

    /// <summary>The key that the environment names (<see cref="KeyFileVariable"/>, then <see cref="KeyVariable"/>), or null when it names none.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>: a variable is set, but what it names cannot be used.</exception>
    public static SshKeyCredential? FromEnvironment(Func<string, string?> read, string? passphrase = null) =>
        read(KeyFileVariable) is { } path && !string.IsNullOrWhiteSpace(path) ? FromFile(path.Trim(), passphrase, KeyFileVariable)
        : read(KeyVariable) is { } text && !string.IsNullOrWhiteSpace(text) ? Parse(text, passphrase)
        : null;

    /// <summary>The public test key of the emulator's first user: the private bytes <c>00 01 … 1f</c>. It opens nothing else.</summary>
    public static SshKeyCredential WellKnownTestKey() => new([.. Enumerable.Range(0, 32).Select(value => (byte)value)]);

    /// <summary>The 64-byte Ed25519 signature of the bytes.</summary>
    public byte[] Sign(byte[] data)
    {
        var signature = new byte[Ed25519PrivateKeyParameters.SignatureSize];
        _key.Sign(Ed25519.Algorithm.Ed25519, null, data, 0, data.Length, signature, 0);
        return signature;
    }

    public override void AuthorizeV1(HttpRequestMessage message, byte[] bodySha256) =>
        message.Headers.TryAddWithoutValidation("Authorization", $"{KeyId}:{Hex.Lower(Sign(bodySha256))}");

    public override void AuthorizeV2(HttpRequestMessage message, byte[] bodySha256, DateTimeOffset now)
    {
        var signature = RequestSignature.Create(this, message.Method.Method, message.RequestUri!.PathAndQuery, bodySha256, now);
        message.Headers.TryAddWithoutValidation("Content-Digest", signature.ContentDigest);
        message.Headers.TryAddWithoutValidation("Signature-Input", signature.SignatureInput);
        message.Headers.TryAddWithoutValidation("Signature", signature.Signature);
    }

    public override string ToString() => $"SSH key {KeyId}";
}
