
namespace Encord.PowerShell.Tests.Commands.Models;

public sealed class Inference(TrainedServer server) : IClassFixture<TrainedServer>
{
    [Fact]
    public void A_folder_of_pictures_gives_one_row_for_each_car()
    {
        using var shell = server.Shell();
        var result = shell.Run("Invoke-EncordInference $project $training \"$folder/street-*.png\" -Device Cpu", ("folder", server.Folder)).ThrowOnError();

        var cars = server.Scenes.Sum(scene => scene.Cars.Count);
        Assert.InRange(result.Output.Count, cars - 1, cars + 2);
        Assert.All(result.Texts("Name"), name => Assert.Equal("Car", name));
        Assert.Equal(
            Enumerable.Range(0, server.Scenes.Length).Select(i => Path.Combine(server.Folder, $"street-{i}.png")),
            result.Texts("File").Distinct());
        Assert.All(result.Output, row =>
        {
            var x = (double)row.Properties["X"].Value;
            Assert.Equal(x * 320, (double)row.Properties["PixelX"].Value, 1e-9);
            Assert.InRange((double)row.Properties["Confidence"].Value, 0.6, 1);
        });
    }

    [Fact]
    public void Files_come_from_the_pipeline_in_their_order_whatever_the_throttle()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            [System.IO.DirectoryInfo]::new($folder).GetFiles('street-*.png') | ForEach-Object { [pscustomobject]@{ PSPath = $_.FullName } } |
                Invoke-EncordInference -Project $project -TrainingHash $training -ThrottleLimit 1
            [System.IO.DirectoryInfo]::new($folder).GetFiles('street-*.png').FullName | Invoke-EncordInference -Project $project -TrainingHash $training -ThrottleLimit 8
            """,
            ("folder", server.Folder)).ThrowOnError();

        var half = result.Output.Count / 2;
        Assert.NotEqual(0, half);
        Assert.Equal(result.Texts("File").Take(half), result.Texts("File").Skip(half));
        Assert.Equal(result.Texts("X").Take(half), result.Texts("X").Skip(half));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_an_error_about_itself_and_the_others_go_on()
    {
        File.WriteAllText(Path.Combine(server.Folder, "text.png"), "plain text");
        File.WriteAllText(Path.Combine(server.Folder, "empty.png"), "");
        using var shell = server.Shell();

        var result = shell.Run(
            "Invoke-EncordInference $project $training \"$folder/text.png\", \"$folder/none.png\", \"$folder/street-0.png\", \"$folder/empty.png\", \"$folder/nothing-*.png\"",
            ("folder", server.Folder));

        Assert.Equal(["EncordFileTypeNotSupported", "EncordNotFound", "EncordFileTypeNotSupported"], result.ErrorIds);
        Assert.Equal([.. new[] { "text.png", "none.png", "empty.png" }.Select(name => $"{server.Folder}/{name}")], result.Errors.Select(error => error.TargetObject));
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void A_damaged_picture_spoils_no_other_of_its_request()
    {
        var damaged = File.ReadAllBytes(Path.Combine(server.Folder, "street-1.png"))[..200];
        var path = Path.Combine(server.Folder, "street-0b.png");
        File.WriteAllBytes(path, damaged);
        try
        {
            using var shell = server.Shell();
            var result = shell.Run(
                "Invoke-EncordInference $project $training \"$folder/street-0.png\", \"$folder/street-0b.png\", \"$folder/street-2.png\"", ("folder", server.Folder));

            Assert.Equal(["EncordFileTypeNotSupported"], result.ErrorIds);
            Assert.Equal(path, Assert.Single(result.Errors).TargetObject);
            Assert.Equal(server.Scenes[0].Cars.Count + server.Scenes[2].Cars.Count, result.Output.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("-ConfidenceThreshold 1.5", "EncordInvalidArgument")]
    [InlineData("-IouThreshold -0.1", "EncordInvalidArgument")]
    [InlineData("-RdpThreshold 0.5", "EncordInvalidArgument")]
    [InlineData("-FrameRange 5, 4", "EncordDetectionRangeInvalid")]
    [InlineData("-FrameRange 0, 1001", "EncordDetectionRangeInvalid")]
    [InlineData("-FrameRange 3", "EncordDetectionRangeInvalid")]
    public void Wild_thresholds_and_ranges_are_refused_before_anything_is_sent(string parameter, string errorId)
    {
        using var shell = server.Shell();
        var before = server.Emulator.RequestLog.Requests.Count;

        var result = shell.Run($"Invoke-EncordInference $project $training \"$folder/street-0.png\" {parameter}", ("folder", server.Folder));

        Assert.Equal([errorId], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal(before, server.Emulator.RequestLog.Requests.Count);
    }

    [Fact]
    public void Base64_text_and_data_of_the_project_work_too_and_raw_is_the_answer()
    {
        using var shell = server.Shell();
        var texts = shell.Run(
            "Invoke-EncordInference $project $training -Base64 ([Convert]::ToBase64String([IO.File]::ReadAllBytes(\"$folder/street-0.png\")))", ("folder", server.Folder)).ThrowOnError();
        Assert.All(texts.Texts("File"), file => Assert.Equal("0", file));
        Assert.Equal(server.Scenes[0].Cars.Count, texts.Output.Count);

        var data = shell.Run(
            """
            $video = @(Get-EncordLabelRow $project | Where-Object { $_.DataType -eq 'Video' })[0]
            $video | Invoke-EncordInference $project $training -FrameRange 0, 3 -EnableTracking
            """).ThrowOnError();
        Assert.Equal(["0", "1", "2", "3"], data.Texts("Frame").Distinct());
        Assert.True(data.Texts("ObjectHash").Distinct().Count() < data.Output.Count);
        Assert.StartsWith("[{", shell.Run("Invoke-EncordInference $project $training -DataHash $rows[0].DataHash -Raw").ThrowOnError().Single<string>());
    }

    [Fact]
    public void Detections_pipe_into_labels()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $row = @(Get-EncordLabelRow $project | Where-Object { $_.DataType -eq 'Image' -and -not $_.IsInitialized })[0] | Initialize-EncordLabelRow
            $found = $row | Invoke-EncordInference $project $training
            $found | Add-EncordObjectInstance -LabelRow $row -PassThru
            """).ThrowOnError();

        Assert.NotEmpty(result.Output);
        Assert.Equal(shell.Run("$found").Texts("ObjectHash"), result.Texts("ObjectHash"));
        Assert.All(result.Values("ManualAnnotation"), manual => Assert.False((bool)manual!));
        Assert.All(result.Values("Confidence"), confidence => Assert.InRange((double)confidence!, 0.6, 1));
    }

    [Theory]
    [InlineData("$found | Add-EncordObjectInstance -LabelRow $loaded -PassThru")]
    [InlineData("foreach ($one in $found) { $loaded | Add-EncordObjectInstance -Feature $one.Feature -Detection $one -PassThru }")]
    public void Each_detection_goes_to_the_row_of_its_data_and_its_frame(string add)
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $loaded = @(Get-EncordLabelRow $project | Where-Object { $_.DataType -eq 'Image' -and -not $_.IsInitialized })[0..2] | Initialize-EncordLabelRow
            $found = @($loaded | Invoke-EncordInference $project $training)
            
            """ + add).ThrowOnError();

        Assert.NotEmpty(result.Output);
        Assert.True(result.Texts("DataHash").Distinct().Count() > 1);
        Assert.Equal(shell.Run("$found | ForEach-Object { \"$($_.DataHash) $($_.Frame) $($_.ObjectHash)\" }").Output.Select(line => line.ToString()),
            shell.Run("$loaded | Get-EncordObjectInstance | ForEach-Object { \"$($_.DataHash) $($_.Frame) $($_.ObjectHash)\" }").Output.Select(line => line.ToString()));
    }

    [Fact]
    public void A_detection_of_other_data_is_refused_and_the_others_are_added()
    {
        using var shell = server.Shell();
        var result = shell.Run(
            """
            $loaded = @(Get-EncordLabelRow $project | Where-Object { $_.DataType -eq 'Image' -and -not $_.IsInitialized })[0..1] | Initialize-EncordLabelRow
            $found = @($loaded | Invoke-EncordInference $project $training)
            $found | Add-EncordObjectInstance -LabelRow $loaded[0] -PassThru
            """);

        var strange = (int)shell.Run("@($found | Where-Object DataHash -ne $loaded[0].DataHash).Count").Output[0].BaseObject;
        Assert.True(strange > 0);
        Assert.Equal(Enumerable.Repeat("EncordInvalidArgument", strange), result.ErrorIds);
        Assert.All(result.Errors, error => Assert.Equal("Encord.Detection", error.TargetObject.GetType().FullName));
        Assert.Equal(shell.Run("$found.Count").Output[0].BaseObject, result.Output.Count + strange);
    }

    [Fact]
    public void A_training_that_does_not_exist_is_not_found()
    {
        using var shell = server.Shell();
        var result = shell.Run($"Invoke-EncordInference $project {Guid.NewGuid()} \"$folder/street-0.png\"", ("folder", server.Folder));
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
    }
}
