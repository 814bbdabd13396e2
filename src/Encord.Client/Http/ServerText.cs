using System.Text.Json;
using System.Text.RegularExpressions;
using Encord.Client.Auth;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>
/// Makes the server's own words fit for a message: one line, short, and without what opens a door. It goes by what a part is: an address loses the
/// user and the query, a named secret its value, and what looks random goes.
/// </summary>
internal static class ServerText
{
    private const int LongestText = 400;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly Regex KeyBlock = new(@"-----\s*BEGIN[^-]*-----.*?(-----\s*END[^-]*-----|$)", Options, MatchTimeout);

    // Of any scheme: objects in a bucket have one of their own.
    private static readonly Regex Address = new(@"(?<scheme>[a-z][a-z0-9+.-]*://)(?<user>[^\s/?#""'<>@]*@)*(?<bare>[^\s?#""'<>]*)(?<rest>[?#][^\s""'<>]*)?", Options, MatchTimeout);

    // A query without a host before it: a path that is signed, or the query alone.
    private static readonly Regex Query = new(@"\?[a-z0-9_.~%\[\]-]+=[^\s""'<>]*", Options, MatchTimeout);

    private static readonly Regex Authorization = new(@"\b(?<kind>Bearer|Basic|Digest|Token|Signature|ApiKey)\s+(?=[^\s,;""']*[0-9+/=_.-])[A-Za-z0-9+/=_.~:-]{6,}", Options, MatchTimeout);

    private static readonly Regex Named = new(
        @"(?<name>[""']?\b[a-z0-9_.-]*(password|passphrase|passwd|secret|token|api[_-]?key|private[_-]?key|access[_-]?key(id)?|signature|credential|authorization|cookie|session[_-]?id|sig)[""']?\s*[=:]\s*)(?<value>""[^""]*""?|'[^']*'?|[^\s,;&""'}\])]+)",
        Options, MatchTimeout);

    private static readonly Regex Escaped = new(@"\\u00(?<code>[2-7][0-9a-f])", Options, MatchTimeout);

    private static readonly Regex Blanks = new(@"[\s\p{C}]+", RegexOptions.CultureInvariant, MatchTimeout);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline;

    /// <summary>Null when there are no words.</summary>
    public static string? Clean(string? text) => Clean(text, LongestText);

    /// <summary>As <see cref="Clean(string?)"/>, up to another length.</summary>
    public static string? Clean(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text!.Length > 4 * longest ? text.Substring(0, 4 * longest) : text;
        text = Blanks.Replace(WithoutSecrets(text), " ").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        return text.Length > longest ? text.Substring(0, longest) + "…" : text;
    }

    /// <summary>The words in a JSON value: a string as it is, null as none, anything else as its JSON.</summary>
    public static string? Of(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => Clean(WireText.Lenient(text)),
        { } other => Clean(WireText.Lenient(other)),
    };

    /// <summary>The address without user, query and fragment.</summary>
    public static string Bare(Uri address) =>
        address.IsAbsoluteUri ? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "another address";

    private static string WithoutSecrets(string text)
    {
        try
        {
            // JSON inside of text escapes its slashes, quotation marks and ampersands; HTML its ampersands.
            text = Escaped.Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString());
            text = text.Replace("\\/", "/").Replace("\\\"", "\"").Replace("&amp;", "&");
            text = KeyBlock.Replace(text, "…");
            text = Address.Replace(text, "${scheme}${bare}");
            text = Query.Replace(text, string.Empty);
            text = Authorization.Replace(text, "${kind} …");
            text = Named.Replace(text, "${name}…");
            return SecretText.WithoutOpaqueParts(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Words that cannot be looked through in a second are not shown.
            return "(not shown)";
        }
    }
}
