namespace Encord;

/// <summary>What an export of data downloaded.</summary>
public sealed class DataExportResult
{
    /// <summary>The folder.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>Files of the given data that are in the folder now.</summary>
    public long Files { get; internal set; }

    /// <summary>Files that were downloaded.</summary>
    public long Downloaded { get; internal set; }

    /// <summary>Files that were there already, whole, from an earlier run.</summary>
    public long Skipped { get; internal set; }

    /// <summary>Bytes that were downloaded.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Files whose names are not simply their titles.</summary>
    public long Renamed { get; internal set; }

    /// <summary>Data that could not be downloaded, each with an error of its own.</summary>
    public long Failed { get; internal set; }

    /// <summary><c>1000 files, 950 downloaded</c></summary>
    public override string ToString() => Files + " files, " + Downloaded + " downloaded";
}
