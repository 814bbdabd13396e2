using System.Management.Automation;
using Encord.Client.Workflow;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Workflow;

[Cmdlet(VerbsLifecycle.Submit, "EncordWorkflowTask", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SubmitEncordWorkflowTaskCommand : WorkflowTaskCommand
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PathwayCompleter))]
    public string? Pathway { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string? Assignee { get; set; }

    [Parameter]
    public SwitchParameter RetainAssignee { get; set; }

    private protected override PlannedTask? Plan(WorkflowTaskReference task, WorkflowStage stage)
    {
        WorkflowTaskAction action;
        string question;
        switch (stage.StageType)
        {
            case "Agent":
                var pathway = PathwayOf(stage);
                action = pathway is null
                    ? WorkflowTaskAction.Proceed(task.Uuid, PathwayUuid, PathwayUuid is null ? Pathway : null)
                    : WorkflowTaskAction.Proceed(task.Uuid, PathwayUuid, PathwayUuid is null ? pathway.Name : null);
                question = $"Send along the pathway '{pathway?.Name ?? Pathway}'";
                break;

            case "Annotation" or "ConsensusAnnotation" when Pathway is not null:
                throw WrongStage(stage, "only agent stages have pathways. Submit without -Pathway.");

            case "ConsensusAnnotation" when task.Value is { Subtasks.Count: > 0 }:
                throw WrongStage(stage, "only the tasks of the single annotators can be submitted. Pipe in its Subtasks.");

            case "Annotation" or "ConsensusAnnotation":
                action = WorkflowTaskAction.Submit(task.Uuid, Assignee, RetainAssignee);
                question = "Submit";
                break;

            case "Done":
                throw WrongStage(stage, "its tasks are at the end. Move-EncordWorkflowTask and Open-EncordLabelRow bring them back.");

            default:
                throw WrongStage(stage, "its tasks are not submitted. Approve-EncordWorkflowTask and Deny-EncordWorkflowTask decide reviews.");
        }

        return ShouldProcess(Describe(task, stage), question) ? new PlannedTask(task, stage, action) : null;
    }

    private string? PathwayUuid => Guid.TryParse(Pathway, out var uuid) ? uuid.ToString() : null;

    /// <summary>The pathway that is meant; null where the server did not say which there are.</summary>
    private WorkflowPathway? PathwayOf(WorkflowStage stage)
    {
        var known = string.Join(", ", stage.Pathways.Select(pathway => $"'{pathway.Name}'"));
        if (Pathway is null)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{stage.Name}' is an agent stage: use -Pathway to say where its tasks go. Its pathways: {known}.");
        }

        if (stage.Pathways.Count == 0)
        {
            return null;
        }

        return stage.Pathways.FirstOrDefault(pathway => PathwayUuid is { } uuid
                ? string.Equals(pathway.PathwayUuid, uuid, StringComparison.OrdinalIgnoreCase)
                : string.Equals(pathway.Name, Pathway, StringComparison.OrdinalIgnoreCase))
            ?? throw new EncordException(EncordErrorId.NotFound, $"The stage '{stage.Name}' has no pathway '{Pathway}'. Its pathways: {known}.");
    }
}
