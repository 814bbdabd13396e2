
namespace Encord.PowerShell.Tests.Commands.Labels;

public sealed class InstanceEdits
{
    [Fact]
    public async Task A_pipeline_over_rows_that_were_only_read_edits_many_objects_and_saves_each_row_once()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $edited = $rows | Get-EncordObjectInstance Car | Sort-Object Width | Set-EncordObjectInstance -Answer @{ Colour = 'Red' } -PassThru
            $edited.Count
            @($edited | Group-Object LabelHash).Count
            @($edited | Save-EncordLabelRow -PassThru).Count
            """).ThrowOnError();

        var objects = (int)result.Output[0].BaseObject;
        Assert.True(objects > 100);
        Assert.Equal(result.Output[1].ToString(), result.Output[2].ToString());
        Assert.Equal(1, server.Count("labelrow", "POST"));
        var after = server.Run("Get-EncordLabelRow -Project $project | Get-EncordObjectInstance Car | ForEach-Object { $_.Answers.Colour }").ThrowOnError();
        Assert.Equal(Enumerable.Repeat("Red", objects), after.Output.Select(colour => colour.ToString()));
    }

    [Fact]
    public async Task The_first_edit_of_a_row_without_labels_creates_them_but_asking_what_would_happen_does_not()
    {
        await using var server = await LabelServer.StartAsync();

        server.Run("$images[0] | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -WhatIf").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);

        Assert.Equal(1, server.Run(
            """
            $images[0] | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1
            $images[0] | Save-EncordLabelRow
            @(Get-EncordLabelRow -Project $project -DataHash $images[0].DataHash | Get-EncordObjectInstance).Count
            """).ThrowOnError().Single<int>());
    }

    [Fact]
    public async Task Removing_from_rows_that_were_only_read_loads_them()
    {
        await using var server = await LabelServer.StartAsync();

        Assert.Empty(server.Run(
            """
            $videos | Get-EncordObjectInstance | Remove-EncordObjectInstance -PassThru | Save-EncordLabelRow
            Get-EncordLabelRow -Project $project -LabelHash $videos.LabelHash | Get-EncordObjectInstance
            """).ThrowOnError().Output);
        Assert.Equal("EncordNotFound", Assert.Single(server.Run("$images[0] | Remove-EncordObjectInstance Car").ErrorIds));
    }

    [Fact]
    public async Task One_instance_that_cannot_be_edited_is_an_error_by_name_and_the_others_are_edited()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $video = $videos[0] | Initialize-EncordLabelRow
            $cars = $video | Get-EncordObjectInstance Car -Frame 0, 1, 2
            $gone = $cars[0]
            $video | Remove-EncordObjectInstance -ObjectHash $gone.ObjectHash -Frame $gone.Frame
            $cars | Set-EncordObjectInstance -BoundingBox 0.25, 0.25, 0.5, 0.5 -PassThru
            """);

        Assert.Equal("EncordNotFound", Assert.Single(result.ErrorIds));
        Assert.Contains("frame 0", result.Errors[0].Exception.Message);
        Assert.Contains("Nothing was changed for 'Car frame 0'", result.Errors[0].Exception.Message);
        Assert.Equal("ObjectInstance", result.Errors[0].TargetObject.GetType().Name);
        Assert.Equal(server.Run("$cars.Count - 1").Single<int>(), result.Output.Count);
        Assert.All(result.Values("X"), x => Assert.Equal(0.25, x));
    }

    [Fact]
    public async Task An_object_of_a_row_that_was_loaded_again_without_it_is_an_error()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $car = $row | Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -PassThru
            $row = $row | Initialize-EncordLabelRow -Overwrite
            $car | Set-EncordObjectInstance -Answer @{ Colour = 'Red' }
            """);

        Assert.Equal("EncordNotFound", Assert.Single(result.ErrorIds));
        Assert.Contains("has no object", result.Errors[0].Exception.Message);
    }

    [Fact]
    public async Task A_wrong_name_in_ten_thousand_edits_asks_for_the_ontology_once_more()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$cars = $rows | Get-EncordObjectInstance Car; $null = $cars | Set-EncordObjectInstance -Answer @{ Colour = 'Red' }").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        var result = server.Run("$cars | Set-EncordObjectInstance -Answer @{ Color = 'Red' }");

        Assert.True(result.ErrorIds.Count > 100);
        Assert.InRange(server.Emulator.RequestLog.Requests.Count, 1, 3);
    }

    [Fact]
    public async Task A_track_is_copied_as_one_object_to_another_row()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $track = @($videos[0] | Get-EncordObjectInstance Car | Group-Object ObjectHash)[0].Group
            $copies = $track | Copy-EncordObjectInstance $videos[1] -PassThru
            "$($track.Frame)" -eq "$($copies.Frame)"
            "$($track.Answers | ForEach-Object { $_.Colour; $_['Which colour']; $_.Moving; $_.Count })" -eq "$($copies.Answers | ForEach-Object { $_.Colour; $_['Which colour']; $_.Moving; $_.Count })"
            @($copies | Group-Object ObjectHash).Count
            $copies[0].ObjectHash -ne $track[0].ObjectHash
            $copies | Save-EncordLabelRow -ValidateBeforeSaving
            $kept = $track | Copy-EncordObjectInstance $videos[1] -KeepHash -PassThru
            $kept[0].ObjectHash -eq $track[0].ObjectHash
            """).ThrowOnError();

        Assert.Equal(["True", "True", "1", "True", "True"], result.Output.Select(value => value.ToString()));
    }

    [Fact]
    public async Task A_copy_into_its_own_frame_under_its_own_hash_is_refused_unless_it_is_forced()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$car = @($videos[0] | Get-EncordObjectInstance Car)[0]").ThrowOnError();

        Assert.Equal("EncordInvalidArgument", Assert.Single(server.Run("$car | Copy-EncordObjectInstance -KeepHash").ErrorIds));
        server.Run("$car | Copy-EncordObjectInstance -KeepHash -Force").ThrowOnError();
    }

    [Fact]
    public async Task Objects_go_to_another_project_by_name_and_what_has_no_place_there_is_named()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $ontology = New-EncordOntology Small -Structure @{ Objects = @(@{ Name = 'car'; Shape = 'BoundingBox'; Attributes = @(@{ Name = 'colour'; Options = 'red', 'blue' }, @{ Name = 'Moving'; Options = 'Yes', 'No' }) }) }
            $other = New-EncordProject Small -Dataset @($project | Get-EncordDataset)[0] -Ontology $ontology
            $target = @(Get-EncordLabelRow $other)[0]
            $cars = @($rows | Where-Object { $_.DataType -eq 'Image' } | Get-EncordObjectInstance Car)
            $copies = $cars | Copy-EncordObjectInstance $target -PassThru
            $copies.Count + $Error.Count -eq $cars.Count
            @($copies | Where-Object { $_.ProjectHash -ne $other.ProjectHash -or $_.Answers.colour -notin 'red', 'blue', $null }).Count
            $copies | Save-EncordLabelRow -ValidateBeforeSaving
            @(Get-EncordLabelRow $other -InitializedOnly | Get-EncordObjectInstance).Count -eq $copies.Count
            """);

        Assert.Equal(["True", "0", "True"], result.Output.Select(value => value.ToString()));
        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.Contains("have no place in 'car'", error.Exception.Message));
    }

    [Theory]
    [InlineData("$car | Set-EncordObjectInstance", "nothing to change")]
    [InlineData("$car | Set-EncordObjectInstance -BoundingBox $car -Pixel", "Leave -Pixel out")]
    [InlineData("$car | Set-EncordObjectInstance -Feature Road", "cannot become a 'Road'")]
    [InlineData("$car | Set-EncordObjectInstance -Range 0-3", "ranges are for audio and text")]
    [InlineData("$car | Set-EncordObjectInstance -Polygon @(0, 0), @(1, 0), @(1, 1)", "the coordinates are those of a Polygon")]
    [InlineData("$car | Copy-EncordObjectInstance -Frame 4000", "there is no such frame")]
    [InlineData("$car | Copy-EncordObjectInstance $car.LabelHash", "-PassThru")]
    [InlineData("$car | Copy-EncordObjectInstance -FeatureMap @{ Car = 'Tram' }", "no object 'Tram'")]
    [InlineData("$videos[0] | Get-EncordClassificationInstance | Set-EncordClassificationInstance -Frame 4000", "there is no such frame")]
    [InlineData("$videos[0] | Get-EncordClassificationInstance | Set-EncordClassificationInstance Fog", "no option 'Fog'")]
    public async Task What_is_refused_says_why_and_changes_nothing(string command, string part)
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$null = $videos[0] | Initialize-EncordLabelRow; $car = @($videos[0] | Get-EncordObjectInstance Car)[0]; $before = \"$($videos[0] | Get-EncordObjectInstance | ForEach-Object { $_.Coordinates; $_.Answers })\"").ThrowOnError();

        Assert.Contains(part, server.Run(command).Errors[0].Exception.Message);

        Assert.True(server.Run("$before -eq \"$($videos[0] | Get-EncordObjectInstance | ForEach-Object { $_.Coordinates; $_.Answers })\"").Single<bool>());
    }
}
