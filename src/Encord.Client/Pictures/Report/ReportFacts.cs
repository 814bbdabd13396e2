using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>Everything that a report says, gathered while rows and actions pass.</summary>
internal sealed class ReportFacts(Project project, OntologyStructure ontology, DateTimeOffset asOf, int gallery)
{
    /// <summary>Label rows without labels that are named; the others are counted.</summary>
    public const int NamedRows = 20;

    public Project Project => project;

    public OntologyStructure Ontology => ontology;

    public DateTimeOffset AsOf => asOf;

    public string? Branch { get; init; }

    public StateTally State { get; } = new(project);

    public ClassTally Classes { get; } = new(ontology);

    public AnswerTally Answers { get; } = new(ontology);

    public WorkTally Work { get; } = new(project);

    public ProblemTally Problems { get; } = new();

    public GalleryPicks Picks { get; } = new(gallery);

    /// <summary>Rows whose labels were counted.</summary>
    public long RowsRead { get; set; }

    /// <summary>Rows that somebody has begun, and that have nothing.</summary>
    public long Empty { get; set; }

    /// <summary>The first of them, as titles.</summary>
    public List<string> EmptyTitles { get; } = [];

    /// <summary>Why the work of people is not in the report; null where it is.</summary>
    public string? WorkFailure { get; set; }

    /// <summary>Why their time is not in the report; null where it is.</summary>
    public string? TimeFailure { get; set; }

    public LeftOutCounts LeftOut { get; } = new();
}
