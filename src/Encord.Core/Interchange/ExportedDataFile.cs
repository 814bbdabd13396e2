namespace Encord;

/// <summary>A file of an export of data.</summary>
public sealed class ExportedDataFile
{
    /// <summary>The file, with its full path.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The data unit, or the storage item.</summary>
    public string DataHash { get; internal init; } = string.Empty;

    /// <summary>The image of a group; otherwise as <see cref="DataHash"/>.</summary>
    public string DataUnitHash { get; internal init; } = string.Empty;

    /// <summary>The title of the file.</summary>
    public string DataTitle { get; internal init; } = string.Empty;

    /// <summary>Its size.</summary>
    public long Bytes { get; internal init; }

    /// <summary>The SHA-256 of its bytes, in hexadecimal digits.</summary>
    public string Sha256 { get; internal init; } = string.Empty;

    /// <summary>Whether it was downloaded now; otherwise it was there.</summary>
    public bool IsNew { get; internal init; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
