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
        // In label documents, behind the name of the day, the web editor writes GMT, the vendor's SDK UTC, its older releases nothing at all but the blank.
        "dd MMM yyyy HH:mm:ss 'UTC'", "dd MMM yyyy HH:mm:ss 'GMT'", "dd MMM yyyy HH:mm:ss",
    ];

    private const string DayNames = "SunMonTueWedThuFriSat";

    private static ReadOnlySpan<byte> MonthNames => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    /// <summary>Null for null, and for text that is not a time.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (TryReadUsual(text, out var time))
        {
            return time;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        text = WithoutDay(text.Trim());
        return DateTimeOffset.TryParseExact(text, OlderForms, CultureInfo.InvariantCulture, Utc, out time)
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

    /// <summary>The forms that are in every label, without the parser that knows every form there is.</summary>
    private static bool TryReadUsual(string text, out DateTimeOffset time)
    {
        Span<byte> ascii = stackalloc byte[32];
        if (text.Length > ascii.Length)
        {
            time = default;
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            // What is not ASCII is in no usual form.
            ascii[i] = text[i] < 0x80 ? (byte)text[i] : (byte)0;
        }

        ascii = ascii.Slice(0, text.Length);
        return TryReadUtc(ascii, out time) || (IsDay(text) && TryReadNamed(ascii, out time));
    }

    /// <summary>Sat, 21 Mar 2026 09:58:08 UTC, or GMT, or nothing behind it.</summary>
    private static bool TryReadNamed(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length is not (25 or 29) || text[7] != (byte)' ' || text[11] != (byte)' ' || text[16] != (byte)' ' || text[19] != (byte)':' || text[22] != (byte)':'
            || !(text.Length == 25 || text.Slice(25).SequenceEqual(" UTC"u8) || text.Slice(25).SequenceEqual(" GMT"u8)))
        {
            return false;
        }

        var month = MonthNames.IndexOf(text.Slice(8, 3));
        return month >= 0 && month % 3 == 0
            && TryMake(Digits(text.Slice(12, 4)), (month / 3) + 1, Digits(text.Slice(5, 2)), Digits(text.Slice(17, 2)), Digits(text.Slice(20, 2)), Digits(text.Slice(23, 2)), out time);
    }

    /// <summary>The text behind the name of a day. The date says which day it is: a name that says another one is no reason to lose the time.</summary>
    private static string WithoutDay(string text) => IsDay(text) ? text.Substring(5) : text;

    private static bool IsDay(string text) =>
        text.Length > 5 && text[3] == ',' && text[4] == ' ' && DayNames.IndexOf(text.Substring(0, 3), StringComparison.Ordinal) is >= 0 and var day && day % 3 == 0;

    private static bool TryMake(int year, int month, int day, int hour, int minute, int second, out DateTimeOffset time)
    {
        var isTime = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
        time = isTime ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero) : default;
        return isTime;
    }

    /// <summary>2026-03-21T09:58:08, also with a blank in the middle, with up to seven digits of a fraction, and nothing or a Z behind it.</summary>
    [MethodImpl(HotPath.Compiled)]
    private static bool TryReadUtc(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length > 19 && text[text.Length - 1] == (byte)'Z')
        {
            text = text.Slice(0, text.Length - 1);
        }

        if (text.Length is < 19 or 20 or > 27 || text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != (byte)':' || text[16] != (byte)':'
            || (text.Length > 19 && text[19] != (byte)'.'))
        {
            return false;
        }

        var fraction = text.Length > 19 ? Digits(text.Slice(20)) : 0;
        if (fraction < 0
            || !TryMake(
                Digits(text.Slice(0, 4)), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)), Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), Digits(text.Slice(17, 2)), out time))
        {
            return false;
        }

        for (var digits = text.Length - 20; digits is > 0 and < 7; digits++)
        {
            fraction *= 10;
        }

        time = time.AddTicks(fraction);
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
