using Encord.Client.Tests.Support;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Commands.Labels;

public sealed class LoadingAndSaving
{
    [Fact]
    public async Task Rows_without_labels_get_some_and_rows_with_labels_are_loaded_in_the_order_of_the_input()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $mixed = @($videos[0]; $images[0]; $videos[1]; $images[1])
            $mixed | Initialize-EncordLabelRow
            """).ThrowOnError();

        Assert.Equal(server.Run("$mixed.DataTitle").Output.Select(title => title.ToString()), result.Texts("DataTitle"));
        Assert.All(result.Values("IsInitialized"), value => Assert.Equal(true, value));
        Assert.Equal((1, 1), (server.Count("labelrow", "GET"), server.Count("labelrow", "PUT")));
    }

    [Fact]
    public async Task What_is_edited_and_saved_is_there_when_loaded_again()
    {
        await using var server = await LabelServer.StartAsync();

        server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.2; w = 0.3; h = 0.4 } -Answer @{ Colour = 'Red'; Lights = 'Head', 'Brake' } -Confidence 0.5
            $row | Add-EncordObjectInstance Road -Polygon @(0, 0), @(1, 0), @(1, 1)
            $row | Add-EncordClassificationInstance Weather Rain
            $row | Save-EncordLabelRow -ValidateBeforeSaving
            """).ThrowOnError();
        var objects = server.Run("Get-EncordObjectInstance -LabelRow $row.LabelHash -Project $project").ThrowOnError();
        var weather = server.Run("Get-EncordClassificationInstance -LabelRow $row.LabelHash -Project $project").ThrowOnError();

        Assert.Equal(["Car", "Road"], objects.Texts("Name"));
        Assert.Equal(["Colour=Red; Lights=Head, Brake", ""], objects.Texts("Answers"));
        Assert.Equal([0.5, 1.0], objects.Values("Confidence"));
        Assert.Equal(["x=0.1 y=0.2 w=0.3 h=0.4", "0,0 1,0 1,1"], objects.Texts("Coordinates"));
        Assert.Equal("Rain", Assert.Single(weather.Texts("Answer")));
        Assert.All(objects.Texts("CreatedBy"), author => Assert.Equal(WellKnown.AdminEmail, author));
    }

    [Fact]
    public async Task Rows_go_out_in_bundles_of_the_size_that_was_asked_for()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("$five = $images[0..4]; $five | Initialize-EncordLabelRow -BundleSize 2 -ThrottleLimit 2 | Save-EncordLabelRow -BundleSize 3 -PassThru");

        result.ThrowOnError();
        Assert.Equal(server.Run("$five.DataTitle").Output.Select(title => title.ToString()), result.Texts("DataTitle"));
        Assert.Equal((3, 2), (server.Count("labelrow", "PUT"), server.Count("labelrow", "POST")));
    }

    [Fact]
    public async Task A_bundle_that_the_server_finds_too_large_is_cut_and_every_row_arrives()
    {
        await using var server = await LabelServer.StartAsync(new EmulatorOptions { LabelLimit = 2 });

        var result = server.Run("$images[0..6] | Initialize-EncordLabelRow | Save-EncordLabelRow -PassThru").ThrowOnError();

        Assert.Equal(7, result.Output.Count);
    }

    [Fact]
    public async Task A_failed_bundle_names_each_of_its_rows_and_the_next_one_goes_out()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$four = $images[0..3] | Initialize-EncordLabelRow").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 500, QueryType = "labelrow", QueryMethod = "POST", Count = 1 });

        var result = server.Run("$four | Save-EncordLabelRow -BundleSize 2 -ThrottleLimit 1 -PassThru");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["EncordServiceUnavailable", "EncordServiceUnavailable"], result.ErrorIds);
        Assert.Equal(
            server.Run("$four[0..1].DataTitle").Output.Select(title => title.ToString()),
            result.Errors.Select(error => error.TargetObject.ToString()));
        Assert.All(result.Errors, error => Assert.Contains("'" + error.TargetObject + "'", error.Exception.Message));
        Assert.All(result.Errors, error => Assert.Equal(500, ((Exception)error.Exception).GetType().GetProperty("StatusCode")!.GetValue(error.Exception)));
    }

    [Fact]
    public async Task Saving_what_was_loaded_with_a_filter_warns_of_what_it_deletes()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("$videos[0..1] | Initialize-EncordLabelRow -ObjectFeatureHash carbox01 | Save-EncordLabelRow").ThrowOnError();

        Assert.Contains("deletes on the server", Assert.Single(result.Warnings));
    }

    [Fact]
    public async Task Stopping_while_bundles_are_under_way_returns_at_once()
    {
        await using var server = await LabelServer.StartAsync();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds, QueryType = "labelrow", QueryMethod = "PUT", Count = null });

        using var loading = server.Shell.Create("$images[0..9] | Initialize-EncordLabelRow -BundleSize 2");
        var running = loading.BeginInvoke();
        await Patience.UntilAsync(() => server.Count("labelrow", "PUT") > 0);

        await Patience.RunAsync(loading.Stop);

        Assert.True(running.IsCompleted);
    }

    [Fact]
    public async Task A_pipeline_that_has_enough_ends_without_an_error()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run("foreach ($once in 1) { $images[0..9] | Initialize-EncordLabelRow -BundleSize 1 -ThrottleLimit 1 | ForEach-Object { $_; break } }").ThrowOnError();

        Assert.Single(result.Output);
    }

    [Fact]
    public async Task A_row_that_someone_else_changed_is_not_overwritten_and_the_others_are_saved()
    {
        var clock = new SteppingClock();
        await using var server = await LabelServer.StartAsync(new EmulatorOptions { Clock = clock });
        server.Run("$mine = $images[0..1] | Initialize-EncordLabelRow; $theirs = Initialize-EncordLabelRow -LabelRow $mine[0].LabelHash -Project $project").ThrowOnError();
        clock.Advance(TimeSpan.FromSeconds(10));
        server.Run("$theirs | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1; $theirs | Save-EncordLabelRow").ThrowOnError();

        var result = server.Run("$mine | Save-EncordLabelRow -PassThru");

        Assert.Equal("EncordConflict", Assert.Single(result.ErrorIds));
        Assert.Contains("changed on the server", result.Errors[0].Exception.Message);
        Assert.Equal(server.Run("$mine[1].DataTitle").Output[0].ToString(), Assert.Single(result.Texts("DataTitle")));
        Assert.Single(server.Run("Get-EncordObjectInstance -LabelRow $mine[0].LabelHash -Project $project").ThrowOnError().Output);

        server.Run("$mine | Save-EncordLabelRow -Force").ThrowOnError();
        Assert.Empty(server.Run("Get-EncordObjectInstance -LabelRow $mine[0].LabelHash -Project $project").ThrowOnError().Output);
    }

    [Fact]
    public async Task A_save_that_could_not_look_for_changes_of_others_says_so()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$mine = $images[0..2] | Initialize-EncordLabelRow; $mine | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 500, QueryType = "labelrowmetadata", QueryMethod = "GET", Count = 1 });

        var result = server.Run("$mine | Save-EncordLabelRow -PassThru").ThrowOnError();

        Assert.Equal(3, result.Output.Count);
        Assert.StartsWith("3 label rows were saved without looking whether somebody else had changed them", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(server.Run("$mine | Add-EncordObjectInstance Car -BoundingBox 0, 0, 0.5, 1; $mine | Save-EncordLabelRow").ThrowOnError().Warnings);
    }

    [Fact]
    public async Task Saving_twice_in_a_row_is_fine()
    {
        await using var server = await LabelServer.StartAsync();

        server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1
            $row | Save-EncordLabelRow
            $row | Add-EncordObjectInstance Car -BoundingBox 0, 0, 0.5, 0.5
            $row | Save-EncordLabelRow
            """).ThrowOnError();

        Assert.Equal(2, server.Run("Get-EncordObjectInstance -LabelRow $row.LabelHash -Project $project").ThrowOnError().Output.Count);
    }

    [Fact]
    public async Task Added_instances_lead_to_their_row_which_is_saved_once()
    {
        await using var server = await LabelServer.StartAsync();

        server.Run(
            """
            $video = $videos[0] | Initialize-EncordLabelRow
            $video | Add-EncordObjectInstance Car -Frame 0, 1, 2 -BoundingBox 0, 0, 1, 1 -PassThru | Save-EncordLabelRow -BundleSize 1
            """).ThrowOnError();

        Assert.Equal(1, server.Count("labelrow", "POST"));
    }

    [Theory]
    [InlineData("$images[0] | Save-EncordLabelRow", "EncordInvalidArgument", "Initialize-EncordLabelRow")]
    [InlineData("$videos[0] | Initialize-EncordLabelRow | Initialize-EncordLabelRow", "EncordInvalidArgument", "-Overwrite")]
    [InlineData("Initialize-EncordLabelRow -LabelRow 99999999-0000-4000-8000-000000000000 -Project $project", "EncordNotFound", "99999999")]
    [InlineData("Initialize-EncordLabelRow -LabelRow 99999999-0000-4000-8000-000000000000", "EncordInvalidArgument", "-Project")]
    [InlineData("Save-EncordLabelRow -LabelRow $videos[0].LabelHash -Project $project", "EncordInvalidArgument", "only a hash")]
    [InlineData("Add-EncordObjectInstance Car -LabelRow $videos[0].LabelHash -Project $project -BoundingBox 0, 0, 1, 1", "EncordInvalidArgument", "-PassThru")]
    public async Task What_cannot_be_done_says_what_to_do(string script, string errorId, string part)
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(script);

        Assert.Equal(errorId, Assert.Single(result.ErrorIds));
        Assert.Contains(part, result.Errors[0].Exception.Message);
    }

    [Theory]
    [InlineData("$images[0..2] | Initialize-EncordLabelRow -WhatIf")]
    [InlineData("$loaded | Save-EncordLabelRow -WhatIf")]
    [InlineData("$videos | Complete-EncordLabelRow -WhatIf")]
    [InlineData("$videos | Open-EncordLabelRow -WhatIf")]
    [InlineData("$videos | Submit-EncordLabelRow -WhatIf")]
    [InlineData("$videos | Set-EncordLabelRowPriority 0.5 -WhatIf")]
    [InlineData("$videos | Set-EncordLabelStatus Labelled -WhatIf")]
    [InlineData("$loaded | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -WhatIf; $loaded | Save-EncordLabelRow -WhatIf")]
    [InlineData("$loaded | Add-EncordClassificationInstance Weather Rain -Force -WhatIf")]
    [InlineData("$loaded | Get-EncordObjectInstance | Remove-EncordObjectInstance -Force -WhatIf")]
    [InlineData("$loaded | Get-EncordClassificationInstance | Remove-EncordClassificationInstance -Force -WhatIf")]
    [InlineData("New-EncordLabelDocument -Project $project -DataHash $images[0].DataHash -WhatIf")]
    [InlineData("$loaded | Get-EncordLabelDocument | Save-EncordLabelDocument -WhatIf")]
    public async Task WhatIf_changes_nothing(string script)
    {
        await using var server = await LabelServer.StartAsync();
        var before = Count("$loaded = $videos[0] | Initialize-EncordLabelRow; ");
        server.Emulator.RequestLog.Clear();

        server.Run(script).ThrowOnError();

        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(before, Count(""));

        string Count(string first) =>
            string.Join(" ", server.Run(first + "@($loaded | Get-EncordObjectInstance).Count; @($loaded | Get-EncordClassificationInstance).Count").ThrowOnError().Output);
    }
}
