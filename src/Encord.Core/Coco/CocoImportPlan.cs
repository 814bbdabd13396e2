namespace Encord;

/// <summary>What an import of a COCO file would do. Made from the file and the list of label rows; nothing was changed for it.</summary>
public sealed class CocoImportPlan
{
    /// <summary>The file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The project.</summary>
    public string ProjectHash { get; internal init; } = string.Empty;

    /// <summary>The branch; null for the default one.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>Label rows that have no labels yet and would be created.</summary>
    public int RowsToCreate { get; internal init; }

    /// <summary>Label rows that have labels and would be loaded.</summary>
    public int RowsToLoad { get; internal init; }

    /// <summary>Label rows that an interrupted import of the same file has saved already.</summary>
    public int RowsDone { get; internal init; }

    /// <summary>Images of the file that were matched and have annotations.</summary>
    public int Images { get; internal init; }

    /// <summary>Images among them that have another size in the file than in the project: their coordinates are scaled.</summary>
    public int ImagesOfOtherSize { get; internal init; }

    /// <summary>Annotations that would become objects.</summary>
    public long Objects { get; internal init; }

    /// <summary>The objects by category.</summary>
    public EncordList<CocoClassCount> Classes { get; internal init; } = EncordList<CocoClassCount>.Nothing;

    /// <summary>Categories without an object in the ontology.</summary>
    public EncordList<CocoUnmatched> UnmatchedCategories { get; internal init; } = EncordList<CocoUnmatched>.Nothing;

    /// <summary>Images without a label row.</summary>
    public EncordList<CocoUnmatched> UnmatchedImages { get; internal init; } = EncordList<CocoUnmatched>.Nothing;

    /// <summary>What is wrong in the file.</summary>
    public EncordList<CocoProblem> Problems { get; internal init; } = EncordList<CocoProblem>.Nothing;

    /// <summary>How many things are wrong in the file; more than <see cref="Problems"/> lists when there are very many.</summary>
    public long ProblemCount { get; internal init; }

    /// <summary>What is altered or left out of annotations, each kind once.</summary>
    public EncordList<CocoNotice> Notices { get; internal init; } = EncordList<CocoNotice>.Nothing;

    /// <summary><c>100000 objects on 2000 images: 2000 rows to create, 0 to load</c></summary>
    public override string ToString() => Objects + " objects on " + Images + " images: " + RowsToCreate + " rows to create, " + RowsToLoad + " to load";
}
