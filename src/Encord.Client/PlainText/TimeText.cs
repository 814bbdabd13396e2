using System.Globalization;

namespace Encord.Client.PlainText;

/// <summary>
/// Reads times that people wrote as text. ISO 8601 and the invariant form mean the same in every culture and calendar; a culture's own form, in its own calendar, is taken where it can
/// mean nothing else. Without an offset the time is local, as everywhere in PowerShell.
/// </summary>
internal static class TimeText
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces;

    private static readonly string[] Iso =
    [
        "yyyy-MM-dd", "yyyy-MM-ddK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyyMMdd", "yyyyMMdd'T'HHmmK", "yyyyMMdd'T'HHmmssK",
    ];

    private static readonly string[] Invariant =
    [
        "M/d/yyyy", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss", "M/d/yyyy H:mm zzz", "M/d/yyyy H:mm:ss zzz", "M/d/yyyy h:mm tt", "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm:ss tt zzz",
        "yyyy/M/d", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "dddd, d MMMM yyyy", "dddd, d MMMM yyyy HH:mm:ss",
    ];

    /// <exception cref="EncordException">The text is not a time, or can mean two.</exception>
    public static DateTimeOffset Read(string text, CultureInfo culture)
    {
        if (Try(text, Iso, CultureInfo.InvariantCulture) is { } time)
        {
            return time;
        }

        // The form that HTTP headers have says GMT instead of an offset.
        var invariant = DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var header)
            ? header : Try(text, Invariant, CultureInfo.InvariantCulture);
        var own = Try(text, PatternsOf(culture), culture);
        if (invariant is { } one && own is { } other && one != other)
        {
            // 01/11/2024 has two meanings in London. In Bangkok, where that year is long past, it has one.
            return IsLikely(one) == IsLikely(other)
                ? throw Refuse($"'{text}' can mean {Day(one)} or {Day(other)}.")
                : IsLikely(one) ? one : other;
        }

        return invariant ?? own ?? throw Refuse($"'{text}' is not a date or a time that can be read.");
    }

    /// <summary>What to write instead of a time that cannot be read.</summary>
    public static EncordException Refuse(string what) =>
        new(EncordErrorId.InvalidArgument, what + " Write it as 2024-11-30, 2024-11-30T13:45 or 2024-11-30T13:45:00Z (ISO 8601).");

    private static DateTimeOffset? Try(string text, string[] patterns, CultureInfo culture) =>
        DateTimeOffset.TryParseExact(text, patterns, culture, Styles, out var time) ? time : null;

    // With a day and all digits of the year, or the meaning depends on when it is read; with an offset too, as times print that have one.
    private static string[] PatternsOf(CultureInfo culture)
    {
        string[] whole = [.. culture.DateTimeFormat.GetAllDateTimePatterns().Where(pattern => pattern.Contains("yyyy") && pattern.Contains('d'))];
        return [.. whole, .. whole.Select(pattern => pattern + " zzz")];
    }

    private static bool IsLikely(DateTimeOffset time) => time.Year is >= 1900 and < 2200;

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
