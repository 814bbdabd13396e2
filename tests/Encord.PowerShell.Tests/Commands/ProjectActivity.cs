using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class ProjectActivity(SampleServer server)
{
    private const string Annotator = WellKnown.AnnotatorEmail;

    private const string Reviewer = WellKnown.ReviewerEmail;

    [Fact]
    public void Label_logs_are_filtered_by_person_data_and_time()
    {
        using var shell = Shell.Connected(server.Address);
        var all = shell.Run("$all = Get-EncordLabelLog 'Street scenes'; $all").ThrowOnError();
        Assert.Contains("SubmitTask", all.Texts("Action"));
        Assert.Equal([Reviewer], shell.Run($"Get-EncordLabelLog 'Street scenes' -UserEmail {Reviewer}").ThrowOnError().Texts("UserEmail").Distinct());
        Assert.Single(shell.Run("Get-EncordLabelLog 'Street scenes' -DataHash $all[0].DataHash").ThrowOnError().Texts("DataHash").Distinct());
        Assert.Single(shell.Run("Get-EncordLabelLog 'Street scenes' -UserHash $all[0].UserHash").ThrowOnError().Texts("UserEmail").Distinct());
        Assert.Empty(shell.Run("Get-EncordLabelLog 'Street scenes' -Before '2024-11-01'").ThrowOnError().Output);
        Assert.Equal(all.Output.Count, shell.Run("Get-EncordLabelLog 'Street scenes' -After '2024-11-01'").ThrowOnError().Output.Count);
    }

    [Fact]
    public void Timers_are_read_to_the_last_page()
    {
        using var shell = Shell.Connected(server.Address);
        var perData = shell.Run("Get-EncordCollaboratorTimer 'Street scenes' -After '2024-11-22'").ThrowOnError();
        var perProject = shell.Run("Get-EncordProject -Title 'Street scenes' | Get-EncordCollaboratorTimer -PerProject").ThrowOnError();
        Assert.True(perData.Output.Count > 100, "the sample fills more than a page");
        Assert.All(perProject.Texts("DataTitle"), Assert.Null);
        Assert.Equal(perProject.Values("TimeSeconds").Sum(time => (double)time!), perData.Values("TimeSeconds").Sum(time => (double)time!), 0.0005);
        Assert.Empty(shell.Run("Get-EncordCollaboratorTimer 'Street scenes' -Before '2024-01-01'").ThrowOnError().Output);
    }

    [Fact]
    public void Time_spent_is_by_person_stage_and_day()
    {
        using var shell = Shell.Connected(server.Address);
        var spent = shell.Run($"Get-EncordTimeSpent 'Street scenes' -Stage Annotate -UserEmail {Annotator}").ThrowOnError();
        Assert.NotEmpty(spent.Output);
        Assert.Equal([Annotator], spent.Texts("UserEmail").Distinct());
        Assert.Equal(["Annotate"], spent.Texts("WorkflowStage").Distinct());
        Assert.All(spent.Values("TimeSeconds"), seconds => Assert.True((long)seconds! > 0));
        Assert.Equal(["EncordNotFound"], shell.Run("Get-EncordTimeSpent 'Street scenes' -Stage Nowhere").ErrorIds);
    }

    [Fact]
    public void Task_actions_are_filtered_by_kind()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal(["Approve"], shell.Run("Get-EncordTaskAction 'Street scenes' -Action Approve").ThrowOnError().Texts("Action").Distinct());
        Assert.Equal(["Approve", "Submit"], shell.Run("Get-EncordTaskAction 'Street scenes'").ThrowOnError().Texts("Action").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Editor_logs_of_a_long_time_are_asked_for_in_pieces()
    {
        await using var own = await OwnServer.StartAsync();
        var month = own.Run("Get-EncordEditorLog 'Street scenes' -After '2024-11-20' -Before '2024-11-25'").ThrowOnError();
        own.Emulator.RequestLog.Clear();
        var months = own.Run("Get-EncordEditorLog 'Street scenes' -After '2024-09-01' -Before '2025-03-01'").ThrowOnError();
        Assert.NotEmpty(month.Output);
        Assert.Equal(month.Texts("LogId"), months.Texts("LogId"));
        Assert.Empty(own.Run("Get-EncordEditorLog 'Street scenes'").ThrowOnError().Output);
        Assert.Equal(["EncordInvalidArgument"], own.Run("Get-EncordEditorLog 'Street scenes' -After '2025-01-01' -Before '2024-01-01'").ErrorIds);
    }

    [Fact]
    public async Task What_is_done_is_in_every_log_at_once()
    {
        await using var own = await OwnServer.StartAsync();
        own.Run("$t = (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0]; $now = (Get-EncordTaskAction 'Street scenes').Count; $t | Submit-EncordWorkflowTask").ThrowOnError();
        var action = own.Run("(Get-EncordTaskAction 'Street scenes')[-1]").ThrowOnError();
        Assert.Equal(own.Run("$t.TaskUuid").Output[0].ToString(), action.Texts("TaskUuid")[0]);
        Assert.Equal(["Submit"], action.Texts("Action"));
        Assert.Contains("SubmitTask", own.Run("Get-EncordLabelLog 'Street scenes' -DataHash $t.DataHash").ThrowOnError().Texts("Action"));
        Assert.Contains("submit", own.Run("Get-EncordEditorLog 'Street scenes' -DataHash $t.DataHash").ThrowOnError().Texts("Action"));
    }

    [Theory]
    [InlineData("Get-EncordLabelLog")]
    [InlineData("Get-EncordCollaboratorTimer")]
    [InlineData("Get-EncordTimeSpent")]
    [InlineData("Get-EncordTaskAction")]
    public async Task A_window_that_ends_before_it_begins_is_an_error_and_not_silence(string command)
    {
        await using var own = await OwnServer.StartAsync();
        Assert.Equal(["EncordInvalidArgument"], own.Run($"{command} 'Street scenes' -After '2025-01-01' -Before '2024-01-01'").ErrorIds);
    }
}
