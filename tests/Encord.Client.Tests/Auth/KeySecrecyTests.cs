using CsCheck;
using Encord.Client.Auth;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Auth;

/// <summary>Whatever is done to the text of a key: it is read, or refused as an invalid key, and never shown.</summary>
public class KeySecrecyTests
{
    private const int RevealingLength = 12;

    private static readonly string[] Originals = [TestKeys.Vector, TestKeys.Read("ed25519"), TestKeys.Read("ed25519_passphrase"), TestKeys.Read("ecdsa"), TestKeys.Read("putty.ppk")];

    private static readonly Gen<Func<string, string>> Mangling = Gen.OneOf(
        Gen.Int[0, 600].Select<int, Func<string, string>>(length => text => text[..Math.Min(length, text.Length)]),
        Gen.Int[0, 600].Select<int, Func<string, string>>(start => text => text[Math.Min(start, text.Length)..]),
        Gen.Select(Gen.Int[0, 600], Gen.Char).Select<(int At, char With), Func<string, string>>(change =>
            text => change.At < text.Length ? text[..change.At] + change.With + text[(change.At + 1)..] : text),
        Gen.Select(Gen.Int[0, 600], Gen.String[0, 20]).Select<(int At, string Text), Func<string, string>>(change =>
            text => text.Insert(Math.Min(change.At, text.Length), change.Text)),
        OneOf<Func<string, string>>(
            text => text.Replace("\n", "\\n"),
            text => text.Replace("\n", " "),
            text => text.Replace("-----", "----"),
            text => text.Replace("OPENSSH", "RSA"),
            text => text.ToUpperInvariant(),
            text => text + text,
            text => new string([.. text.Reverse()])));

    [Fact]
    public void A_mangled_key_is_never_shown() =>
        Gen.Select(OneOf(Originals), Mangling.Array[1, 3], OneOf(null, string.Empty, "wrong passphrase")).Sample((original, manglings, passphrase) =>
        {
            var text = manglings.Aggregate(original, (current, mangle) => mangle(current));
            try
            {
                var key = SshKeyCredential.Parse(text, passphrase);
                AssertShowsNothingOf(text, key.ToString());
            }
            catch (EncordException error)
            {
                Assert.Equal(EncordErrorId.InvalidKey, error.ErrorId);
                AssertShowsNothingOf(text, error);
                Assert.DoesNotContain("wrong passphrase", error.ToString());
            }
        }, iter: 400);

    internal static void AssertShowsNothingOf(string secret, Exception error) => AssertShowsNothingOf(secret, $"{error}{error.InnerException}");

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static void AssertShowsNothingOf(string secret, string shown)
    {
        foreach (var piece in secret.Split(['\n', '\r', ' ', '\\', '"'], StringSplitOptions.RemoveEmptyEntries))
        {
            for (var start = 0; start + RevealingLength <= piece.Length; start += RevealingLength / 2)
            {
                var part = piece.Substring(start, RevealingLength);
                // Words of the format are no secret; everything else of this length is.
                if (!part.Contains('-') && !part.Contains(':'))
                {
                    Assert.DoesNotContain(part, shown);
                }
            }
        }
    }
}
