using System.Text.RegularExpressions;

namespace Encord;

/// <summary>
/// The net under all messages: the text of a private key that somebody gave where a title, a path or a date belongs is not repeated by the message about it.
/// </summary>
internal static class HiddenKey
{
    private const string Instead = "(the text of a key, not shown)";

    // The marks of key files, and what they become in base64, of UTF-8 and of UTF-16 text; "%20" is a space in an address.
    private static readonly Regex Pattern = new(
        "-----BEGIN[^-]{0,60}KEY-----.*?(-----END[^-]{0,60}-----|$)"
        + @"|(b3BlbnNzaC1rZXktdjE|LS0tLS1CRUdJTi|77u/LS0tLS1CRUdJTi|LQAtAC0ALQAtAEIA|//4tAC0ALQAtAC0A|PuTTY-User-Key-File)[A-Za-z0-9+/=\s\\%:-]*",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>The text with a remark in place of keys.</summary>
    public static string In(string text) => Pattern.Replace(text, Instead);

    /// <summary>The cause, unless it repeats a key: it would be shown with the failure.</summary>
    public static Exception? Without(Exception? cause)
    {
        for (var one = cause; one is not null; one = one.InnerException)
        {
            if (IsIn(one.Message))
            {
                return null;
            }
        }

        return cause;
    }

    /// <summary>Whether the text holds a key.</summary>
    public static bool IsIn(string text) => Pattern.IsMatch(text);
}
