using System.Globalization;
using System.Text;

namespace Encord.Emulator.Pipeline;

/// <summary>Opaque to clients: the offset of the next page, in a spelling that must be escaped in a query.</summary>
internal static class PageToken
{
    private const int DefaultSize = 100;
    private const int LargestSize = 1000;

    /// <summary>How many items the query wants on a page.</summary>
    public static int Size(HttpContext context) => (context.QueryInteger("pageSize") ?? DefaultSize) is var size and >= 1 and <= LargestSize
        ? size : throw WireError.InvalidArguments($"pageSize is between 1 and {LargestSize}.");

    public static int Read(HttpContext context)
    {
        var token = context.QueryText("pageToken");
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        try
        {
            var text = Encoding.ASCII.GetString(Convert.FromBase64String(token));
            if (text.StartsWith("page+", StringComparison.Ordinal)
                && int.TryParse(text["page+".Length..], CultureInfo.InvariantCulture, out var offset) && offset >= 0)
            {
                return offset;
            }
        }
        catch (FormatException)
        {
            // answered below
        }

        throw WireError.InvalidArguments("pageToken is not one that this server gave out.");
    }

    public static string At(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes("page+" + offset.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Cuts one page out of all items.</summary>
    public static (IEnumerable<T> Items, string? Next) Cut<T>(IReadOnlyList<T> all, int offset, int size) =>
        (all.Skip(offset).Take(size), offset + size < all.Count ? At(offset + size) : null);
}
