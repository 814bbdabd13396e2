namespace Encord.Client.Agents;

/// <summary>The stage that an agent works in.</summary>
internal static class AgentStage
{
    /// <summary>Refuses a stage that has no pathways, before anything is done.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.OperationNotAllowed"/>.</exception>
    public static WorkflowStage Check(WorkflowStage stage) => stage.StageType == "Agent"
        ? stage
        : throw new EncordException(
            EncordErrorId.OperationNotAllowed,
            $"'{stage.Name}' is a stage of the type {stage.StageType}, and an agent works in stages of the type Agent. Get-EncordWorkflowStage lists the stages of the project.");

    /// <summary>The pathway of that name or id; names without regard to case.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.NotFound"/>: the stage has none like it.</exception>
    public static WorkflowPathway Pathway(WorkflowStage stage, string nameOrUuid)
    {
        var isUuid = Guid.TryParse(nameOrUuid, out var uuid);
        if (stage.Pathways.Count == 0)
        {
            // Servers of an older release do not tell the pathways of a stage; they know them all the same.
            return new WorkflowPathway(isUuid ? uuid.ToString() : "", nameOrUuid, null);
        }

        return stage.Pathways.FirstOrDefault(pathway => isUuid && Guid.TryParse(pathway.PathwayUuid, out var own) && own == uuid)
            ?? stage.Pathways.FirstOrDefault(pathway => string.Equals(pathway.Name, nameOrUuid, StringComparison.Ordinal))
            ?? stage.Pathways.FirstOrDefault(pathway => string.Equals(pathway.Name, nameOrUuid, StringComparison.OrdinalIgnoreCase))
            ?? throw new EncordException(
                EncordErrorId.NotFound,
                $"The stage '{stage.Name}' has no pathway '{nameOrUuid}'. Its pathways: {string.Join(", ", stage.Pathways.Select(pathway => $"'{pathway.Name}'"))}.");
    }
}
