using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Labels;

/// <summary>Release 0.1.150: sets the status of a label row.</summary>
[V1("labelstatus", "POST", Scope = V1Scope.Resource)]
internal sealed class SetLabelStatus(ProjectAccess access, LabelService labels, LabelRowStore rows) : IV1Handler
{
    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "NOT_LABELLED", "LABEL_IN_PROGRESS", "LABELLED", "REVIEW_IN_PROGRESS", "REVIEWED", "REVIEWED_TWICE",
    };

    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Labellers);
        var row = labels.Require(project, call.UidText);
        var status = call.Payload.RequiredText("label_status");
        if (!Statuses.Contains(status))
        {
            throw WireError.InvalidArguments($"There is no label status '{status}'.");
        }

        rows.Update(row with { Status = status });
        return new(Answer.True);
    }
}

/// <summary>Release 0.1.150: sends a label row of a project without workflow to review.</summary>
[V1("review", "PUT", Scope = V1Scope.Resource)]
internal sealed class SubmitForReview(ProjectAccess access, LabelService labels, LabelRowStore rows, TaskStore tasks) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Labellers);
        if (project.IsWorkflow)
        {
            throw WireError.WrongProjectType($"'{project.Title}' has a workflow: submit the task instead.");
        }

        var row = labels.Require(project, call.UidText);
        var task = tasks.FindByData(project.Hash, row.DataHash)
            ?? throw WireError.NotFound($"Label row {row.LabelHash} has no task.");
        tasks.Update(task with { AnnotationTaskStatus = "IN_REVIEW", LastActionedBy = call.Caller.Email });
        rows.Update(row with { Status = "LABELLED" });
        return new(Answer.True);
    }
}
