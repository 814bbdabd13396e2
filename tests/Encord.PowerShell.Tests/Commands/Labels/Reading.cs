
namespace Encord.PowerShell.Tests.Commands.Labels;

/// <summary>Get-EncordObjectInstance and Get-EncordClassificationInstance read, and do nothing else.</summary>
public sealed class Reading
{
    private const string State = "Get-EncordLabelRow -Project $project | ForEach-Object { '{0} {1} {2} {3} {4}' -f $_.DataHash, $_.LabelHash, $_.LabelStatus, $_.WorkflowStage, $_.LastEditedAt }";

    [Fact]
    public async Task A_report_over_a_project_creates_no_labels_and_changes_no_row()
    {
        await using var server = await LabelServer.StartAsync();
        string[] before = [.. server.Run(State).ThrowOnError().Output.Select(line => line.ToString())];
        var expected = server.Run(
            "$loaded = @(Get-EncordLabelRow -Project $project -InitializedOnly | Initialize-EncordLabelRow); \"$(@($loaded | Get-EncordObjectInstance).Count) $(@($loaded | Get-EncordClassificationInstance).Count)\"")
            .ThrowOnError().Single<string>();
        server.Emulator.RequestLog.Clear();

        var read = server.Run("\"$(@($rows | Get-EncordObjectInstance).Count) $(@($rows | Get-EncordClassificationInstance).Count)\"").ThrowOnError();

        Assert.Contains(before, row => row.Split(' ')[1].Length == 0);
        Assert.Equal(expected, read.Single<string>());
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(0, server.Count("labelrow", "PUT"));
        Assert.Equal(before, server.Run(State).ThrowOnError().Output.Select(line => line.ToString()));
    }

    [Fact]
    public async Task Rows_are_read_in_bundles_and_come_in_the_order_of_the_input()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("$some = @($rows | Where-Object IsInitialized)[0..9]; $some | Get-EncordObjectInstance -BundleSize 4 | ForEach-Object DataHash").ThrowOnError();

        Assert.Equal(3, server.Count("labelrow", "GET"));
        string[] order = [.. server.Run("$some.DataHash").Output.Select(hash => hash.ToString())];
        string[] read = [.. result.Output.Select(hash => hash.ToString()).Distinct()];
        Assert.True(read.Length > 4);
        Assert.Equal(order.Where(read.Contains), read);
    }

    [Fact]
    public async Task What_is_loaded_is_read_from_memory_with_its_edits()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$row = $images[0] | Initialize-EncordLabelRow; $row | Add-EncordObjectInstance Car -BoundingBox 0, 0, 0.5, 0.5").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        Assert.Equal(0.5, server.Run("$row | Get-EncordObjectInstance").ThrowOnError().Values("Width").Single());
        Assert.Empty(server.Emulator.RequestLog.Requests);
        server.Run("$images[1] | Get-EncordObjectInstance").ThrowOnError();
        Assert.Empty(server.Emulator.RequestLog.Requests);
    }

    [Fact]
    public async Task Bare_hashes_are_looked_up_together_and_one_that_is_not_there_is_an_error_of_its_own()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("$video = $videos[0]; @($video.LabelHash, [guid]::NewGuid(), $videos[1].LabelHash) | Get-EncordObjectInstance -Project $project");

        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Equal(2, result.Texts("LabelHash").Distinct().Count());
        Assert.Equal(1, server.Count("labelrowmetadata", "GET"));
        Assert.Equal(1, server.Count("labelrow", "GET"));
    }

    [Fact]
    public async Task Answers_are_read_by_name_and_are_columns_when_that_is_asked_for()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $car = @($videos[0] | Get-EncordObjectInstance Car)[0]
            $car.Answers.Colour -eq $car.Answers['colour']
            $null -eq $car.Answers.Nothing
            $rows = $videos | Get-EncordObjectInstance -ExpandAnswer | ConvertTo-Csv | ConvertFrom-Csv
            @($rows | Where-Object { $_.Colour }).Count -eq @($videos | Get-EncordObjectInstance | Where-Object { $_.Answers.Colour }).Count
            @($videos | Get-EncordClassificationInstance Weather -ExpandAnswer)[0].Weather -eq @($videos | Get-EncordClassificationInstance Weather)[0].Answer
            """).ThrowOnError();

        Assert.Equal(["True", "True", "True", "True"], result.Output.Select(value => value.ToString()));
    }
}
