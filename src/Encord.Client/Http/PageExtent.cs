namespace Encord.Client.Http;

/// <summary>How far a list of pages has come, and whether it can have an end: a server may name the same pages in turn, or ever new ones.</summary>
internal sealed class PageExtent
{
    /// <summary>So many pages a list may have with next to nothing on them, and one more for every ten rows.</summary>
    private const long MostSparsePages = 10_000;

    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> _contents = [];
    private ListProgress _page = new();
    private long _pages;
    private long _rows;

    /// <summary>Begins the next page.</summary>
    public ListProgress NewPage() => _page = new ListProgress(looksAtAll: true);

    /// <param name="token">Of the page that the server names after the one that was just read.</param>
    /// <returns>Null where the list goes on.</returns>
    public string? WhyEndless(string token)
    {
        _pages++;
        _rows += _page.Given;
        return !_tokens.Add(token) ? Count("the server names a next page that it named before")
            : _page.Given > 0 && !_contents.Add(_page.Print) ? Count("the server sends the same rows again as another page")
            : _pages > MostSparsePages + (_rows / 10) ? Count("the server names still another page")
            : null;
    }

    private string Count(string why) => FormattableString.Invariant($"{why}, after {_pages} pages with {_rows} rows");
}
