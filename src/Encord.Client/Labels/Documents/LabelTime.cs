using System.Globalization;
using Encord.Client.Json;

namespace Encord.Client.Labels.Documents;

/// <summary>The times inside label documents: several spellings are read, one is written.</summary>
internal static class LabelTime
{
    /// <summary>The time in UTC; a spelling without zone is UTC; null where there is no time that can be understood.</summary>
    public static DateTimeOffset? Read(string? text) => JsonTime.Parse(text);

    /// <summary><c>Tue, 17 Jan 2023 11:43:52 UTC</c></summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
