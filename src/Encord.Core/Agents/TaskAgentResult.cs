namespace Encord;

/// <summary>What became of one task of an agent.</summary>
public sealed class TaskAgentResult
{
    internal TaskAgentResult(WorkflowTask task, string outcome)
    {
        ProjectHash = task.ProjectHash;
        StageUuid = task.StageUuid;
        TaskUuid = task.TaskUuid;
        DataHash = task.DataHash;
        DataTitle = task.DataTitle;
        Outcome = outcome;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The agent stage.</summary>
    public string StageUuid { get; }

    /// <summary>The task.</summary>
    public string TaskUuid { get; }

    /// <summary>The data unit.</summary>
    public string DataHash { get; }

    /// <summary>The title of the data unit.</summary>
    public string DataTitle { get; }

    /// <summary><c>Moved</c>: it took the pathway. <c>Left</c>: it is still in the stage, as the block wanted it or because the time was over. <c>Failed</c>: it is
    /// still in the stage, and <see cref="Error"/> says why. <c>Gone</c>: somebody else had moved it.</summary>
    public string Outcome { get; }

    /// <summary>The name of the pathway that it took; null where it took none.</summary>
    public string? Pathway { get; internal init; }

    /// <summary>How often the block was run for it.</summary>
    public int Attempts { get; internal init; }

    /// <summary>How long the block took, with all attempts.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; internal init; }

    /// <summary>The title of the data unit and the outcome.</summary>
    public override string ToString() => $"{DataTitle}: {Outcome}";
}
