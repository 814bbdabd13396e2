namespace Encord.PowerShell.Parameters;

/// <summary>Several names with wildcards. A wildcard that matches nothing is silence; a plain name that matches nothing is remembered.</summary>
internal sealed class NameFilter
{
    private readonly List<TitlePattern> _names;
    private readonly HashSet<string> _plainNotFound;

    private NameFilter(string[]? names)
    {
        _names = (names ?? []).Select(name => new TitlePattern(name)).ToList();
        _plainNotFound = new HashSet<string>(_names.Select(name => name.Exact).OfType<string>(), StringComparer.Ordinal);
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

        var taken = false;
        foreach (var pattern in _names)
        {
            if (pattern.Names(name))
            {
                taken = true;
                _plainNotFound.Remove(pattern.Exact ?? "");
            }
        }

        return taken;
    }
}
