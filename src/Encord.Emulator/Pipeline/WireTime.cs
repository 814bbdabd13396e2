using System.Globalization;

namespace Encord.Emulator.Pipeline;

/// <summary>
/// Points in time are kept as <c>2024-11-22T10:00:00.123456Z</c>, which sorts as text; each wire shows them its own way.
/// </summary>
internal static class WireTime
{
    private const string Stored = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Store(DateTimeOffset time) => time.UtcDateTime.ToString(Stored, CultureInfo.InvariantCulture);

    public static string Now(this TimeProvider clock) => Store(clock.GetUtcNow());

    /// <summary>Label-row listings: ISO without zone.</summary>
    public static string? Zoneless(string? stored) => stored?.TrimEnd('Z');

    /// <summary>Legacy records: <c>2024-11-22 10:00:00</c>, and nothing else is accepted there.</summary>
    public static string Legacy(string stored) => stored[..10] + " " + stored[11..19];

    public static DateTimeOffset Read(string stored) => DateTimeOffset.ParseExact(
        stored, Stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Unix seconds; null when they are outside the calendar.</summary>
    public static DateTimeOffset? OfSeconds(long seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>A time from a request, in stored form; without zone it is UTC.</summary>
    public static string Parse(string text, string name) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Store(time)
            : throw WireError.InvalidDate($"{name}: '{text}' is not a date.");
}
