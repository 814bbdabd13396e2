using System.Management.Automation;
using System.Text;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// A title as the user wrote it, with PowerShell's wildcards. The server is sent a pattern that matches at least the same titles, and
/// what it answers is matched again here.
/// </summary>
internal sealed class TitlePattern
{
    private static readonly char[] Wildcards = ['*', '?', '[', ']', '`'];

    private readonly WildcardPattern? _wildcard;
    private readonly string _text;

    public TitlePattern(string text)
    {
        _text = text;
        _wildcard = WildcardPattern.ContainsWildcardCharacters(text) ? Wildcard(text) : null;
        if (_wildcard is not null)
        {
            Like = ToLike(text);
        }
        else
        {
            Exact = WildcardPattern.ContainsWildcardCharacters(text) ? text : WildcardPattern.Unescape(text);
        }
    }

    // A bracket that is not closed is no pattern, and a title all the same. The engine finds out when it matches for the first time.
    private static WildcardPattern? Wildcard(string text)
    {
        try
        {
            var pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            _ = pattern.IsMatch(text);
            return pattern;
        }
        catch (RuntimeException)
        {
            return null;
        }
    }

    /// <summary>The exact title, where the text holds no wildcard.</summary>
    public string? Exact { get; }

    /// <summary>The SQL pattern, where the text holds wildcards.</summary>
    public string? Like { get; }

    /// <summary>For servers that search by a part of the title only: the longest part without a wildcard; null where there is none.</summary>
    public string? Part => Exact ?? LongestPart(_text);

    /// <summary>The SQL pattern that matches a text in every case, and at least that.</summary>
    public static string LikeOf(string text) => string.Concat(text.Select(Literal));

    public static TitlePattern? From(string? text) => string.IsNullOrEmpty(text) ? null : new TitlePattern(text!);

    /// <summary>
    /// Whether the title is meant. An exact title was already compared by the server, in its own way. A title with brackets in it is found by itself too: "Scans [old]" is
    /// what somebody sees and types, whatever it means as a pattern.
    /// </summary>
    public bool IsMatch(string? title) => _wildcard is null || _wildcard.IsMatch(title ?? "") || string.Equals(_text, title, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the title is meant, where no server has compared it: without regard to case, with or without wildcards.</summary>
    public bool Names(string? title) => Exact is null ? IsMatch(title) : string.Equals(Exact, title, StringComparison.OrdinalIgnoreCase);

    // Inside brackets is one of several characters, and after a backtick a literal one: neither part can be told from here.
    private static string? LongestPart(string text)
    {
        var end = text.IndexOfAny(['[', '`']);
        return (end < 0 ? text : text.Substring(0, end)).Split(Wildcards).OrderByDescending(part => part.Length).FirstOrDefault(part => part.Length > 0);
    }

    // SQL has no escape that every server agrees on: a literal % or _ becomes "any one character", which matches more and never less. A bracket may begin a
    // range or be a bracket of the title: from there on anything goes.
    private static string ToLike(string text)
    {
        var like = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '`' && i + 1 < text.Length)
            {
                i++;
                like.Append(Literal(text[i]));
            }
            else if (c == '[')
            {
                like.Append('%');
                break;
            }
            else
            {
                like.Append(c switch { '*' => '%', '?' => '_', _ => Literal(c) });
            }
        }

        return like.ToString();
    }

    // A backslash is the escape character of many SQL dialects, so it cannot be sent as itself either. Nor can a letter that has two
    // cases: PowerShell's wildcards ignore case, and SQL's patterns do not on every server.
    private static char Literal(char c) =>
        c is '%' or '_' or '\\' || char.ToUpperInvariant(c) != c || char.ToLowerInvariant(c) != c ? '_' : c;
}
