using System.Management.Automation;

namespace Encord.PowerShell.Common;

/// <summary>Several names with wildcards. A wildcard that matches nothing is silence; a plain name that matches nothing is remembered.</summary>
internal sealed class NameFilter
{
    private readonly List<(string Text, WildcardPattern Pattern)> _names;
    private readonly HashSet<string> _plainNotFound;

    private NameFilter(string[]? names)
    {
        _names = (names ?? []).Select(name => (name, WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant))).ToList();
        _plainNotFound = new HashSet<string>((names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.Ordinal);
    }

    /// <summary>The plain names that nothing matched yet.</summary>
    public IReadOnlyCollection<string> NotFound => _plainNotFound;

    /// <param name="names">Null takes everything.</param>
    public static NameFilter From(string[]? names) => new(names);

    public bool Takes(string name)
    {
        if (_names.Count == 0)
        {
            return true;
        }

        bool taken = false;
        foreach ((string text, WildcardPattern pattern) in _names)
        {
            if (pattern.IsMatch(name))
            {
                taken = true;
                _plainNotFound.Remove(text);
            }
        }

        return taken;
    }
}
