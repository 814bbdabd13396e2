using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Issues
{
    [Fact]
    public async Task Are_opened_on_tasks_and_rows_and_read_again()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            """
            $t = (Get-EncordWorkflowTask 'Street scenes' -Stage Triage)[0..1]
            $t | Add-EncordIssue 'Too dark' -Tag Dark, Night
            Get-EncordLabelRow 'Street scenes' -DataHash $t[0].DataHash | Add-EncordIssue 'Here' -X 0.25 -Y 0.75
            Get-EncordLabelRow 'Street scenes' -DataHash $t[0].DataHash | Add-EncordIssue 'This frame' -Frame 0
            """).ThrowOnError();
        var read = server.Run("$t | Get-EncordIssue").ThrowOnError();
        Assert.Equal(["Too dark", "Here", "This frame", "Too dark"], read.Texts("Comment"));
        Assert.Equal(["DataUnit", "FrameCoordinate", "Frame", "DataUnit"], read.Texts("IssueType"));
        Assert.Equal([null, "0", "0", null], read.Texts("Frame"));
        Assert.Equal([0.25, 0.75], [read.Values("X")[1], read.Values("Y")[1]]);
        Assert.Equal("Dark; Night", read.Texts("Tags")[0]);
        Assert.All(read.Values("CreatedAt"), Assert.NotNull);
        Assert.Equal(server.Run("$t").Texts("DataTitle")[0], read.Texts("DataTitle")[0]);
    }

    [Fact]
    public async Task Of_many_data_units_go_out_in_one_request_and_the_refused_one_stands_alone()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$rows = (Get-EncordLabelRow 'Street scenes' -DataTitle 'street-000?.png')[0..4]").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run("$rows | Add-EncordIssue 'Look'").ThrowOnError();
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);

        var result = server.Run("@($rows) + (Get-EncordLabelRow 'Street scenes' -DataTitle 'walk*')[0] | Add-EncordIssue 'Frame three' -Frame 3");
        Assert.Equal(Enumerable.Repeat("EncordInvalidArgument", 5), result.ErrorIds);
        Assert.Single(server.Run("(Get-EncordLabelRow 'Street scenes' -DataTitle 'walk*')[0] | Get-EncordIssue").ThrowOnError().Output);
    }

    [Theory]
    [InlineData("$r | Add-EncordIssue x -X 0.5")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Triage | Select-Object -First 1 | Add-EncordIssue x -Y 0.5")]
    public async Task Need_both_sides_of_a_point(string script)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$r = (Get-EncordLabelRow 'Street scenes')[0]").ThrowOnError();
        Assert.Equal("EncordInvalidArgument", server.Shell.CatchId(script));
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Are_found_by_rows_without_a_workflow_and_by_bare_label_hashes()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$r = (Get-EncordLabelRow 'Parking lot' -InitializedOnly)[0]; $r | Add-EncordIssue 'Old project'").ThrowOnError();
        Assert.Equal(["Old project"], server.Run("Get-EncordIssue -LabelRow $r.LabelHash -Project 'Parking lot'").ThrowOnError().Texts("Comment"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("Get-EncordIssue -Task 7c9e6679-7425-40de-944b-e07fc1f90ae7").ErrorIds);
    }

    [Fact]
    public async Task A_what_if_opens_none()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("(Get-EncordLabelRow 'Street scenes')[0..3] | Add-EncordIssue 'x' -WhatIf").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }
}
