using Encord.Client.Activity;
using Encord.Client.Projects;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Replay;

/// <summary>Recorded operations around the labels: what is sent is the same, and what comes back is understood.</summary>
public sealed class PeopleReplayTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";

    private const string Group = "66666666-6666-4666-8666-666666666666";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_are_added_as_recorded()
    {
        var server = Recordings.Server("add_users");

        var users = await Connected.To(server).ProjectPeople.AddUsersAsync(Project, ["ann@example.com"], ProjectRole.Annotator, Token);

        Recordings.AssertSame("add_users", server);
        var user = Assert.Single(users);
        Assert.Equal(("ann@example.com", "Annotator", Project), (user.UserEmail, user.Role, user.ProjectHash));
    }

    [Fact]
    public async Task Groups_are_listed_as_recorded()
    {
        var server = Recordings.Server("list_groups");

        var group = Assert.Single(await Connected.To(server).ProjectPeople.ListGroupsAsync(Project, Token).ToListAsync(Token));

        Recordings.AssertSame("list_groups", server);
        Assert.Equal((Group, "Annotators", "Annotator"), (group.GroupHash, group.Name, group.Role));
        Assert.True(group.IsSameOrganisation);
        Assert.Equal(new DateTimeOffset(2024, 11, 22, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(123456), group.CreatedAt);
    }

    [Fact]
    public async Task Groups_are_added_as_recorded()
    {
        var server = Recordings.Server("add_group");

        await Connected.To(server).ProjectPeople.AddGroupsAsync(Project, [Group], ProjectRole.Reviewer, Token);

        Recordings.AssertSame("add_group", server);
    }

    [Fact]
    public async Task Groups_are_removed_as_recorded()
    {
        var server = Recordings.Server("remove_group");

        await Connected.To(server).ProjectPeople.RemoveGroupsAsync(Project, [Group], Token);

        Recordings.AssertSame("remove_group", server);
    }

    [Fact]
    public async Task A_project_is_copied_as_recorded()
    {
        var server = Recordings.Server("copy_project");
        var options = new ProjectCopyOptions { AttachDatasets = true, Collaborators = true, Title = "Copy" };

        var copy = await Connected.To(server).ProjectSetup.CopyAsync(Project, options, Token);

        Recordings.AssertSame("copy_project", server);
        Assert.Equal("77777777-7777-4777-8777-777777777777", copy);
    }

    [Fact]
    public async Task Label_logs_are_listed_as_recorded()
    {
        var server = Recordings.Server("get_label_logs");
        var filter = new LabelLogFilter { UserEmail = "e@x.y", After = new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero) };

        var log = Assert.Single(await Connected.To(server).Activity.ListLabelLogsAsync(Project, filter, Token).ToListAsync(Token));

        Recordings.AssertSame("get_label_logs", server);
        Assert.Equal(("l", "Add", "e@x.y", 0, 5L), (log.LogHash, log.Action, log.UserEmail, log.Frame, log.TimeTaken));
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), log.CreatedAt);
        Assert.Null(log.LabelName);
    }

    [Fact]
    public async Task Cloud_integrations_are_listed_as_recorded()
    {
        var server = Recordings.Server("get_cloud_integrations");

        var integration = Assert.Single(await Connected.To(server).Integrations.ListAsync(cancellationToken: Token).ToListAsync(Token));

        Recordings.AssertSame("get_cloud_integrations", server);
        Assert.Equal((Group, "S3"), (integration.IntegrationUuid, integration.Title));
    }

    [Fact]
    public async Task Timers_are_listed_page_by_page_as_recorded()
    {
        var server = Recordings.Server("list_collaborator_timers");

        var timers = await Connected.To(server).Activity
            .ListTimersAsync(Project, new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero), before: null, perDataUnit: true, Token).ToListAsync(Token);

        Recordings.AssertSame("list_collaborator_timers", server);
        var timer = Assert.Single(timers);
        Assert.Equal(("e@x.y", "Annotator", 1.5), (timer.UserEmail, timer.Role, timer.TimeSeconds));
        Assert.Null(timer.DataTitle);
    }

    [Fact]
    public async Task Tasks_of_an_annotation_stage_are_listed_as_recorded()
    {
        var server = Recordings.Server("workflow_tasks_annotation");
        var stage = new WorkflowStage(Project, "a1a1a1a1-0000-4000-8000-000000000001", "Annotate") { StageType = "Annotation" };

        var task = Assert.Single(await Connected.To(server).Workflow.ListTasksAsync(stage, new() { DataTitleContains = "img" }, Token).ToListAsync(Token));

        Recordings.AssertSame("workflow_tasks_annotation", server);
        Assert.Equal(("img1.png", "New", "main", "Annotate"), (task.DataTitle, task.Status, task.BranchName, task.WorkflowStage));
        Assert.Null(task.Assignee);
    }
}
