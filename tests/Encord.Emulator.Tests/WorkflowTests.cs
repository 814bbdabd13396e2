using System.Text.Json;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

/// <summary>Tasks in stages, as both releases of the vendor's client see them.</summary>
public sealed class WorkflowTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    private static string Stages => $"projects/{SampleHashes.StreetScenesProject}/workflow/stages";

    private static string Annotate => $"{Stages}/{SampleHashes.AnnotateStage}";

    private static string Review => $"{Stages}/{SampleHashes.ReviewStage}";

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Each_kind_of_stage_lists_tasks_with_its_own_keys()
    {
        string[] common = ["createdAt", "dataHash", "dataTitle", "updatedAt", "uuid"];
        Assert.Equal(Sorted([.. common, "assignee", "labelBranchName", "lastActionedBy", "status"]), await KeysOfFirst(Annotate));
        Assert.Equal(Sorted([.. common, "assignee", "labelBranchName", "lastActionedBy", "status"]), await KeysOfFirst($"{Stages}/{SampleHashes.TriageStage}"));
        Assert.Equal(Sorted([.. common, "assignee", "status"]), await KeysOfFirst(Review));
        Assert.Equal(common, await KeysOfFirst($"{Stages}/{SampleHashes.CompleteStage}"));
    }

    [Fact]
    public async Task Tasks_are_paged_without_gap_or_repetition()
    {
        var whole = (await _client.GetAsync($"{Annotate}/tasks?pageSize=1000")).GetProperty("results").EnumerateArray().Select(Uuid).ToList();
        var pieces = new List<string>();
        string? token = null;
        do
        {
            var page = await _client.GetAsync($"{Annotate}/tasks?pageSize=30" + (token is null ? "" : "&pageToken=" + Uri.EscapeDataString(token)));
            pieces.AddRange(page.GetProperty("results").EnumerateArray().Select(Uuid));
            token = page.GetProperty("nextPageToken").GetString();
        }
        while (token is not null);

        Assert.True(whole.Count > 30);
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public async Task One_wrong_action_undoes_all_of_the_array()
    {
        var tasks = await Tasks(Annotate);
        var (status, body) = await Act(Annotate, Submit(tasks[0]), Submit(Guid.NewGuid().ToString()));

        Assert.Equal(400, status);
        Assert.Contains("no task", body.GetProperty("message").GetString());
        Assert.Contains(tasks[0], await Tasks(Annotate));
    }

    [Theory]
    [InlineData("APPROVE", 400)]
    [InlineData("PATHWAY_ACTION", 400)]
    [InlineData("JUMP", 400)]
    public async Task An_action_that_the_stage_does_not_have_is_refused(string action, int expected)
    {
        var tasks = await Tasks(Annotate);

        Assert.Equal(expected, (await Act(Annotate, new { taskUuid = tasks[0], action })).Status);
    }

    [Fact]
    public async Task An_annotator_submits_but_neither_assigns_nor_approves()
    {
        using var annotator = new SigningClient(_emulator.BaseAddress, firstKeyByte: 0x40);
        var tasks = await Tasks(Annotate);
        var reviews = await Tasks(Review);

        Assert.Equal(200, (await annotator.V2Async("POST", $"{Annotate}/actions", new[] { Submit(tasks[0]) })).Status);
        Assert.Equal(403, (await annotator.V2Async("POST", $"{Annotate}/actions", new[] { new { taskUuid = tasks[1], action = "ASSIGN", assignee = WellKnown.AnnotatorEmail } })).Status);
        Assert.Equal(403, (await annotator.V2Async("POST", $"{Review}/actions", new[] { new { taskUuid = reviews[0], action = "APPROVE" } })).Status);
        Assert.Equal(403, (await annotator.V2Async("POST", $"{Annotate}/move-tasks", new { taskUuids = new[] { tasks[1] }, destinationStageUuid = SampleHashes.CompleteStage })).Status);
    }

    [Fact]
    public async Task A_rejected_task_comes_back_as_reopened_and_its_row_as_returned()
    {
        var task = (await Tasks(Review))[0];
        Assert.Equal(200, (await Act(Review, new { taskUuid = task, action = "REJECT", rejectLabelReviews = true, retainAssignee = false })).Status);

        var again = (await _client.GetAsync($"{Annotate}/tasks?statuses=REOPENED")).GetProperty("results").EnumerateArray().Single(item => Uuid(item) == task);
        var rows = await _client.V1Async(
            "labelrowmetadata", "GET",
            payload: new { data_hashes = new[] { again.GetProperty("dataHash").GetString() }, include_uninitialised_labels = true, include_workflow_graph_node = false },
            resourceId: SampleHashes.StreetScenesProject);
        Assert.Equal("RETURNED", rows[0].GetProperty("annotation_task_status").GetString());
        Assert.Equal("LABEL_IN_PROGRESS", rows[0].GetProperty("label_status").GetString());
    }

    [Fact]
    public async Task More_than_500_tasks_are_not_moved_at_once()
    {
        var many = Enumerable.Range(0, 501).Select(_ => Guid.NewGuid().ToString()).ToArray();

        Assert.Equal(400, (await _client.V2Async("POST", $"{Annotate}/move-tasks", new { taskUuids = many, destinationStageUuid = SampleHashes.CompleteStage })).Status);
    }

    [Fact]
    public async Task The_reviewer_of_a_consensus_chooses_between_the_annotators_who_were_assigned()
    {
        var project = (await _client.V1Async(
            "project", "POST",
            payload: new { title = "C", dataset_hashes = new[] { SampleHashes.JunctionPhotosDataset }, workflow_template_id = SampleHashes.ConsensusTemplate },
            user: true)).GetString()!;
        string[] annotators = [WellKnown.AnnotatorEmail, WellKnown.ReviewerEmail];
        await _client.V1Async("projectusers", "POST", project, new { user_emails = annotators, user_role = 3 }, resourceId: project);
        var stages = (await _client.GetAsync($"projects/{project}")).GetProperty("workflow").GetProperty("stages").EnumerateArray()
            .Select(stage => $"projects/{project}/workflow/stages/{Uuid(stage)}").ToList();

        var parts = (await _client.GetAsync(stages[0] + "/tasks")).GetProperty("results")[0].GetProperty("subtasks").EnumerateArray().Select(Uuid).ToList();
        await Act(stages[0], [.. parts.Zip(annotators, object (part, who) => new { taskUuid = part, action = "ASSIGN", assignee = who })]);
        await Act(stages[0], [.. parts.Select(Submit)]);

        var options = Assert.Single((await _client.GetAsync(stages[1] + "/tasks")).GetProperty("results").EnumerateArray()).GetProperty("options");
        Assert.Equal(annotators, options.EnumerateArray().Select(option => option.GetProperty("annotator").GetString()!));
    }

    private static string Uuid(JsonElement task) => task.GetProperty("uuid").GetString()!;

    private static string[] Sorted(string[] names) => [.. names.Order(StringComparer.Ordinal)];

    private static object Submit(string task) => new { taskUuid = task, action = "SUBMIT", resolveLabelReviews = true, retainAssignee = false };

    private Task<(int Status, JsonElement Body)> Act(string stage, params object[] actions) => _client.V2Async("POST", $"{stage}/actions", actions);

    private async Task<List<string>> Tasks(string stage) =>
        [.. (await _client.GetAsync($"{stage}/tasks")).GetProperty("results").EnumerateArray().Select(Uuid)];

    private async Task<string[]> KeysOfFirst(string stage) =>
        Sorted([.. (await _client.GetAsync($"{stage}/tasks")).GetProperty("results")[0].EnumerateObject().Select(member => member.Name)]);
}
