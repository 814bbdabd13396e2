namespace Encord;

/// <summary>What an export of labels to a table wrote.</summary>
public sealed class TableExportResult
{
    /// <summary>The file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary><c>Csv</c>, <c>JsonLines</c> or <c>Parquet</c>.</summary>
    public string Format { get; internal init; } = string.Empty;

    /// <summary>Label rows that were read.</summary>
    public long Rows { get; internal set; }

    /// <summary>Pictures that were written: images, and frames with labels.</summary>
    public long Images { get; internal set; }

    /// <summary>Objects that were written, each frame by itself.</summary>
    public long Objects { get; internal set; }

    /// <summary>Classifications that were written.</summary>
    public long Classifications { get; internal set; }

    /// <summary>Label rows that failed, each with an error of its own.</summary>
    public long Failed { get; internal set; }

    /// <summary>What was not written, and why.</summary>
    public EncordList<ExportLeftOut> LeftOut { get; internal set; } = EncordList<ExportLeftOut>.Nothing;

    /// <summary><c>100000 objects, 94 classifications</c></summary>
    public override string ToString() => Objects + " objects, " + Classifications + " classifications";
}
