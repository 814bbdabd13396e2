namespace Encord;

/// <summary>What an export to a COCO file wrote.</summary>
public sealed class CocoExportResult
{
    /// <summary>The file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The project; null when the rows came from several.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>Entries in <c>images</c>.</summary>
    public long Images { get; internal set; }

    /// <summary>Entries in <c>annotations</c>.</summary>
    public long Annotations { get; internal set; }

    /// <summary>Entries in <c>categories</c>.</summary>
    public int Categories { get; internal set; }

    /// <summary>Label rows that are in the file.</summary>
    public int Rows { get; internal set; }

    /// <summary>Label rows that are not in the file.</summary>
    public int RowsLeftOut { get; internal set; }

    /// <summary>Objects that are not in the file.</summary>
    public long ObjectsLeftOut { get; internal set; }

    /// <summary>What is not in the file, and why.</summary>
    public EncordList<CocoLeftOut> LeftOut { get; internal set; } = EncordList<CocoLeftOut>.Nothing;

    /// <summary><c>2000 images, 100000 annotations</c></summary>
    public override string ToString() => Images + " images, " + Annotations + " annotations";
}
