namespace Encord;

/// <summary>What a report of a project says, and what is not in it.</summary>
public sealed class ReportExportResult
{
    /// <summary>The file.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The project.</summary>
    public string ProjectHash { get; internal init; } = string.Empty;

    /// <summary>The title of the project.</summary>
    public string ProjectTitle { get; internal init; } = string.Empty;

    /// <summary>The time that the report is of, in UTC.</summary>
    public DateTimeOffset AsOf { get; internal init; }

    /// <summary>Label rows of the project.</summary>
    public long Rows { get; internal set; }

    /// <summary>Label rows that are complete.</summary>
    public long Complete { get; internal set; }

    /// <summary>Label rows whose labels were counted.</summary>
    public long RowsRead { get; internal set; }

    /// <summary>Label rows that have neither objects nor classifications, though somebody has begun them.</summary>
    public long Empty { get; internal set; }

    /// <summary>Pictures that were counted: images, images of groups, and frames with objects.</summary>
    public long Images { get; internal set; }

    /// <summary>Objects, each frame by itself.</summary>
    public long Objects { get; internal set; }

    /// <summary>Classifications.</summary>
    public long Classifications { get; internal set; }

    /// <summary>What <c>Find-EncordLabelProblem</c> finds.</summary>
    public long Problems { get; internal set; }

    /// <summary>Pictures of the gallery.</summary>
    public long Gallery { get; internal set; }

    /// <summary>Pictures of the gallery that have their image under the labels.</summary>
    public long ImageFiles { get; internal set; }

    /// <summary>The size of the file in bytes.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The files with its numbers beside it; none where they were not asked for.</summary>
    public EncordList<string> CsvPaths { get; internal set; } = EncordList<string>.Nothing;

    /// <summary>Label rows and other parts that failed, each with an error of its own.</summary>
    public long Failed { get; internal set; }

    /// <summary>The classes of the ontology in its order, used or not, and those that only labels have.</summary>
    public EncordList<ReportClassCount> Classes { get; internal set; } = EncordList<ReportClassCount>.Nothing;

    /// <summary>What is not in the report, and why.</summary>
    public EncordList<ExportLeftOut> LeftOut { get; internal set; } = EncordList<ExportLeftOut>.Nothing;

    /// <summary><c>2000 label rows, 100000 objects</c></summary>
    public override string ToString() => Rows + " label rows, " + Objects + " objects";
}

/// <summary>How often a class is used.</summary>
public sealed class ReportClassCount
{
    /// <summary>The name in the ontology.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The shape in the wire's spelling, or <c>classification</c>.</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>Objects, each frame by itself; classifications.</summary>
    public long Count { get; internal init; }

    /// <summary>Objects of which the frames are one.</summary>
    public long Tracks { get; internal init; }

    /// <summary>Pictures that it is in.</summary>
    public long Images { get; internal init; }

    /// <summary>Label rows that it is in.</summary>
    public long Rows { get; internal init; }

    /// <summary>The feature hash.</summary>
    public string FeatureHash { get; internal init; } = string.Empty;

    /// <summary><c>Car: 1200</c></summary>
    public override string ToString() => Name + ": " + Count;
}
