
namespace Encord.PowerShell.Tests.Commands.Labels;

public sealed class Instances
{
    [Fact]
    public async Task Every_property_of_an_instance_reads_as_text_for_a_table()
    {
        await using var server = await LabelServer.StartAsync();
        var result = server.Run(
            """
            $loaded = @($rows | Where-Object { $_.IsInitialized }) | Initialize-EncordLabelRow
            $loaded | Get-EncordObjectInstance
            $loaded | Get-EncordClassificationInstance
            """).ThrowOnError();

        Assert.True(result.Output.Count > 100);
        Assert.All(result.Output, item => Assert.All(item.Properties, property =>
        {
            var text = property.Value?.ToString() ?? "";
            Assert.DoesNotContain("System.", text);
            Assert.DoesNotContain("Encord.", text);
        }));
        Assert.Equal(7, result.Texts("Shape").Where(shape => shape is not null).Distinct().Count());
    }

    [Theory]
    [InlineData("$row | Add-EncordObjectInstance Car")]
    [InlineData("Add-EncordObjectInstance Car -LabelRow $row")]
    [InlineData("$row | Add-EncordObjectInstance Car -Frame 0 -Pixel")]
    public async Task An_object_without_a_place_is_an_error_that_lists_the_parameters_for_it(string script)
    {
        await using var server = await LabelServer.StartAsync();
        var result = server.Run("$row = $images[0] | Initialize-EncordLabelRow; " + script);
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.All(
            ["-BoundingBox", "-RotatableBoundingBox", "-Polygon", "-Polyline", "-Point", "-Skeleton", "-Bitmask"],
            parameter => Assert.Contains(parameter, result.Errors[0].Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Instances_pipe_into_the_commands_that_remove_them()
    {
        await using var server = await LabelServer.StartAsync();

        server.Run(
            """
            $video = $videos[0] | Initialize-EncordLabelRow
            $hash = ($video | Add-EncordObjectInstance Car -Frame 0, 1, 2, 3 -BoundingBox 0, 0, 1, 1 -Answer @{ Moving = 'Yes' } -PassThru)[0].ObjectHash
            $video | Get-EncordObjectInstance -ObjectHash $hash -Frame 1, 2 | Remove-EncordObjectInstance
            """).ThrowOnError();
        Assert.Equal(["0", "3"], server.Run("$video | Get-EncordObjectInstance -ObjectHash $hash").ThrowOnError().Texts("Frame"));

        server.Run("$video | Remove-EncordObjectInstance -ObjectHash $hash; $video | Get-EncordClassificationInstance | Remove-EncordClassificationInstance").ThrowOnError();
        Assert.Empty(server.Run("$video | Get-EncordObjectInstance -ObjectHash $hash; $video | Get-EncordClassificationInstance").ThrowOnError().Output);
    }

    [Fact]
    public async Task Coordinates_that_were_read_can_be_given_again()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $source = $rows | Where-Object { $_.DataType -eq 'Image' -and $_.IsInitialized } | Initialize-EncordLabelRow
            $target = $images[0] | Initialize-EncordLabelRow
            foreach ($shape in 'BoundingBox', 'RotatableBoundingBox', 'Polygon', 'Polyline', 'Point', 'Skeleton', 'Bitmask') {
                $instance = @($source | Get-EncordObjectInstance | Where-Object { $_.Shape -eq $shape })[0]
                $coordinates = @{ $shape = $instance.Coordinates }
                $copy = $target | Add-EncordObjectInstance $instance.Name @coordinates -Answer $instance.Answers -PassThru
                if ("$($copy.Coordinates)" -ne "$($instance.Coordinates)" -or "$($copy.Answers)" -ne "$($instance.Answers)") { "$shape differs: $($copy.Coordinates) $($copy.Answers)" }
            }
            $target | Save-EncordLabelRow -ValidateBeforeSaving
            """).ThrowOnError();

        Assert.Empty(result.Output);
        Assert.Equal(7, server.Run("$target | Get-EncordObjectInstance").Output.Count);
    }

    [Theory]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox @{ x = [double]::NaN; y = 0; w = 1; h = 1 }", "EncordInvalidArgument", "NaN")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Frame 5000", "EncordInvalidArgument", "frame 5000")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1", "EncordInvalidArgument", "4 numbers")]
    [InlineData("Add-EncordObjectInstance Car -Polygon @(0, 0), @(1, 0), @(1, 1)", "EncordInvalidArgument", "BoundingBox")]
    [InlineData("Add-EncordObjectInstance Cart -BoundingBox 0, 0, 1, 1", "EncordFeatureNotFound", "Car (carbox01)")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Answer @{ Colour = 'Green' }", "EncordInvalidArgument", "Red (colorred)")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Answer $($loop = @{}; $loop.self = $loop; $loop)", "EncordInvalidArgument", "does it contain itself")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Answer @{ Plate = 5 }", "EncordInvalidArgument", "'Plate' is a text")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0, 0, 1, 1 -Answer @{ 'Which colour' = 'teal' }", "EncordInvalidArgument", "'Colour' is 'Other'")]
    [InlineData("Add-EncordObjectInstance Puddle -Bitmask @{ width = 8; height = 8; rleString = '08' }", "EncordInvalidArgument", "8 × 8")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 10, 20, 30, 40", "EncordInvalidArgument", "use -Pixel")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0.9, 0, 0.2, 1", "EncordInvalidArgument", "-Clip")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0.1, 0.1, -0.1, 0.1", "EncordInvalidArgument", "no area")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 0.1, 0.1, 0, 0.1 -Clip", "EncordInvalidArgument", "no area")]
    [InlineData("Add-EncordObjectInstance Road -Polygon @(0, 0), @(1, 1)", "EncordInvalidArgument", "three points")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 100000, 0, 10, 10 -Pixel", "EncordInvalidArgument", "leaves the picture")]
    [InlineData("Add-EncordObjectInstance Car -BoundingBox 100000, 0, 10, 10 -Pixel -Clip", "EncordInvalidArgument", "no part of it")]
    [InlineData("Add-EncordObjectInstance Car -Range 0-3", "EncordInvalidArgument", "-BoundingBox, -RotatableBoundingBox")]
    [InlineData("Add-EncordClassificationInstance Weather Fog", "EncordInvalidArgument", "no option 'Fog'")]
    [InlineData("Remove-EncordObjectInstance -ObjectHash nobody", "EncordNotFound", "nobody")]
    public async Task What_is_refused_names_row_and_reason_and_sends_nothing(string command, string errorId, string part)
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$video = $videos[0] | Initialize-EncordLabelRow").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        var result = server.Run("$video | " + command);

        Assert.Equal(errorId, Assert.Single(result.ErrorIds));
        Assert.Contains(part, result.Errors[0].Exception.Message);
        Assert.Contains(server.Run("$video.LabelHash").Output[0].ToString(), result.Errors[0].Exception.Message);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Coordinates_in_pixels_are_those_of_the_picture_and_can_be_cut_to_it()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $w = $row.Width; $h = $row.Height
            $row | Add-EncordObjectInstance Car -BoundingBox 0, 0, $w, $h -Pixel -PassThru
            $row | Add-EncordObjectInstance Car -BoundingBox ($w / 4), ($h / 2), $w, 1 -Pixel -Clip -PassThru
            $row | Add-EncordObjectInstance Road -Polygon @(0, 0), @($w, 0), @($w, $h) -Pixel -PassThru
            $row | Add-EncordObjectInstance Car -BoundingBox 0.5, 0.5, 4, 0.25 -Clip -PassThru
            $row | Save-EncordLabelRow -ValidateBeforeSaving
            """).ThrowOnError();

        Assert.Equal([0.0, 0.25, 0.0, 0.5], result.Values("X"));
        Assert.Equal([1.0, 0.75, 1.0, 0.5], result.Values("Width"));
    }

    [Fact]
    public async Task A_document_that_was_loaded_is_saved_whatever_is_in_it_and_the_oddities_are_said()
    {
        await using var server = await LabelServer.StartAsync();

        var result = server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.1, 0.2, 0.2
            $row | Save-EncordLabelRow
            $json = (Get-EncordLabelDocument $project $row.LabelHash).Json.Replace('"x":0.1', '"x":5')
            Save-EncordLabelDocument $project $row.LabelHash $json
            ($row | Initialize-EncordLabelRow -Overwrite | Get-EncordObjectInstance).X
            """).ThrowOnError();

        Assert.Equal(5.0, result.Single<double>());
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("leaves the picture", warning);
        Assert.Contains("saved as it is", warning);
    }

    [Fact]
    public async Task A_second_answer_on_a_frame_is_refused_or_replaces_the_first()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$row = $images[0] | Initialize-EncordLabelRow; $row | Add-EncordClassificationInstance Weather Rain").ThrowOnError();

        Assert.Equal("EncordInvalidArgument", Assert.Single(server.Run("$row | Add-EncordClassificationInstance Weather Sunny").ErrorIds));
        server.Run("$row | Add-EncordClassificationInstance Weather Sunny -Force; $row | Save-EncordLabelRow -ValidateBeforeSaving").ThrowOnError();
        Assert.Equal(["Sunny"], server.Run("$row | Get-EncordClassificationInstance").Texts("Answer"));
    }
}
