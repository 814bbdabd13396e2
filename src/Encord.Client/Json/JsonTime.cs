using System.Globalization;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>Times of the wire: ISO 8601, or one of the older forms. Without a zone they are UTC; the result always is.</summary>
internal static class JsonTime
{
    private static readonly string[] OlderForms =
    [
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        // In label documents the web editor writes GMT, the vendor's SDK UTC, its older releases nothing at all but the blank.
        "ddd, dd MMM yyyy HH:mm:ss 'UTC'", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss",
    ];

    /// <summary>Null for null, and for text that is not a time.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, OlderForms, CultureInfo.InvariantCulture, Utc, out var time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time)
            ? time : null;
    }

    /// <summary>The time the reader stands on, without making a string of it where its form is the usual one.</summary>
    public static DateTimeOffset? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        // The reader takes a time without a zone for local time, which is wrong here; only a DateTime tells.
        if (!reader.TryGetDateTime(out var time))
        {
            return Parse(reader.GetString());
        }

        return time.Kind != DateTimeKind.Local ? new DateTimeOffset(time.Ticks, TimeSpan.Zero)
            : reader.TryGetDateTimeOffset(out var zoned) ? zoned.ToUniversalTime()
            : null;
    }
}
