using System.Management.Automation;

namespace Encord.PowerShell.Parameters;

/// <summary>
/// A name with PowerShell's wildcards, for lists that the server searches by a part of the name only: it is sent the longest part without
/// a wildcard, and what it answers is matched here.
/// </summary>
internal sealed class NameSearch
{
    private static readonly char[] Special = ['*', '?', '[', ']', '`'];

    private readonly WildcardPattern? _pattern;

    private NameSearch(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            ServerText = LongestPart(text!);
        }
    }

    /// <summary>What the server searches for; null for everything.</summary>
    public string? ServerText { get; }

    public static NameSearch From(string? text) => new(text);

    public bool IsMatch(string name) => _pattern?.IsMatch(name) != false;

    // Inside brackets is one of several characters, and after a backtick a literal one: neither part can be told from here.
    private static string? LongestPart(string text)
    {
        if (text.IndexOf('[') >= 0 || text.IndexOf('`') >= 0)
        {
            text = text.Substring(0, text.IndexOfAny(['[', '`']));
        }

        return text.Split(Special).OrderByDescending(part => part.Length).FirstOrDefault(part => part.Length > 0);
    }
}
