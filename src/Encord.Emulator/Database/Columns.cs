using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Encord.Emulator.Database;

/// <summary>Nullable columns by position.</summary>
internal static class Columns
{
    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? LongOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static double? DoubleOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>A list for <c>IN (SELECT value FROM json_each(@list))</c>, which takes thousands of values with one parameter.</summary>
    public static string? JsonList(this IEnumerable<string>? values) => values is null ? null : JsonSerializer.Serialize(values);
}
