using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class LabelReviews
{
    private const string Begin = "$t = Get-EncordWorkflowTask 'Street scenes' -Stage Review | Where-Object { @($_ | Get-EncordLabelReview).Count -gt 1 } | ForEach-Object { $_ }; $t = @($t)[0]";

    [Fact]
    public async Task Are_decided_one_by_one_and_with_their_task()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(Begin + "; $r = @($t | Get-EncordLabelReview)").ThrowOnError();
        Assert.All(server.Run("$r").Texts("Status"), status => Assert.Equal("New", status));
        server.Run("$r[0] | Approve-EncordLabelReview; $r[1] | Deny-EncordLabelReview -Comment 'too wide' -Tag box").ThrowOnError();
        Assert.Equal(["Approved", "Rejected"], server.Run("$t | Get-EncordLabelReview").ThrowOnError().Texts("Status").Take(2));
        server.Run("$r[1] | Open-EncordLabelReview").ThrowOnError();
        Assert.Equal(server.Run("$r[1]").Texts("ReviewUuid"), server.Run("$t | Get-EncordLabelReview -Status Reopened").ThrowOnError().Texts("ReviewUuid"));
        server.Run("$t | Deny-EncordWorkflowTask; $t | Move-EncordWorkflowTask Review -ErrorAction SilentlyContinue").ToString();
        server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataHash $t.DataHash | Submit-EncordWorkflowTask").ThrowOnError();

        // What was rejected is resolved when the annotator hands the task on again.
        Assert.Contains("Resolved", server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Review -DataHash $t.DataHash | Get-EncordLabelReview").ThrowOnError().Texts("Status"));
    }

    [Fact]
    public async Task Of_one_task_go_out_together()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(Begin + "; $r = @($t | Get-EncordLabelReview)").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run("$r | Approve-EncordLabelReview").ThrowOnError();
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Are_only_where_something_is_reviewed()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["EncordInvalidArgument"], server.Run("(Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0] | Get-EncordLabelReview").ErrorIds);
    }
}
