namespace Encord;

/// <summary>What an export of labels to a folder wrote.</summary>
public sealed class LabelExportResult
{
    /// <summary>The folder, or the file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The format, such as <c>YOLO Detect</c>.</summary>
    public string Format { get; internal init; } = string.Empty;

    /// <summary>Files that were written, with the manifest.</summary>
    public long Files { get; internal set; }

    /// <summary>Pictures whose labels were written: images and frames.</summary>
    public long Images { get; internal set; }

    /// <summary>Image files that are in the folder: copied, linked, or there already.</summary>
    public long ImageFiles { get; internal set; }

    /// <summary>Objects that were written; with classifications, those too.</summary>
    public long Objects { get; internal set; }

    /// <summary>Objects of which only the part that lies in the picture was written.</summary>
    public long Clipped { get; internal set; }

    /// <summary>Pictures whose file names are not simply their titles.</summary>
    public long Renamed { get; internal set; }

    /// <summary>Label rows that failed, each with an error of its own.</summary>
    public long Failed { get; internal set; }

    /// <summary>Objects by class and split, in the order of the classes.</summary>
    public EncordList<ExportClassCount> Classes { get; internal set; } = EncordList<ExportClassCount>.Nothing;

    /// <summary>Images by split.</summary>
    public EncordList<ExportSplitCount> Splits { get; internal set; } = EncordList<ExportSplitCount>.Nothing;

    /// <summary>What was not written, and why.</summary>
    public EncordList<ExportLeftOut> LeftOut { get; internal set; } = EncordList<ExportLeftOut>.Nothing;

    /// <summary><c>2000 images, 100000 objects</c></summary>
    public override string ToString() => Images + " images, " + Objects + " objects";
}
