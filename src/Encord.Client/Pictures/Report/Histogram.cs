using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>Numbers by range. The ranges are fixed, so it takes the same memory however much is counted.</summary>
internal sealed class Histogram
{
    private readonly double[] _ends;
    private readonly string[] _names;
    private readonly long[] _counts;

    private Histogram(double[] ends, string[] names)
    {
        _ends = ends;
        _names = names;
        _counts = new long[names.Length];
    }

    public long Total => _counts.Sum();

    /// <summary>The ranges in their order.</summary>
    public IEnumerable<KeyValuePair<string, long>> Ranges => _names.Zip(_counts, (name, count) => new KeyValuePair<string, long>(name, count));

    /// <summary>Sides of boxes in pixels.</summary>
    public static Histogram OfSides()
    {
        double[] ends = [4, 8, 16, 32, 64, 128, 256, 512, 1024];
        return new(ends, [.. Enumerable.Range(0, ends.Length + 1).Select(i =>
            i == 0 ? "under 4" : i == ends.Length ? "1024 and more" : $"{Text(ends[i - 1])} to {Text(ends[i])}")]);
    }

    /// <summary>Width to height.</summary>
    public static Histogram OfRatios() => new(
        [1 / 8.0, 1 / 4.0, 1 / 2.0, 1, 2, 4, 8],
        ["under 1:8", "1:8 to 1:4", "1:4 to 1:2", "1:2 to 1:1", "1:1 to 2:1", "2:1 to 4:1", "4:1 to 8:1", "8:1 and more"]);

    /// <summary>The sizes that COCO's tools speak of, by area.</summary>
    public static Histogram OfAreas() => new([32 * 32, 96 * 96], ["small, under 32\u00B2 pixels", "medium, under 96\u00B2 pixels", "large"]);

    /// <summary>Objects in a picture.</summary>
    public static Histogram OfObjects() => new(
        [1, 2, 3, 6, 11, 21, 51, 101], ["none", "1", "2", "3 to 5", "6 to 10", "11 to 20", "21 to 50", "51 to 100", "over 100"]);

    /// <param name="value">In the range that ends above it.</param>
    /// <param name="count">How often.</param>
    public void Add(double value, long count = 1)
    {
        var range = Array.FindIndex(_ends, end => value < end);
        _counts[range < 0 ? _ends.Length : range] += count;
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
