using Encord.Client.Labels.Documents;

namespace Encord.Client.Agents;

/// <summary>What the block of an agent wants for its task.</summary>
/// <param name="pathway">The way on; null to leave the task.</param>
/// <param name="priority">From 0 to 1; null to leave it as it is.</param>
/// <param name="rows">The rows to save, as they are at this moment.</param>
internal sealed class AgentDecision(WorkflowPathway? pathway, double? priority, IReadOnlyList<LabelSnapshot> rows)
{
    public WorkflowPathway? Pathway => pathway;

    public double? Priority => priority;

    public IReadOnlyList<LabelSnapshot> Rows => rows;

    /// <summary>Whether labels were edited that nobody asked to save: the task is left, and they are dropped.</summary>
    public bool DropsEdits { get; private init; }

    /// <summary>Judges what the block wrote before anything is done.</summary>
    /// <param name="stage">Where the task is.</param>
    /// <param name="pathway">A name or an id of a pathway; null for none.</param>
    /// <param name="priority">Null for none.</param>
    /// <param name="returned">The rows that the block returned.</param>
    /// <param name="own">The row that the block was given.</param>
    /// <exception cref="EncordException">The stage has no such pathway, the priority is none, or a row has no labels.</exception>
    public static AgentDecision Of(WorkflowStage stage, string? pathway, double? priority, IReadOnlyList<LabelRow> returned, LabelRow? own)
    {
        if (priority is { } number && !(number >= 0 && number <= 1))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, FormattableString.Invariant($"The block returned the priority {number}. A priority is from 0 to 1."));
        }

        var way = pathway is null ? null : AgentStage.Pathway(stage, pathway);
        var isEdited = own?.Labels is LabelDocument { IsChanged: true } && !returned.Contains(own);
        // Labels that were edited for a task that goes on belong to it, returned or not: to drop them would be wrong in silence.
        var saved = isEdited && way is not null ? returned.Append(own!) : returned;
        return new AgentDecision(way, priority, [.. saved.Distinct().Select(LabelSnapshot.Of)]) { DropsEdits = isEdited && way is null };
    }
}
