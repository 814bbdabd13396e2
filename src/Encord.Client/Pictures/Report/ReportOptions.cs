namespace Encord.Client.Pictures.Report;

/// <summary>What a report is of, and where it goes.</summary>
internal sealed record ReportOptions(string ProjectHash, string Path)
{
    public string? Branch { get; init; }

    /// <summary>The most pictures that the gallery has.</summary>
    public int Gallery { get; init; } = 24;

    /// <summary>Whether the gallery shows the pictures themselves, and not only the labels.</summary>
    public bool HasImages { get; init; } = true;

    /// <summary>A folder that a download of data has filled; null to download.</summary>
    public string? DataPath { get; init; }

    /// <summary>Whether the numbers are written as CSV files beside it.</summary>
    public bool HasTables { get; init; }
}
