namespace Encord;

/// <summary>A stage of a project's workflow.</summary>
public sealed class WorkflowStage
{
    internal WorkflowStage(string projectHash, string stageUuid, string name)
    {
        ProjectHash = projectHash;
        StageUuid = stageUuid;
        Name = name;
    }

    /// <summary>The project it belongs to.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the stage.</summary>
    public string StageUuid { get; }

    /// <summary>The name that people see (the server calls it title); not unique.</summary>
    public string Name { get; }

    /// <summary><c>Annotation</c>, <c>Review</c>, <c>ConsensusAnnotation</c>, <c>ConsensusReview</c>, <c>Done</c> or <c>Agent</c>; what is not known is kept as the server spells it.</summary>
    public string StageType { get; internal init; } = string.Empty;

    /// <summary>Where an agent stage can send a task; empty for other stages.</summary>
    public EncordList<WorkflowPathway> Pathways { get; internal init; } = EncordList<WorkflowPathway>.Nothing;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
