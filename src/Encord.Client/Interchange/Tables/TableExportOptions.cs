using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Tables;

/// <summary>In which form a table is written.</summary>
internal enum TableFormat
{
    /// <summary>Comma-separated values, a line for each object and frame.</summary>
    Csv,

    /// <summary>A JSON object for each picture.</summary>
    JsonLines,

    /// <summary>The columns of the other with their types.</summary>
    Parquet,
}

/// <summary>Where a table goes, and how.</summary>
internal sealed record TableExportOptions(string Path, TableFormat Format)
{
    /// <summary>Whether positions are fractions; otherwise pixels.</summary>
    public bool IsNormalized { get; init; }

    public SplitRule Split { get; init; } = SplitRule.None;

    public string? NamePattern { get; init; }

    public int BundleSize { get; init; } = 1000;
}
