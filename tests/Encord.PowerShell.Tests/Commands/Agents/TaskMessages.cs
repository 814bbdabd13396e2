using System.Collections;
using System.Text;
using System.Text.Json;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

public sealed class TaskMessages(SampleServer sample)
{
    private const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private const string Stage = "0d7a6a70-9b9c-4d0f-8a3e-6f0a1b2c3d4e";

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Bring_every_task_back_as_it_was(int batch)
    {
        using var shell = Shell.Connected(sample.Address);
        var sent = shell.Run($"$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate; $m = @($t | ConvertTo-EncordTaskMessage -BatchSize {batch}); $m").ThrowOnError();
        var count = (int)shell.Run("$t.Count").Output[0].BaseObject;
        Assert.Equal((count + batch - 1) / batch, sent.Output.Count);
        var back = shell.Run("$m | ConvertFrom-EncordTaskMessage").ThrowOnError();
        foreach (var property in (string[])["ProjectHash", "StageUuid", "TaskUuid", "DataHash", "DataTitle", "BranchName"])
        {
            Assert.Equal(shell.Run("$t").Texts(property), back.Texts(property));
        }
    }

    [Fact]
    public void Need_no_connection()
    {
        using var shell = Shell.Open();
        var result = shell.Run($"ConvertTo-EncordTaskMessage 'a-task' -Project {Project} -Stage {Stage} | ConvertFrom-EncordTaskMessage").ThrowOnError();
        Assert.Equal(("a-task", Project, Stage), (result.Texts("TaskUuid")[0], result.Texts("ProjectHash")[0], result.Texts("StageUuid")[0]));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1000, 400)]
    [InlineData(1000, 9000)]
    public void Are_never_larger_than_a_queue_takes(int batch, int titleLength)
    {
        using var shell = Shell.Open();
        string[] tasks = [.. Enumerable.Range(0, 60).Select(i => Message($"t{i}", new string('é', titleLength)))];
        var sent = shell.Run($"$tasks | ConvertFrom-EncordTaskMessage | ConvertTo-EncordTaskMessage -BatchSize {batch}", ("tasks", tasks)).ThrowOnError();
        Assert.All(sent.Output, message => Assert.InRange(Encoding.UTF8.GetByteCount((string)message.BaseObject), 2, 48 * 1024));
        Assert.Equal(tasks.Length, sent.Output.Sum(message => JsonDocument.Parse((string)message.BaseObject).RootElement.GetArrayLength()));
    }

    [Fact]
    public void Say_which_task_fits_into_none()
    {
        using var shell = Shell.Open();
        var result = shell.Run(
            "$tasks | ConvertFrom-EncordTaskMessage | ConvertTo-EncordTaskMessage", ("tasks", new[] { Message("a", "a"), Message("b", new string('x', 60_000)), Message("c", "c") }));
        Assert.Equal(["EncordPayloadTooLarge"], result.ErrorIds);
        Assert.Contains("task b", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void Of_the_vendors_library_are_read_with_project_and_stage()
    {
        using var shell = Shell.Open();
        const string spec =
            """
            {"uuid":"0f6b8a2e-3d3c-4a55-9d0c-6a1c2f6e7b10","created_at":"2026-01-02T03:04:05.123456","updated_at":"2026-01-02T03:04:06","status":"NEW",
             "data_hash":"5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11","data_title":"a.png","label_branch_name":"main","assignee":null,"last_actioned_by":null}
            """;
        foreach (var message in (string[])[spec, $"[{spec}]", Convert.ToBase64String(Encoding.UTF8.GetBytes(spec))])
        {
            var result = shell.Run($"$m | ConvertFrom-EncordTaskMessage -Project {Project} -Stage {Stage}", ("m", message)).ThrowOnError();
            Assert.Equal(("a.png", "main", "New", Project), (result.Texts("DataTitle")[0], result.Texts("BranchName")[0], result.Texts("Status")[0], result.Texts("ProjectHash")[0]));
        }

        var without = shell.Run("$m | ConvertFrom-EncordTaskMessage", ("m", spec));
        Assert.Equal(["EncordInvalidArgument"], without.ErrorIds);
        Assert.Contains("-Project", without.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("{")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"TaskUuid\":7,\"ProjectHash\":\"p\",\"StageUuid\":\"s\"}")]
    [InlineData("{\"ProjectHash\":\"p\",\"StageUuid\":\"s\"}")]
    [InlineData("{\"Version\":2,\"TaskUuid\":\"t\",\"ProjectHash\":\"p\",\"StageUuid\":\"s\"}")]
    [InlineData("{\"Version\":\"old\",\"TaskUuid\":\"t\",\"ProjectHash\":\"p\",\"StageUuid\":\"s\"}")]
    [InlineData("eyJUYXNrVXVpZCI6")]
    public void That_are_damaged_or_of_another_version_are_errors_and_the_next_is_read(string message)
    {
        using var shell = Shell.Open();
        var result = shell.Run(
            "$bad, '{\"Version\":1,\"TaskUuid\":\"t\",\"ProjectHash\":\"p\",\"StageUuid\":\"s\"}' | ConvertFrom-EncordTaskMessage", ("bad", message));
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Equal(["t"], result.Texts("TaskUuid"));
    }

    [Fact]
    public void With_one_bad_task_in_a_list_bring_the_others()
    {
        using var shell = Shell.Open();
        var result = shell.Run("""'[{"TaskUuid":"a","ProjectHash":"p","StageUuid":"s"},3,{"TaskUuid":"c","ProjectHash":"p","StageUuid":"s"}]' | ConvertFrom-EncordTaskMessage""");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Equal(["a", "c"], result.Texts("TaskUuid"));
    }

    [Theory]
    [InlineData("-Project 11111111-1111-1111-1111-111111111111")]
    [InlineData("-Stage 11111111-1111-1111-1111-111111111111")]
    public void Of_another_project_or_stage_are_not_this_workers(string place)
    {
        using var shell = Shell.Open();
        var result = shell.Run($"ConvertTo-EncordTaskMessage t -Project {Project} -Stage {Stage} | ConvertFrom-EncordTaskMessage {place}");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Are_read_as_hosts_hand_them_over()
    {
        using var shell = Shell.Open();
        // Azure Functions makes case-sensitive hashtables of JSON objects, and object arrays of lists.
        var one = new Hashtable(StringComparer.Ordinal) { ["Version"] = 1L, ["TaskUuid"] = "a", ["ProjectHash"] = "p", ["StageUuid"] = "s" };
        object[] several = [one, new Hashtable(StringComparer.Ordinal) { ["taskuuid"] = "b", ["projecthash"] = "p", ["stageuuid"] = "s" }];
        Assert.Equal(["a"], shell.Run("ConvertFrom-EncordTaskMessage $m", ("m", one)).ThrowOnError().Texts("TaskUuid"));
        Assert.Equal(["a", "b"], shell.Run("ConvertFrom-EncordTaskMessage $m", ("m", several)).ThrowOnError().Texts("TaskUuid"));
        Assert.Equal(["a"], shell.Run("[pscustomobject]$m | ConvertFrom-EncordTaskMessage", ("m", one)).ThrowOnError().Texts("TaskUuid"));
    }

    private static string Message(string uuid, string title) => JsonSerializer.Serialize(new { TaskUuid = uuid, ProjectHash = Project, StageUuid = Stage, DataTitle = title });
}
