using System.Globalization;
using System.Runtime.CompilerServices;
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

    /// <summary>The time, without making a string of it where its form is a usual one.</summary>
    public static DateTimeOffset? Read(ScalarValue value)
    {
        if (value.Kind != JsonTokenType.String)
        {
            return null;
        }

        if (TryReadUtc(value.Utf8, out var usual))
        {
            return usual;
        }

        // The reader takes a time without a zone for local time, which is wrong here; only a DateTime tells.
        var reader = value.Reader();
        if (!reader.TryGetDateTime(out var time))
        {
            return Parse(value.Text());
        }

        return time.Kind != DateTimeKind.Local ? new DateTimeOffset(time.Ticks, TimeSpan.Zero)
            : reader.TryGetDateTimeOffset(out var zoned) ? zoned.ToUniversalTime()
            : null;
    }

    /// <summary>2026-03-21T09:58:08, with up to seven digits of a fraction, and nothing or a Z behind it.</summary>
    [MethodImpl(HotPath.Compiled)]
    private static bool TryReadUtc(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length > 19 && text[text.Length - 1] == (byte)'Z')
        {
            text = text.Slice(0, text.Length - 1);
        }

        if (text.Length is < 19 or 20 or > 27 || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':'
            || (text.Length > 19 && text[19] != (byte)'.'))
        {
            return false;
        }

        var year = Digits(text.Slice(0, 4));
        var month = Digits(text.Slice(5, 2));
        var day = Digits(text.Slice(8, 2));
        var hour = Digits(text.Slice(11, 2));
        var minute = Digits(text.Slice(14, 2));
        var second = Digits(text.Slice(17, 2));
        var fraction = text.Length > 19 ? Digits(text.Slice(20)) : 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction < 0)
        {
            return false;
        }

        for (var digits = text.Length - 20; digits is > 0 and < 7; digits++)
        {
            fraction *= 10;
        }

        time = new DateTimeOffset(new DateTime(year, month, day, hour, minute, second).Ticks + fraction, TimeSpan.Zero);
        return true;
    }

    /// <summary>A number of digits alone; -1 for anything else.</summary>
    [MethodImpl(HotPath.Compiled)]
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var value in text)
        {
            if (value is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (value - '0');
        }

        return number;
    }
}
