using System.Management.Automation;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>A task that somebody has moved on is the error of itself, whatever is done with the tasks around it and however they were given.</summary>
public sealed class StaleTasks
{
    // What is done, to tasks of which stage, and how it is seen that it was done.
    public static TheoryData<string, string, string> Commands => new()
    {
        { "Submit-EncordWorkflowTask", "Annotate", "-not (Get-EncordWorkflowTask $p -Stage Annotate -DataHash $alive.DataHash)" },
        { "Move-EncordWorkflowTask Complete", "Annotate", "-not (Get-EncordWorkflowTask $p -Stage Annotate -DataHash $alive.DataHash)" },
        { $"Set-EncordWorkflowTaskAssignee {WellKnown.AnnotatorEmail}", "Annotate", "-not ((Get-EncordWorkflowTask $p -Stage Annotate -DataHash $alive.DataHash).Assignee | Where-Object { $_ -ne 'annotator@emulator.encord.local' })" },
        { "Clear-EncordWorkflowTaskAssignee", "Annotate", "-not ((Get-EncordWorkflowTask $p -Stage Annotate -DataHash $alive.DataHash).Assignee | Where-Object { $_ })" },
        { "Approve-EncordWorkflowTask", "Review", "-not (Get-EncordWorkflowTask $p -Stage Review -DataHash $alive.DataHash)" },
        { "Deny-EncordWorkflowTask", "Review", "-not (Get-EncordWorkflowTask $p -Stage Review -DataHash $alive.DataHash)" },
        { "Submit-EncordWorkflowTask -Pathway Accept", "Triage", "-not (Get-EncordWorkflowTask $p -Stage Triage -DataHash $alive.DataHash)" },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Fail_alone_when_they_were_listed_before(string command, string stage, string isDone)
    {
        await using var server = await Prepared(stage);
        var result = server.Run($"$tasks | {command}");

        Assert.Equal(["EncordNotFound", "EncordNotFound"], result.ErrorIds);
        Assert.Equal(
            server.Run("$gone").Texts("TaskUuid").Order(StringComparer.Ordinal),
            result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Properties["TaskUuid"].Value.ToString()).Order(StringComparer.Ordinal));
        Assert.All(result.Errors, error => Assert.Contains("not any more", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(true, Assert.Single(server.Run(isDone).ThrowOnError().Output).BaseObject);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Fail_alone_when_they_are_bare_ids(string command, string stage, string isDone)
    {
        await using var server = await Prepared(stage);
        var result = server.Run($"$tasks.TaskUuid | {command} -Project $p -Stage {stage}");

        Assert.Equal(2, result.Errors.Count);
        Assert.Equal(
            server.Run("$gone").Texts("TaskUuid").Order(StringComparer.Ordinal), result.Errors.Select(error => error.TargetObject.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(true, Assert.Single(server.Run(isDone).ThrowOnError().Output).BaseObject);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Fail_with_the_same_error_when_they_come_one_by_one(string command, string stage, string isDone)
    {
        await using var server = await Prepared(stage);
        Assert.Equal(["EncordNotFound", "EncordNotFound"], server.Run($"$tasks | {command} -BundleSize 1").ErrorIds);
        Assert.Equal(true, Assert.Single(server.Run(isDone).ThrowOnError().Output).BaseObject);
    }

    [Fact]
    public async Task Leave_the_argument_that_is_wrong_for_another_task_to_that_task()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            $"""
            $tasks = (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0..3]
            $tasks | Clear-EncordWorkflowTaskAssignee -ErrorAction SilentlyContinue
            $tasks[0], $tasks[2] | Set-EncordWorkflowTaskAssignee {WellKnown.AnnotatorEmail}
            $tasks[3] | Submit-EncordWorkflowTask
            """).ThrowOnError();
        var result = server.Run("$tasks | Submit-EncordWorkflowTask -RetainAssignee");
        Assert.Equal(["EncordInvalidArgument", "EncordNotFound"], result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal(["Annotate", "Review", "Review", "Review"], server.Run("Get-EncordLabelRow 'Street scenes' -DataHash $tasks.DataHash").Texts("WorkflowStage").Order(StringComparer.Ordinal));
    }

    /// <summary>Six tasks of a stage, of which two are moved away behind the caller's back; all have an assignee where the stage has them.</summary>
    private static async Task<OwnServer> Prepared(string stage)
    {
        var server = await OwnServer.StartAsync();
        server.Run(
            $$"""
            $p = Get-EncordProject -Title 'Street scenes'
            $row = (Get-EncordWorkflowTask $p -Stage Annotate)[0..5]
            if ('{{stage}}' -ne 'Annotate') { $row | Move-EncordWorkflowTask '{{stage}}' }
            $tasks = Get-EncordWorkflowTask $p -Stage '{{stage}}' -DataHash $row.DataHash
            if ('{{stage}}' -ne 'Triage') { $tasks | Set-EncordWorkflowTaskAssignee {{WellKnown.AnnotatorEmail}} }
            $gone = $tasks[1], $tasks[4]
            $alive = $tasks | Where-Object TaskUuid -NotIn $gone.TaskUuid
            $gone | Move-EncordWorkflowTask $(if ('{{stage}}' -eq 'Annotate') { 'Review' } else { 'Annotate' })
            """).ThrowOnError();
        return server;
    }
}
