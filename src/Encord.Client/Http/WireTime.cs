using System.Globalization;

namespace Encord.Client.Http;

/// <summary>The spellings of a point in time on the two wires.</summary>
internal static class WireTime
{
    /// <summary>v1 filters: ISO 8601 with an offset, UTC as <c>+00:00</c>, never <c>Z</c>; fractions only when there are any.</summary>
    public static string ForV1(DateTimeOffset time) => Text(time) + time.ToString("zzz", CultureInfo.InvariantCulture);

    /// <summary>v2: ISO 8601, UTC as <c>Z</c>; fractions only when there are any.</summary>
    public static string ForV2(DateTimeOffset time) =>
        Text(time) + (time.Offset == TimeSpan.Zero ? "Z" : time.ToString("zzz", CultureInfo.InvariantCulture));

    private static string Text(DateTimeOffset time) =>
        time.ToString(time.Ticks % TimeSpan.TicksPerSecond / 10 == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
