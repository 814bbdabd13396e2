using System.Globalization;

namespace Encord.Client.Labels.Documents;

/// <summary>The times inside label documents: several spellings are read, one is written.</summary>
internal static class LabelTime
{
    private static readonly string[] Formats =
    [
        // The web editor writes GMT, the vendor's SDK UTC, its older releases nothing at all but the blank.
        "ddd, dd MMM yyyy HH:mm:ss 'UTC'",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "ddd, dd MMM yyyy HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The time in UTC; a spelling without zone is UTC; null where there is no time that can be understood.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text!.Trim(), Formats, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time)
            ? time
            : null;
    }

    /// <summary><c>Tue, 17 Jan 2023 11:43:52 UTC</c></summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
