namespace Encord.Emulator.Workflow;

/// <summary>One node of a project's workflow.</summary>
/// <param name="Type">ANNOTATION, REVIEW, CONSENSUS_ANNOTATION, CONSENSUS_REVIEW, AGENT or DONE.</param>
/// <param name="Next">Where a submitted, approved or completed task goes; null at the end.</param>
/// <param name="Back">Where a rejected task goes (REVIEW only).</param>
/// <param name="Pathways">The ways out of an AGENT stage.</param>
internal sealed record WorkflowStage(
    string Uuid, string ProjectHash, int Position, string Type, string Title, string? Next, string? Back, IReadOnlyList<Pathway> Pathways)
{
    public const string Annotation = "ANNOTATION";
    public const string Review = "REVIEW";
    public const string ConsensusAnnotation = "CONSENSUS_ANNOTATION";
    public const string ConsensusReview = "CONSENSUS_REVIEW";
    public const string Agent = "AGENT";
    public const string Done = "DONE";

    public static IReadOnlySet<string> Types { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Annotation, Review, ConsensusAnnotation, ConsensusReview, Agent, Done };

    public bool IsDone => Type == Done;
}

internal sealed record Pathway(string Uuid, string Title, string DestinationUuid);
