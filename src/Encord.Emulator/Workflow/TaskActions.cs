using System.Text.Json;
using Encord.Emulator.Activity;
using Encord.Emulator.Hosting;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Users;

namespace Encord.Emulator.Workflow;

/// <summary>What can be done with a task where it is.</summary>
internal sealed class TaskActions(
    TaskStore tasks, StageStore stages, TaskMoves moves, ConsensusStore consensus, LabelReviews reviews, LabelRowStore rows,
    ProjectStore projects, ActivityStore activity) : IEmulatorService
{
    /// <summary>One entry of the array of actions.</summary>
    public void Run(Project project, WorkflowStage stage, Caller caller, JsonElement action)
    {
        var uuid = action.RequiredText("taskUuid");
        var name = action.RequiredText("action");
        var subtask = stage.Type == WorkflowStage.ConsensusAnnotation ? consensus.Find(uuid) : null;
        var task = RequireStill(project, stage, subtask?.TaskUuid ?? uuid);
        RequireRole(caller, project, name);
        var assignee = action.Text("assignee");
        RequireMember(project, assignee);
        switch (name, stage.Type)
        {
            case ("SUBMIT", WorkflowStage.ConsensusAnnotation):
                SubmitPart(stage, task, subtask ?? throw WireError.InvalidArguments($"Task {uuid} is submitted by its annotators."), caller);
                break;
            case ("SUBMIT", WorkflowStage.Annotation):
                reviews.Resolve(task.Uuid);
                Advance(stage, task, caller, Next(action, task, assignee), "LABELLED");
                break;
            case ("APPROVE", WorkflowStage.Review or WorkflowStage.ConsensusReview):
                if (action.Flag("approveLabelReviews"))
                {
                    reviews.DecideAll(task, "APPROVED", caller);
                }

                Advance(stage, task, caller, Next(action, task, assignee), "REVIEWED");
                break;
            case ("REJECT", WorkflowStage.Review or WorkflowStage.ConsensusReview):
                if (action.Flag("rejectLabelReviews"))
                {
                    reviews.DecideAll(task, "REJECTED", caller);
                }

                Return(stage, task, caller, Next(action, task, assignee));
                break;
            case ("ASSIGN", not (WorkflowStage.Done or WorkflowStage.Agent)):
                Assign(task, subtask, assignee ?? throw WireError.InvalidArguments("An assignment names the assignee."), caller);
                break;
            case ("RELEASE", not (WorkflowStage.Done or WorkflowStage.Agent)):
                Release(task, subtask, caller);
                break;
            case ("PATHWAY_ACTION", WorkflowStage.Agent):
                Proceed(stage, task, action, caller);
                break;
            default:
                throw WireError.InvalidArguments($"A task in '{stage.Title}' ({stage.Type}) cannot {name}.");
        }

        Record(stage, task, caller, name);
    }

    /// <summary>Sends a task to another stage, whatever the workflow says.</summary>
    public void Move(Project project, WorkflowStage origin, WorkflowStage destination, string taskUuid, Caller caller)
    {
        var task = RequireStill(project, origin, taskUuid);
        if (destination.Type == WorkflowStage.ConsensusAnnotation)
        {
            consensus.Reopen(task.Uuid);
        }

        moves.MoveTo(task, destination, caller);
        Record(origin, task, caller, "MOVE");
    }

    /// <summary>The task that an address names.</summary>
    public LabelTask Require(Project project, WorkflowStage stage, string taskUuid) =>
        Find(project, stage, taskUuid) ?? throw WireError.NotFound($"There is no task {taskUuid} in the stage '{stage.Title}'.");

    /// <summary>The task that an action names: one that has left the stage is a wrong argument, of which the whole request dies.</summary>
    private LabelTask RequireStill(Project project, WorkflowStage stage, string taskUuid) =>
        Find(project, stage, taskUuid) ?? throw WireError.InvalidArguments($"There is no task {taskUuid} in the stage '{stage.Title}'.");

    private LabelTask? Find(Project project, WorkflowStage stage, string taskUuid) =>
        tasks.FindByUuid(taskUuid) is { } task && task.ProjectHash == project.Hash && task.StageUuid == stage.Uuid ? task : null;

    private void RequireRole(Caller caller, Project project, string action)
    {
        var allowed = action switch
        {
            "SUBMIT" => ProjectRoles.Labellers,
            "APPROVE" or "REJECT" => ProjectRoles.Reviewers,
            "ASSIGN" or "RELEASE" or "PATHWAY_ACTION" => ProjectRoles.Managers,
            _ => throw WireError.InvalidArguments($"There is no task action '{action}'."),
        };
        if (!caller.IsOrganisationAdmin && !projects.RolesOf(project.Hash, caller.Email).Any(allowed.Contains))
        {
            throw WireError.Forbidden($"{caller.Email} may not {action} tasks in project {project.Hash}.");
        }
    }

    private void RequireMember(Project project, string? email)
    {
        if (email is not null && projects.RolesOf(project.Hash, email).Count == 0)
        {
            throw WireError.InvalidArguments($"{email} is not in project {project.Hash}.");
        }
    }

    private static string? Next(JsonElement action, LabelTask task, string? assignee) =>
        assignee is not null || !action.Flag("retainAssignee") ? assignee
            : task.Assignee ?? throw WireError.InvalidArguments($"Task {task.Uuid} has no assignee that could be retained.");

    private void SubmitPart(WorkflowStage stage, LabelTask task, ConsensusSubtask subtask, Caller caller)
    {
        if (subtask.IsDone)
        {
            throw WireError.InvalidArguments($"Task {subtask.Uuid} was submitted already.");
        }

        consensus.Update(subtask with { Status = "COMPLETED", LastActionedBy = caller.Email, Assignee = subtask.Assignee ?? caller.Email });
        if (consensus.Of(task).All(part => part.IsDone))
        {
            Advance(stage, task, caller, assignee: null, "LABELLED");
        }
    }

    private void Advance(WorkflowStage stage, LabelTask task, Caller caller, string? assignee, string labelStatus)
    {
        Enter(task, stage.Next ?? throw WireError.NotAllowed($"'{stage.Title}' is the last stage: a task cannot leave it this way."), caller, isReturned: false, assignee);
        Label(task, labelStatus);
    }

    private void Return(WorkflowStage stage, LabelTask task, Caller caller, string? assignee)
    {
        Enter(task, stage.Back ?? throw WireError.NotAllowed($"There is no way back from '{stage.Title}'."), caller, isReturned: true, assignee);
        consensus.Reopen(task.Uuid);
        Label(task, "LABEL_IN_PROGRESS");
    }

    private void Proceed(WorkflowStage stage, LabelTask task, JsonElement action, Caller caller)
    {
        var uuid = action.Text("pathwayUuid");
        var title = action.Text("pathwayName");
        var pathway = stage.Pathways.FirstOrDefault(way => uuid is not null ? way.Uuid == uuid : way.Title == title)
            ?? throw WireError.InvalidArguments($"The stage '{stage.Title}' has no pathway '{uuid ?? title}'.");
        var destination = stages.Find(task.ProjectHash, pathway.DestinationUuid)!;
        Enter(task, destination.Uuid, caller, isReturned: destination.Position < stage.Position, assignee: null);
    }

    private void Enter(LabelTask task, string stageUuid, Caller caller, bool isReturned, string? assignee) =>
        moves.MoveTo(task, stages.Find(task.ProjectHash, stageUuid)!, caller, isReturned, assignee);

    private void Assign(LabelTask task, ConsensusSubtask? subtask, string assignee, Caller caller)
    {
        if (subtask is not null)
        {
            consensus.Update(subtask with { Status = "ASSIGNED", Assignee = assignee, LastActionedBy = caller.Email });
            return;
        }

        var isLabelling = task.AnnotationTaskStatus is "QUEUED" or "ASSIGNED" or "RETURNED";
        tasks.Update(task with
        {
            Status = "ASSIGNED",
            Assignee = assignee,
            AnnotationTaskStatus = isLabelling ? "ASSIGNED" : task.AnnotationTaskStatus,
            LastActionedBy = caller.Email,
        });
    }

    private void Release(LabelTask task, ConsensusSubtask? subtask, Caller caller)
    {
        if ((subtask is null ? task.Assignee : subtask.Assignee) is null)
        {
            throw WireError.InvalidArguments($"Task {subtask?.Uuid ?? task.Uuid} has no assignee.");
        }

        if (subtask is not null)
        {
            consensus.Update(subtask with { Status = "RELEASED", Assignee = null, LastActionedBy = caller.Email });
            return;
        }

        tasks.Update(task with
        {
            Status = "RELEASED",
            Assignee = null,
            AnnotationTaskStatus = task.AnnotationTaskStatus == "ASSIGNED" ? "QUEUED" : task.AnnotationTaskStatus,
            LastActionedBy = caller.Email,
        });
    }

    private void Label(LabelTask task, string status)
    {
        if (rows.Find(task.ProjectHash, task.DataHash, LabelRow.MainBranch) is { } row)
        {
            rows.Update(row with { Status = status });
        }
    }

    private void Record(WorkflowStage stage, LabelTask task, Caller caller, string name)
    {
        var isAgent = name == "PATHWAY_ACTION";
        activity.Add(new ActivityEvent(task.ProjectHash, task.DataHash, caller.Email, isAgent ? "agent" : "task", name.ToLowerInvariant())
        {
            TaskUuid = task.Uuid,
            StageUuid = stage.Uuid,
            TaskAction = isAgent ? "submit" : name.ToLowerInvariant(),
            LabelHash = rows.Find(task.ProjectHash, task.DataHash, LabelRow.MainBranch)?.LabelHash,
            LogAction = name switch
            {
                "SUBMIT" => LabelLogActions.SubmitTask,
                "APPROVE" => LabelLogActions.ApproveTask,
                "REJECT" => LabelLogActions.RejectTask,
                _ => null,
            },
        });
    }
}
