namespace Encord.Emulator;

/// <summary>One stage of a workflow that is to be made; stages name each other by their titles.</summary>
public sealed record StagePlan
{
    public string Title { get; init; } = "";

    /// <summary>ANNOTATION, REVIEW, CONSENSUS_ANNOTATION, CONSENSUS_REVIEW, AGENT or DONE.</summary>
    public string Type { get; init; } = "ANNOTATION";

    /// <summary>Title of the stage where a submitted or approved task goes.</summary>
    public string? Next { get; init; }

    /// <summary>Title of the stage where a rejected task goes.</summary>
    public string? Back { get; init; }

    /// <summary>Of an agent: the name of each pathway, and the title of the stage that it leads to.</summary>
    public IReadOnlyDictionary<string, string> Pathways { get; init; } = new Dictionary<string, string>();
}
