using Encord.Client.Tests.Support;
using Encord.Client.Workflow;

namespace Encord.Client.Tests.Workflow;

public sealed class WorkflowRequestTests
{
    private const string Stage = "/v2/public/projects/p/workflow/stages/s";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Different_actions_of_a_stage_are_one_array_in_the_order_given()
    {
        var server = new ScriptedServer().Answers("null");

        await Connected.To(server).Workflow.ActAsync(
            "p", "s",
            [
                WorkflowTaskAction.Submit("t1", assignee: null, retainAssignee: false),
                WorkflowTaskAction.Approve("t2", withLabels: true, "ann@example.com", retainAssignee: true),
                WorkflowTaskAction.Reject("t3", withLabels: false, assignee: null, retainAssignee: false),
                WorkflowTaskAction.Assign("t4", "ann@example.com"),
                WorkflowTaskAction.Release("t5"),
                WorkflowTaskAction.Proceed("t6", null, "Accept"),
                WorkflowTaskAction.Proceed("t7", "u", null),
            ],
            Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", Stage + "/actions"), (request.Method, request.Target));
        Assert.Equal(
            """
            [{"taskUuid":"t1","action":"SUBMIT","resolveLabelReviews":true,"retainAssignee":false},{"taskUuid":"t2","action":"APPROVE","approveLabelReviews":true,"assignee":"ann@example.com","retainAssignee":true},{"taskUuid":"t3","action":"REJECT","retainAssignee":false},{"taskUuid":"t4","action":"ASSIGN","assignee":"ann@example.com"},{"taskUuid":"t5","action":"RELEASE"},{"taskUuid":"t6","action":"PATHWAY_ACTION","pathwayName":"Accept"},{"taskUuid":"t7","action":"PATHWAY_ACTION","pathwayUuid":"u"}]
            """,
            request.Text);
    }

    [Fact]
    public async Task A_task_action_is_not_repeated_after_a_server_error()
    {
        var server = new ScriptedServer().Answers("""{"message":"busy"}""", System.Net.HttpStatusCode.ServiceUnavailable);

        await Assert.ThrowsAsync<EncordException>(() =>
            Connected.To(server, retries: 3).Workflow.ActAsync("p", "s", [WorkflowTaskAction.Release("t")], Token));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Tasks_are_moved_with_their_destination()
    {
        var server = new ScriptedServer().Answers("null");

        await Connected.To(server).Workflow.MoveAsync("p", "s", "d", ["t1", "t2"], Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal((Stage + "/move-tasks", """{"taskUuids":["t1","t2"],"destinationStageUuid":"d"}"""), (request.Target, request.Text));
    }

    [Fact]
    public async Task All_filters_of_a_task_list_repeat_their_names_in_the_query()
    {
        var server = new ScriptedServer().Answers("""{"results":[]}""");
        var stage = new WorkflowStage("p", "s", "Annotate");
        var filter = new WorkflowTaskFilter
        {
            UserEmails = ["a@x.y"], DataHashes = ["d1", "d2"], DatasetHashes = ["ds"], DataTitleContains = "a b", Statuses = ["New", "Reopened"],
        };

        Assert.Empty(await Connected.To(server).Workflow.ListTasksAsync(stage, filter, Token).ToListAsync(Token));

        Assert.Equal(
            Stage + "/tasks?userEmails=a%40x.y&dataHashes=d1&dataHashes=d2&datasetHashes=ds&dataTitleContains=a+b&statuses=NEW&statuses=REOPENED",
            Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Single_tasks_of_a_consensus_know_the_data_of_the_whole()
    {
        var server = new ScriptedServer().Answers(
            """
            {"results":[{"uuid":"t","createdAt":"2024-11-22T10:00:00Z","updatedAt":"2024-11-22T10:00:00Z","dataHash":"d","dataTitle":"x.png",
              "subtasks":[{"uuid":"t1","dataHash":"d","dataTitle":"x.png","status":"ASSIGNED","assignee":"a@x.y","labelBranchName":"b1"},{"uuid":"t2","status":"LATER_WORD"}]}]}
            """);
        var stage = new WorkflowStage("p", "s", "Consensus") { StageType = "ConsensusAnnotation" };

        var task = Assert.Single(await Connected.To(server).Workflow.ListTasksAsync(stage, new(), Token).ToListAsync(Token));

        Assert.Equal([("t1", "d", "Assigned", "b1"), ("t2", "d", "LATER_WORD", null)], task.Subtasks.Select(one => (one.TaskUuid, one.DataHash, one.Status!, one.BranchName)));
    }

    [Fact]
    public async Task Reviews_are_decided_with_reasons_only_where_there_are_any()
    {
        var server = new ScriptedServer().Answers("null");

        await Connected.To(server).Workflow.DecideReviewsAsync(
            "p", "s", "t", [new("r1", "APPROVE"), new("r2", "REJECT") { Comment = "too wide", Tags = ["box"] }], Token);

        var request = Assert.Single(server.Requests);
        Assert.Equal(Stage + "/tasks/t/reviews/actions", request.Target);
        Assert.Equal(
            """[{"reviewUuid":"r1","action":"APPROVE"},{"reviewUuid":"r2","action":"REJECT","comment":"too wide","commentTags":["box"]}]""",
            request.Text);
    }

    [Fact]
    public async Task No_task_is_lost_on_a_server_that_counts_its_pages_when_tasks_are_moved_as_they_are_read()
    {
        var waiting = Enumerable.Range(0, 520).Select(_ => Guid.NewGuid().ToString()).ToList();
        var all = waiting.ToList();
        var server = CountingServer(waiting);
        var client = Connected.To(server).Workflow;

        var moved = new List<string>();
        await foreach (var task in client.ListTasksAsync(Annotate, new WorkflowTaskFilter(), Token))
        {
            moved.Add(task.TaskUuid);
            waiting.Remove(task.TaskUuid);
            await client.ActAsync("p", "s", [WorkflowTaskAction.Submit(task.TaskUuid, assignee: null, retainAssignee: false)], Token);
        }

        Assert.Equal(all.Order(StringComparer.Ordinal), moved.Order(StringComparer.Ordinal));
        Assert.Empty(waiting);
    }

    [Fact]
    public async Task A_stage_that_stays_as_it_is_is_read_once()
    {
        var server = CountingServer([.. Enumerable.Range(0, 250).Select(_ => Guid.NewGuid().ToString())]);

        var count = 0;
        await foreach (var task in Connected.To(server).Workflow.ListTasksAsync(Annotate, new WorkflowTaskFilter(), Token))
        {
            count++;
        }

        Assert.Equal((250, 3), (count, server.Requests.Count));
    }

    private static WorkflowStage Annotate => new("p", "s", "Annotate") { StageType = "Annotation" };

    /// <summary>Pages of a hundred, by the number of tasks that come before.</summary>
    private static ScriptedServer CountingServer(IReadOnlyList<string> waiting)
    {
        var server = new ScriptedServer();
        return server.Answers(() =>
        {
            var request = server.Requests[^1];
            if (request.Method == "POST")
            {
                return ScriptedServer.Json("null");
            }

            var start = request.Target.Split("pageToken=") is [_, var token] ? int.Parse(token, System.Globalization.CultureInfo.InvariantCulture) : 0;
            var results = waiting.Skip(start).Take(100).Select(uuid => new { uuid, dataHash = uuid, dataTitle = "t", status = "NEW", createdAt = "2024-11-22T10:00:00Z", updatedAt = "2024-11-22T10:00:00Z" });
            return ScriptedServer.Json(System.Text.Json.JsonSerializer.Serialize(new { results, nextPageToken = start + 100 < waiting.Count ? $"{start + 100}" : null }));
        });
    }
}
