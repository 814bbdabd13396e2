using Encord.Client.Labels.Documents;

namespace Encord.Client.Agents;

/// <summary>A task on its way through an agent.</summary>
internal sealed class AgentTask(WorkflowTask task)
{
    public WorkflowTask Task => task;

    /// <summary>The label row as it was loaded; null where none is wanted. No attempt gets this object.</summary>
    public LabelRow? Row { get; set; }

    /// <summary>The file behind the data, with a link; null where none is wanted.</summary>
    public StorageItem? Item { get; set; }

    /// <summary>How often the block was run.</summary>
    public int Attempts { get; set; }

    /// <summary>How long the block took in all.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>What the block wants; null where it was not run, or failed.</summary>
    public AgentDecision? Decision { get; set; }

    /// <summary>Why it failed; null where it did not.</summary>
    public EncordException? Failure { get; set; }

    /// <summary>Whether somebody else has moved it.</summary>
    public bool IsGone { get; set; }

    /// <summary>Whether it took its pathway.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Whether it is still to be worked on.</summary>
    public bool IsOpen => Failure is null && !IsGone;

    /// <summary>A fresh row for an attempt: what a failed attempt did to its own is not in it.</summary>
    public LabelRow? RowForAttempt() => Row is null ? null : LabelDocuments.CopyOf(Row);

    public TaskAgentResult ToResult() => new(task, IsGone ? "Gone" : Failure is not null ? "Failed" : IsMoved ? "Moved" : "Left")
    {
        Pathway = IsMoved ? Decision!.Pathway!.Name : null,
        Attempts = Attempts,
        Duration = Duration,
        Error = Failure?.Message,
    };
}
