using Encord.Emulator.Datasets;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Workflow;

namespace Encord.Emulator.Activity;

/// <summary>v2 <c>/analytics</c>: timers, time spent and the histories of tasks.</summary>
internal sealed class AnalyticsEndpoints(
    ProjectAccess access, ProjectStore projects, ActivityStore activity, DataRowStore data, DatasetStore datasets, StageStore stages)
    : IEndpoints
{
    private const int PageSize = 100;

    private static readonly string[] TaskActions = ["assign", "approve", "submit", "move", "reject", "release", "skip"];

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("analytics/collaborators/timers", Timers);
        v2.MapGet("analytics/time-spent", TimeSpent);
        v2.MapGet("analytics/task-actions", History);
    }

    private Answer Timers(HttpContext context)
    {
        var project = Require(context, "projectHash");
        var perData = context.QueryText("groupBy") switch
        {
            null or "dataUnit" => true,
            "project" => false,
            var other => throw WireError.InvalidArguments($"groupBy: '{other}' is neither dataUnit nor project."),
        };
        var timers = WorkTime.Of(activity.List(project.Hash, Window(context)))
            .GroupBy(work => (work.Event.Email, Data: perData ? work.Event.DataHash : ""))
            .ToList();
        var (items, next) = PageToken.Cut(context, timers, work => PageKey.Of($"{work.Key.Email}\n{work.Key.Data}"));
        return Answer.Page(
            items,
            timer => new
            {
                userEmail = timer.Key.Email,
                userRole = Role(project, timer.Key.Email),
                dataTitle = perData ? data.Find(timer.Key.Data)?.Title : null,
                timeSeconds = timer.Sum(work => work.Time.TotalSeconds),
            },
            next);
    }

    private Answer TimeSpent(HttpContext context)
    {
        var project = Require(context, "projectUuid");
        var query = Window(context) with
        {
            Emails = context.QueryTexts("userEmails"),
            StageUuids = context.QueryTexts("workflowStageUuids"),
            DataHashes = context.QueryTexts("dataUuids"),
        };
        var ofProject = stages.List(project.Hash);
        var periods = WorkTime.Of(activity.List(project.Hash, query))
            .GroupBy(work => (work.Event.Email, work.Event.DataHash, work.Event.StageUuid, work.Start.UtcDateTime.Date))
            .ToList();
        var (items, next) = PageToken.Cut(
            context, periods,
            work => PageKey.Of($"{WireTime.Store(work.Key.Date)}\n{work.Key.Email}\n{work.Key.DataHash}\n{work.Key.StageUuid}"), PageSize);
        return Answer.Page(
            items,
            work =>
            {
                var unit = data.Find(work.Key.DataHash);
                var stage = ofProject.Find(one => one.Uuid == work.Key.StageUuid);
                var day = new DateTimeOffset(work.Key.Date, TimeSpan.Zero);
                return new
                {
                    periodStartTime = WireTime.Store(day),
                    periodEndTime = WireTime.Store(day.AddDays(1)),
                    timeSpentSeconds = (long)work.Sum(one => one.Time.TotalSeconds),
                    userEmail = work.Key.Email,
                    projectUserRole = Role(project, work.Key.Email),
                    dataUuid = work.Key.DataHash,
                    dataTitle = unit?.Title ?? "",
                    datasetUuid = unit?.DatasetHash ?? Guid.Empty.ToString(),
                    datasetTitle = unit is null ? "" : datasets.Find(unit.DatasetHash)?.Title ?? "",
                    workflowTaskUuid = work.First().Event.TaskUuid,
                    workflowStage = stage is null ? null : new { stageType = stage.Type, uuid = stage.Uuid, title = stage.Title },
                };
            },
            next);
    }

    private Answer History(HttpContext context)
    {
        var project = Require(context, "projectUuid");
        var wanted = context.QueryTexts("eventTypes");
        if (wanted?.FirstOrDefault(type => !TaskActions.Contains(type)) is { } unknown)
        {
            throw WireError.InvalidArguments($"eventTypes: there is no task action '{unknown}'.");
        }

        var query = Window(context) with
        {
            Emails = context.QueryTexts("actorEmails"),
            StageUuids = context.QueryTexts("workflowStageUuids"),
            DataHashes = context.QueryTexts("dataUnitUuids"),
        };
        var actions = activity.List(project.Hash, query)
            .Where(entry => entry.TaskAction is { } action && entry.TaskUuid is not null && wanted?.Contains(action) != false)
            .ToList();
        var (items, next) = PageToken.CutGrowing(context, actions, PageSize);
        return Answer.Page(
            items,
            entry => new
            {
                timestamp = entry.At,
                actionType = entry.TaskAction,
                projectUuid = entry.ProjectHash,
                workflowStageUuid = entry.StageUuid,
                taskUuid = entry.TaskUuid,
                dataUnitUuid = entry.DataHash,
                actorEmail = entry.Email,
            },
            next);
    }

    private Project Require(HttpContext context, string name) => access.Require(
        context.Caller(), context.QueryText(name) ?? throw WireError.InvalidArguments($"{name} is missing."), ProjectRoles.Managers);

    private static ActivityQuery Window(HttpContext context) => new(
        context.QueryTime("after") ?? throw WireError.InvalidArguments("after is missing."), context.QueryTime("before"));

    private int Role(Project project, string email) => (int)(projects.RolesOf(project.Hash, email) is [var role, ..] ? role : ProjectRole.Admin);
}
