using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Datasets
{
    private const string Junction = "(Get-EncordDataset -Title 'Junction photos')";

    [Fact]
    public async Task Become_label_rows_of_the_project_and_leave_again()
    {
        await using var server = await OwnServer.StartAsync();
        var before = server.Run("Get-EncordLabelRow 'Street scenes'").ThrowOnError().Output.Count;
        var added = server.Run($"{Junction} | Add-EncordDataset 'Street scenes' -PassThru").ThrowOnError();
        Assert.Equal(["Junction photos"], added.Texts("Title"));
        Assert.True(server.Run("Get-EncordLabelRow 'Street scenes'").ThrowOnError().Output.Count > before);
        Assert.Empty(server.Run($"{Junction} | Remove-EncordDataset 'Street scenes' -Force").ThrowOnError().Output);
        Assert.Equal(before, server.Run("Get-EncordLabelRow 'Street scenes'").ThrowOnError().Output.Count);
    }

    [Fact]
    public async Task Go_out_together()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$p = (Get-EncordProject 'Street scenes').ProjectHash; $d = Get-EncordDataset").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run("$d | Add-EncordDataset $p").ThrowOnError();
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
        server.Emulator.RequestLog.Clear();
        server.Run("$d | Add-EncordDataset $p -BundleSize 2").ThrowOnError();
        var count = (int)server.Run("$d.Count").Output[0].BaseObject;
        Assert.Equal((count + 1) / 2, server.Emulator.RequestLog.ChangeCount);
    }

    [Theory]
    [InlineData("Get-EncordDataset | Add-EncordDataset 'Street scenes' -WhatIf")]
    [InlineData("Get-EncordDataset -Project 'Street scenes' | Remove-EncordDataset -WhatIf")]
    [InlineData("Get-EncordDataset -Project 'Street scenes' | Remove-EncordDataset -WhatIf -Force")]
    [InlineData("$WhatIfPreference = $true; Get-EncordDataset -Project 'Street scenes' | Remove-EncordDataset -Force")]
    [InlineData("Invoke-EncordApi -Method POST -Path projects/x/groups -Body @{} -WhatIf")]
    [InlineData("Invoke-EncordApi -QueryType projectdataset -QueryMethod DELETE -Uid @('x') -Project 'Street scenes' -WhatIf")]
    public async Task A_what_if_sends_no_change(string script)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(script).ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Removal_asks_where_nobody_can_answer_only_without_force()
    {
        await using var server = await OwnServer.StartAsync();

        // The test's host cannot ask, which is what a runbook's host says too.
        server.Shell.Catch("Get-EncordDataset -Project 'Street scenes' | Remove-EncordDataset");
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task A_bundle_that_the_server_refuses_reports_each_dataset()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run(
            "Add-EncordDataset 'Street scenes' -Dataset '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'");
        Assert.Equal(["EncordAccessDenied", "EncordAccessDenied"], result.ErrorIds);
        Assert.Equal(
            ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"], result.Errors.Select(error => error.TargetObject.ToString()));
    }

    [Fact]
    public async Task Are_listed_by_project_hash_and_title()
    {
        await using var server = await OwnServer.StartAsync();
        var ofProject = server.Run("Get-EncordProject 'Street scenes' | Get-EncordDataset").ThrowOnError();
        Assert.NotEmpty(ofProject.Output);
        Assert.All(ofProject.Texts("ProjectHash"), hash => Assert.NotNull(hash));
        Assert.Equal(ofProject.Texts("DatasetHash"), server.Run("Get-EncordDataset -Project 'Street scenes' | Get-EncordDataset -Dataset { $_.DatasetHash }").ThrowOnError().Texts("DatasetHash"));
        Assert.Equal(["Junction photos"], server.Run("Get-EncordDataset -Title 'JUNCTION*'").ThrowOnError().Texts("Title"));
    }

    [Fact]
    public async Task One_that_is_not_there_fails_alone()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run($"{Junction}, [guid]::Empty, 'nowhere', (Get-EncordDataset -Title 'Parking photos') | Add-EncordDataset 'Street scenes' -PassThru");
        Assert.Equal(["Junction photos", "Parking photos"], result.Texts("Title").Order(StringComparer.Ordinal));
        Assert.Equal(["EncordAccessDenied", "EncordNotFound"], result.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal([Guid.Empty.ToString(), "nowhere"], result.Errors.Select(error => error.TargetObject.ToString()).Order(StringComparer.Ordinal));
    }
}
