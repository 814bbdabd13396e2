using System.Globalization;
using System.Text;

namespace Encord.Emulator.Pipeline;

/// <summary>Where an item stands in its list: by a text first, if the list is sorted by one, then by the order in which things were made.</summary>
internal readonly record struct PageKey(string Text, long Id)
{
    public static PageKey Of(long id) => new("", id);

    public static PageKey Of(string text) => new(text, 0);
}

/// <summary>
/// Opaque to clients: the key of the last item that was given out. A page begins behind that key, so that nothing is lost or seen twice when items
/// leave the list while it is read.
/// </summary>
internal static class PageToken
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1000;
    private const string Start = "page+";

    /// <summary>How many items the query wants on a page.</summary>
    public static int Size(HttpContext context) => (context.QueryInteger("pageSize") ?? DefaultSize) is var size and >= 1 and <= LargestSize
        ? size : throw WireError.InvalidArguments($"pageSize must be from 1 to {LargestSize}.");

    /// <summary>The key that the query's page begins behind; null for the first page.</summary>
    public static PageKey? Read(HttpContext context)
    {
        var token = context.QueryText("pageToken");
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var text && text.StartsWith(Start, StringComparison.Ordinal)
            && text[Start.Length..].Split(':', 2) is [var number, var name]
            && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
        {
            return new PageKey(name, id);
        }

        throw WireError.InvalidArguments("pageToken was not issued by this server.");
    }

    public static string At(PageKey key) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Start}{key.Id}:{key.Text}")));

    /// <summary>Sorts by key and cuts out the page that the query asks for.</summary>
    /// <param name="size">Null for the size that the query asks for.</param>
    /// <param name="descending">By the text; what has the same text stays in the order in which it was made.</param>
    public static (List<T> Items, string? Next) Cut<T>(
        HttpContext context, IEnumerable<T> all, Func<T, PageKey> key, int? size = null, bool descending = false)
    {
        var order = Comparer<PageKey>.Create((left, right) => string.CompareOrdinal(left.Text, right.Text) is var byText and not 0
            ? (descending ? -byText : byText)
            : left.Id.CompareTo(right.Id));
        var wanted = size ?? Size(context);
        var after = Read(context);
        var found = all.Select(item => (Item: item, Key: key(item)))
            .Where(entry => after is null || order.Compare(entry.Key, after.Value) > 0)
            .OrderBy(entry => entry.Key, order)
            .Take(wanted + 1)
            .ToList();
        return ([.. found.Take(wanted).Select(entry => entry.Item)], found.Count > wanted ? At(found[wanted - 1].Key) : null);
    }

    /// <summary>The same for a list that only grows, at its end: there the place of an item is its key.</summary>
    public static (List<T> Items, string? Next) CutGrowing<T>(HttpContext context, IEnumerable<T> all, int? size = null)
    {
        var (items, next) = Cut(context, all.Select((item, place) => (Item: item, Place: place)), entry => PageKey.Of(entry.Place), size);
        return ([.. items.Select(entry => entry.Item)], next);
    }
}
