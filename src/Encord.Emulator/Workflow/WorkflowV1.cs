using Encord.Emulator.Activity;
using Encord.Emulator.Database;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Labels;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Workflow;

/// <summary>Completes or reopens the tasks of label rows, wherever they are. All or none.</summary>
[V1("labelworkflowgraphnode", "POST", Scope = V1Scope.Resource)]
internal sealed class CompleteOrReopen(
    EmulatorDatabase database, ProjectAccess access, LabelService labels, LabelRowStore rows, TaskStore tasks, TaskMoves moves,
    ActivityStore activity) : IV1Handler
{
    public ValueTask<Answer> HandleAsync(V1Call call)
    {
        var project = access.Require(call.Caller, call.ProjectHash, ProjectRoles.Labellers);
        if (!project.IsWorkflow)
        {
            throw WireError.WrongProjectType($"'{project.Title}' has no workflow.");
        }

        var hashes = call.UidList;
        labels.CheckLimit(hashes.Count);
        var isCompletion = call.Payload.RequiredText("action") switch
        {
            "complete" => true,
            "reopen" => false,
            var action => throw WireError.InvalidArguments($"There is no action '{action}'."),
        };
        database.Transaction(() =>
        {
            foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
            {
                var row = labels.Require(project, hash);
                var task = tasks.FindByData(project.Hash, row.DataHash)
                    ?? throw WireError.NotFound($"Label row {hash} has no task.");
                if (isCompletion)
                {
                    moves.Complete(task, call.Caller);
                }
                else
                {
                    moves.Reopen(task, call.Caller);
                }

                activity.Add(new ActivityEvent(project.Hash, row.DataHash, call.Caller.Email, "task", isCompletion ? "complete" : "reopen")
                {
                    TaskAction = "move",
                    TaskUuid = task.Uuid,
                    StageUuid = task.StageUuid,
                    LabelHash = hash,
                });
                rows.Update(row with { Status = isCompletion ? "LABELLED" : "LABEL_IN_PROGRESS" });
            }
        });
        return new(Answer.True);
    }
}
