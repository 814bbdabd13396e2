namespace Encord;

/// <summary>What an import of a COCO file did.</summary>
public sealed class CocoImportResult
{
    /// <summary>The file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The project.</summary>
    public string ProjectHash { get; internal init; } = string.Empty;

    /// <summary>The branch; null for the default one.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>Objects that were added.</summary>
    public long Added { get; internal set; }

    /// <summary>Objects that were replaced, because <c>-Overwrite</c> was given and they differed.</summary>
    public long Replaced { get; internal set; }

    /// <summary>Annotations whose objects were there already, as the file has them.</summary>
    public long Unchanged { get; internal set; }

    /// <summary>Annotations whose objects were there already and differ from the file. They stay as they are, unless <c>-Overwrite</c> is given.</summary>
    public long Different { get; internal set; }

    /// <summary>Annotations that reached beyond the edge of their picture and were clipped to it.</summary>
    public long Clipped { get; internal init; }

    /// <summary>Annotations that were left out: unmatched, invalid, or crowds with <c>-SkipCrowd</c>.</summary>
    public long Skipped { get; internal set; }

    /// <summary>Label rows that were created.</summary>
    public int RowsCreated { get; internal set; }

    /// <summary>Label rows that were saved.</summary>
    public int RowsSaved { get; internal set; }

    /// <summary>Label rows that had everything already and were not saved.</summary>
    public int RowsUnchanged { get; internal set; }

    /// <summary>Label rows that an interrupted import of the same file had saved already.</summary>
    public int RowsDone { get; internal set; }

    /// <summary>Label rows that could not be created, loaded or saved; each has its error record.</summary>
    public int RowsFailed { get; internal set; }

    /// <summary>Categories without an object in the ontology.</summary>
    public EncordList<CocoUnmatched> UnmatchedCategories { get; internal init; } = EncordList<CocoUnmatched>.Nothing;

    /// <summary>Images without a label row.</summary>
    public EncordList<CocoUnmatched> UnmatchedImages { get; internal init; } = EncordList<CocoUnmatched>.Nothing;

    /// <summary>How many things are wrong in the file.</summary>
    public long ProblemCount { get; internal init; }

    /// <summary>What was altered or left out of annotations, each kind once.</summary>
    public EncordList<CocoNotice> Notices { get; internal init; } = EncordList<CocoNotice>.Nothing;

    /// <summary><c>100000 added, 0 unchanged, 2000 rows saved</c></summary>
    public override string ToString() => Added + " added, " + Unchanged + " unchanged, " + RowsSaved + " rows saved";
}
