using System.Text;

namespace Encord.Client.Auth;

/// <summary>Tells text that is or may be a secret, so that no message repeats it: a key is easily given where a path or an address belongs.</summary>
internal static class SecretText
{
    /// <summary>No path and no address that somebody connects with is longer.</summary>
    private const int LongestName = 1024;

    /// <summary>Shorter text is not looked at: words and numbers of that length are common.</summary>
    private const int ShortestOpaque = 24;

    // The marks of key files, and what they become in base64, of UTF-8 and of UTF-16 text.
    private static readonly string[] Marks =
    [
        "PRIVATE KEY", "PRIVATE%20KEY", "PRIVATE+KEY", "-----BEGIN", "BEGIN OPENSSH", "PuTTY-User-Key-File", "b3BlbnNzaC1rZXk", "LS0tLS1CRUdJTi", "LQAtAC0ALQAtAEIA",
        "//4tAC0ALQAtAC0A", "77u/LS0tLS1CRUdJTi",
    ];

    /// <summary>Whether the text is that of a key, in any of the forms that secret stores make of one, or is longer than a name can be.</summary>
    public static bool IsKey(string text) =>
        text.Length > LongestName
        || text.IndexOfAny(['\n', '\r']) >= 0
        || Marks.Any(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether the text holds something that may be a key, a part of one, or a token.</summary>
    public static bool MayHoldSecret(string text) => IsKey(text) || WithoutOpaqueParts(text).Length != text.Length;

    /// <summary>The text in quotation marks, or <paramref name="instead"/> where it may hold a secret.</summary>
    public static string Quote(string text, string instead) => MayHoldSecret(text) ? instead : $"'{text}'";

    /// <summary>The text with "…" in place of what may be a secret by its look alone: long and random.</summary>
    public static string WithoutOpaqueParts(string text)
    {
        StringBuilder? cleaned = null;
        var kept = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsOfToken(text[end]))
            {
                end++;
            }

            if (end - start >= ShortestOpaque && IsRandom(text, start, end))
            {
                cleaned = (cleaned ?? new StringBuilder()).Append(text, kept, start - kept).Append('…');
                kept = end;
            }

            start = end + 1;
        }

        return cleaned is null ? text : cleaned.Append(text, kept, text.Length - kept).ToString();
    }

    private static bool IsOfToken(char character) =>
        character is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '+' or '_' or '-' or '=';

    /// <summary>Random text goes from one kind of character to another far more often than words do. Hashes are random and no secret: they are in hexadecimal.</summary>
    private static bool IsRandom(string text, int start, int end)
    {
        var changes = 0;
        var isHexadecimal = true;
        for (var index = start; index < end; index++)
        {
            isHexadecimal &= text[index] is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or '-';
            if (index > start && (KindOf(text[index - 1]), KindOf(text[index])) is not ((_, 0) or (0, _) or (2, 1)) and var (before, after) && before != after)
            {
                changes++;
            }
        }

        return !isHexadecimal && (changes >= Math.Max(7, 3 * (end - start) / 10) || Marks.Any(mark => text.IndexOf(mark, start, end - start, StringComparison.Ordinal) >= 0));
    }

    /// <summary>1 small letter, 2 capital, 3 digit, 0 anything else. A capital before a small letter is how a word begins.</summary>
    private static int KindOf(char character) => character switch
    {
        >= 'a' and <= 'z' => 1,
        >= 'A' and <= 'Z' => 2,
        >= '0' and <= '9' => 3,
        _ => 0,
    };
}
