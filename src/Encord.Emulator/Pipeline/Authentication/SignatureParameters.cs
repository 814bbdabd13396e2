using System.Globalization;
using System.Text.RegularExpressions;

namespace Encord.Emulator.Pipeline.Authentication;

/// <summary>The <c>Signature-Input</c> header of a v2 request.</summary>
/// <param name="Text">Everything behind <c>encord-sig=</c>, which is itself part of what is signed.</param>
/// <param name="KeyId">Public key, hexadecimal.</param>
internal sealed partial record SignatureParameters(string Text, DateTimeOffset Created, string KeyId)
{
    public const string Label = "encord-sig";

    public static SignatureParameters Parse(string header)
    {
        var match = Pattern().Match(header);
        return match.Success
            && long.TryParse(match.Groups["created"].ValueSpan, CultureInfo.InvariantCulture, out var seconds)
            && WireTime.OfSeconds(seconds) is { } created
            ? new SignatureParameters(match.Groups["text"].Value, created, match.Groups["key"].Value)
            : throw WireError.Authentication(
                $"Signature-Input must be {Label}=(\"@method\" \"@request-target\" \"content-digest\") with created, keyid and alg=\"ed25519\".");
    }

    [GeneratedRegex("""
        ^encord-sig=(?<text>\("@method" "@request-target" "content-digest"\);created=(?<created>\d{1,12});keyid="(?<key>[0-9a-fA-F]{64})";alg="ed25519")$
        """)]
    private static partial Regex Pattern();
}
