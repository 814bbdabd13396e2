using System.Text.Json;
using System.Text.RegularExpressions;

namespace Encord.Client.Http;

/// <summary>Makes the server's own words fit for a message: one line, short, and without addresses that carry a signature.</summary>
internal static class ServerText
{
    private const int LongestText = 400;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly Regex AddressWithQuery = new(@"(?<bare>https?://[^\s?""'<>]+)\?[^\s""'<>]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, MatchTimeout);

    private static readonly Regex Blanks = new(@"[\s\p{C}]+", RegexOptions.CultureInvariant, MatchTimeout);

    /// <summary>Null when there are no words.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text!.Length > 4 * LongestText ? text.Substring(0, 4 * LongestText) : text;
        text = Blanks.Replace(AddressWithQuery.Replace(text, "${bare}"), " ").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return text.Length > LongestText ? text.Substring(0, LongestText) + "…" : text;
    }

    /// <summary>The words in a JSON value: a string as it is, null as none, anything else as its JSON.</summary>
    public static string? Of(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => Clean(text.GetString()),
        { } other => Clean(other.GetRawText()),
    };
}
