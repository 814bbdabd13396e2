
namespace Encord.PowerShell.Tests.Commands.Labels;

public sealed class FindingAndComparing
{
    [Fact]
    public async Task A_project_is_looked_through_in_bundles_and_nothing_changes()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("Find-EncordLabelProblem $project").ThrowOnError();

        Assert.Equal(server.Run("@($rows | Where-Object { -not $_.IsInitialized }).Count").Single<int>(), result.Texts("Check").Count(check => check == "EmptyRow"));
        Assert.Contains("UnusedClass", result.Texts("Check"));
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.InRange(server.Count("labelrow", "GET"), 1, 2);
    }

    [Fact]
    public async Task Findings_pipe_into_the_commands_that_take_rows()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $found = $videos[0..2] | Find-EncordLabelProblem -Check IdenticalBox
            $found | Set-EncordLabelRowPriority 0.9
            $found | Open-EncordLabelRow
            @($found.LabelHash | Sort-Object -Unique | ForEach-Object { Get-EncordLabelRow $project -LabelHash $_ } | Where-Object { $_.Priority -eq 0.9 }).Count -eq @($found.LabelHash | Sort-Object -Unique).Count
            """).ThrowOnError();

        Assert.True(result.Single<bool>());
    }

    [Fact]
    public async Task A_finding_about_a_project_is_about_no_row()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("$images[0] | Find-EncordLabelProblem -Check UnusedClass | Select-Object -First 1 | Set-EncordLabelRowPriority 0.9");

        Assert.Equal("EncordInvalidArgument", Assert.Single(result.ErrorIds));
        Assert.Contains("not about a label row", result.Errors[0].Exception.Message);
    }

    [Fact]
    public async Task Label_hashes_are_looked_through_and_one_that_is_none_is_an_error_of_its_own()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("@($videos[0].LabelHash, [guid]::NewGuid(), $videos[1].LabelHash) | Find-EncordLabelProblem -Project $project -Check IdenticalBox");

        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Equal(2, result.Texts("LabelHash").Distinct().Count());
    }

    [Fact]
    public async Task What_one_side_changed_is_matched_missed_or_extra()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $before = $videos[0]
            $after = Get-EncordLabelRow $project -LabelHash $before.LabelHash | Initialize-EncordLabelRow
            $after | Remove-EncordObjectInstance Car -Frame 3
            $null = $after | Add-EncordObjectInstance Car -BoundingBox 0.9, 0.9, 0.1, 0.1 -Frame 4 -Confidence 0.5 -PassThru
            Compare-EncordLabel $before $after | Where-Object { $_.Outcome -ne 'Matched' } | Sort-Object Frame
            """).ThrowOnError();

        Assert.Contains("Missed", result.Texts("Outcome"));
        Assert.Equal("Extra", result.Texts("Outcome")[^1]);
        Assert.Equal([3, 4], result.Values("Frame").Distinct());
        var summary = server.Run("Compare-EncordLabel $before $after -Summary | Where-Object { $_.FeatureName -eq 'Car' }").ThrowOnError();
        Assert.InRange((double)summary.Values("AveragePrecision").Single()!, 0.5, 1);
    }

    [Fact]
    public async Task Projects_are_compared_row_by_row_of_the_same_data()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("Compare-EncordLabel $project 'Street scenes' -Summary").ThrowOnError();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Values("F1"), f1 => Assert.Equal(1.0, f1));
    }

    [Fact]
    public async Task Branches_of_a_project_are_compared_by_name()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $main = $rows | Where-Object { $_.DataType -eq 'Image' -and $_.IsInitialized } | Select-Object -First 1
            $model = Get-EncordLabelRow $project -Branch model -DataHash $main.DataHash
            $objects = @($main | Get-EncordObjectInstance)
            $objects | Copy-EncordObjectInstance $model -PassThru | Save-EncordLabelRow
            $matches = Compare-EncordLabel main model -Project $project
            @($matches | Where-Object { $_.Outcome -eq 'Matched' }).Count -eq $objects.Count
            @($matches | Where-Object { $_.Outcome -eq 'Extra' }).Count
            ($matches | Where-Object { $_.Outcome -eq 'Matched' } | Select-Object -First 1).BranchName
            """).ThrowOnError();

        Assert.Equal(["True", "0", "model"], result.Output.Select(value => value.ToString()));
    }

    [Theory]
    [InlineData("Compare-EncordLabel $images[0] $images[1]", "has no counterpart")]
    [InlineData("Compare-EncordLabel @($videos[0], $videos[0]) $videos[0]", "has 2 label rows of")]
    [InlineData("Compare-EncordLabel 5 $videos[0]", "cannot be compared")]
    public async Task What_cannot_be_compared_is_an_error_by_name(string script, string part)
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(script);

        Assert.All(result.ErrorIds, id => Assert.Equal("EncordInvalidArgument", id));
        Assert.Contains(part, result.Errors[0].Exception.Message);
    }
}
