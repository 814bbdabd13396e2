using Encord.PowerShell.Tests.Commands.Labels;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Algorithms;

public sealed class LabelAlgorithms(SampleServer sample)
{
    private const string KeyFrames =
        """
        $keys = @{
            0 = @{ objects = @(@{ objectHash = 'obj00001'; featureHash = 'carbox01'; boundingBox = @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 } }) }
            4 = @(@{ objectHash = 'obj00001'; featureHash = 'carbox01'; boundingBox = @{ x = 0.5; y = 0.1; w = 0.2; h = 0.2 } })
        }
        """;

    private static ShellResult Run(Shell shell, string script) => shell.Run(KeyFrames + "\n" + script);

    private static (double X, double Y, double Width, double Height) BoxOf(ShellResult result)
    {
        double Side(string name) => Math.Round((double)Assert.Single(result.Values(name))!, 9);
        return (Side("X"), Side("Y"), Side("Width"), Side("Height"));
    }

    [Fact]
    public void Key_frames_are_filled_to_flat_rows()
    {
        using var shell = Shell.Connected(sample.Address);
        var result = Run(shell, "Invoke-EncordInterpolation -Project 'Street scenes' -KeyFrame $keys -ObjectHash obj00001").ThrowOnError();

        Assert.Equal(["0", "1", "2", "3", "4"], result.Texts("Frame"));
        Assert.Equal([0.1, 0.2, 0.3, 0.4, 0.5], result.Values("X").Select(x => Math.Round((double)x!, 9)));
        Assert.Equal(["True", "False", "False", "False", "True"], result.Texts("ManualAnnotation"));
        Assert.StartsWith("{\"0\":", Run(shell, "Invoke-EncordInterpolation 'Street scenes' $keys obj00001 -Raw").ThrowOnError().Single<string>());
    }

    [Fact]
    public void Polygons_get_the_boxes_around_them()
    {
        using var shell = Shell.Connected(sample.Address);
        var result = shell.Run(
            """
            $frames = @{ 3 = @(@{ objectHash = 'obj00002'; featureHash = 'roadpol1'; polygon = @{ 0 = @{ x = 0.1; y = 0.1 }; 1 = @{ x = 0.5; y = 0.2 }; 2 = @{ x = 0.3; y = 0.6 } } }) }
            Invoke-EncordBoundingBoxFitting 'Street scenes' $frames -Width 100 -Height 50
            """).ThrowOnError();

        Assert.Equal(["3"], result.Texts("Frame"));
        Assert.Equal(["BoundingBox"], result.Texts("Shape"));
        Assert.Equal((0.1, 0.1, 0.4, 0.5), BoxOf(result));
    }

    [Theory]
    [InlineData("Invoke-EncordInterpolation 'Street scenes' @{} obj00001")]
    [InlineData("Invoke-EncordInterpolation 'Street scenes' @{ first = @() } obj00001")]
    [InlineData("Invoke-EncordInterpolation 'Street scenes' @{ 0 = 'text' } obj00001")]
    [InlineData("Invoke-EncordInterpolation 'Street scenes' @{ 0 = @(@{ objectHash = 'o'; polygon = @{} }); 2 = @(@{ objectHash = 'o'; polygon = @{} }) } o")]
    public void Frames_that_are_none_are_refused(string script)
    {
        using var shell = Shell.Connected(sample.Address);
        Assert.Equal(["EncordInvalidArgument"], shell.Run(script).ErrorIds);
    }

    [Fact]
    public async Task Key_frames_of_a_label_row_are_filled_in_the_row_and_saved()
    {
        await using var server = await LabelServer.StartAsync();
        var result = server.Run(
            """
            $video = $videos[0] | Initialize-EncordLabelRow
            $hash = ($video | Add-EncordObjectInstance Car -Frame 0 -BoundingBox 0, 0, 0.2, 0.2 -PassThru).ObjectHash
            $video | Add-EncordObjectInstance Car -Frame 10 -BoundingBox 0.5, 0, 0.2, 0.2 -ObjectHash $hash
            $video | Invoke-EncordInterpolation -ObjectHash $hash | Save-EncordLabelRow
            $again = Get-EncordLabelRow $project -DataHash $video.DataHash | Initialize-EncordLabelRow
            $again | Get-EncordObjectInstance -ObjectHash $hash
            """).ThrowOnError();

        Assert.Equal(Enumerable.Range(0, 11), result.Values("Frame").Cast<int>());
        Assert.Equal(0.25, (double)result.Values("X")[5]!, 1e-9);
        Assert.Equal(["True", "False", "True"], new[] { 0, 5, 10 }.Select(frame => result.Texts("ManualAnnotation")[frame]));
    }

    [Fact]
    public async Task Boxes_are_fitted_around_the_shapes_of_a_label_row()
    {
        await using var server = await LabelServer.StartAsync();
        var result = server.Run(
            """
            $row = $images[0] | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Road -Polygon 0.1, 0.1, 0.5, 0.2, 0.3, 0.6
            $row | Invoke-EncordBoundingBoxFitting -Feature Car | Get-EncordObjectInstance -Feature Car
            """).ThrowOnError();

        Assert.Equal((0.1, 0.1, 0.4, 0.5), BoxOf(result));
        Assert.Equal(["EncordInvalidArgument"], server.Run("$row | Invoke-EncordBoundingBoxFitting -Feature Road").ErrorIds);
        Assert.Equal(["EncordNotFound"], server.Run("$row | Invoke-EncordInterpolation -ObjectHash nothere1").ErrorIds);
    }
}
