using System.Text;
using System.Text.RegularExpressions;

namespace Encord.Client.Auth;

/// <summary>Finds the binary content of an OpenSSH private key in text that a secret store may have reshaped.</summary>
internal static class KeyText
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(2);

    // The label tells what the text is; whatever stands between the two marks is the content.
    private static readonly Regex Armour = new(
        "-----[ ]*BEGIN (?<label>[A-Z0-9 ]+?)[ ]*-----(?<content>.*?)-----[ ]*END \\k<label>[ ]*-----",
        RegexOptions.Singleline | RegexOptions.CultureInvariant, MatchTimeout);

    private static readonly Regex ArmourStart = new("-----[ ]*BEGIN (?<label>[A-Z0-9 ]+?)[ ]*-----", RegexOptions.CultureInvariant, MatchTimeout);

    private static readonly Regex EscapedLineBreak = new(@"\\+[rn]", RegexOptions.CultureInvariant, MatchTimeout);

    private static readonly Regex PublicHalf = new(
        @"^(ssh-[a-z0-9-]+|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9@.-]+)\s+AAAA", RegexOptions.CultureInvariant, MatchTimeout);

    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("openssh-key-v1\0");

    /// <summary>The decoded content, which begins with the magic of the format.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidKey"/>.</exception>
    public static byte[] Decode(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw InvalidKey.Because("The private key is empty.");
        }

        return Decode(text, mayBeEncoded: true);
    }

    private static byte[] Decode(string text, bool mayBeEncoded)
    {
        text = EscapedLineBreak.Replace(text, "\n").Trim().Trim('\uFEFF', '"', '\'').Trim();
        var match = Armour.Match(text);
        if (match.Success)
        {
            RefuseOtherLabels(match.Groups["label"].Value);
            return FromBase64(match.Groups["content"].Value) is { } content && HasMagic(content)
                ? content
                : throw InvalidKey.Because("The private key is damaged: its content is not what OpenSSH writes.");
        }

        var start = ArmourStart.Match(text);
        if (start.Success)
        {
            RefuseOtherLabels(start.Groups["label"].Value);
            throw InvalidKey.Because("The private key is truncated: its END line is missing. Many single-line input fields cut long text.");
        }

        RefuseOtherFormats(text);
        if (mayBeEncoded && FromBase64(text) is { } decoded)
        {
            return HasMagic(decoded) ? decoded : Decode(AsText(decoded), mayBeEncoded: false);
        }

        throw InvalidKey.Because("The text is not an OpenSSH private key. If it is the path of a key file, give it as a path (-KeyPath).");
    }

    private static void RefuseOtherLabels(string label)
    {
        if (label == "OPENSSH PRIVATE KEY")
        {
            return;
        }

        throw InvalidKey.Because(label switch
        {
            "RSA PRIVATE KEY" => InvalidKey.WrongKind("an RSA key in PEM form"),
            "EC PRIVATE KEY" => InvalidKey.WrongKind("an ECDSA key in PEM form"),
            "DSA PRIVATE KEY" => InvalidKey.WrongKind("a DSA key in PEM form"),
            "PRIVATE KEY" or "ENCRYPTED PRIVATE KEY" =>
                InvalidKey.WrongKind("a key in PKCS#8 form") + " An Ed25519 key can be converted with 'ssh-keygen -p -f <file>' where ssh-keygen reads it.",
            _ when label.Contains("PUBLIC") => InvalidKey.PublicHalf,
            _ when label.Contains("CERTIFICATE") => InvalidKey.WrongKind("a certificate"),
            _ => InvalidKey.WrongKind("another kind of key"),
        });
    }

    private static void RefuseOtherFormats(string text)
    {
        if (text.StartsWith("PuTTY-User-Key-File", StringComparison.Ordinal))
        {
            throw InvalidKey.Because(InvalidKey.WrongKind("a PuTTY key") + " PuTTYgen converts it: Conversions, Export OpenSSH key.");
        }

        if (PublicHalf.IsMatch(text) || text.StartsWith("---- BEGIN SSH2 PUBLIC KEY", StringComparison.Ordinal))
        {
            throw InvalidKey.Because(InvalidKey.PublicHalf);
        }

        if (text.StartsWith("---- BEGIN SSH2", StringComparison.Ordinal))
        {
            throw InvalidKey.Because(InvalidKey.WrongKind("a key in SSH2 form"));
        }
    }

    private static byte[]? FromBase64(string text)
    {
        var packed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                packed.Append(character);
            }
        }

        try
        {
            return packed.Length == 0 ? null : Convert.FromBase64String(packed.ToString());
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Base64 made on Windows is often of UTF-16 text.</summary>
    private static string AsText(byte[] bytes) =>
        bytes.Length >= 2 && (bytes[1] == 0 || (bytes[0] == 0xFF && bytes[1] == 0xFE)) ? Encoding.Unicode.GetString(bytes) : Encoding.UTF8.GetString(bytes);

    private static bool HasMagic(byte[] content) => content.AsSpan().StartsWith(Magic);
}
