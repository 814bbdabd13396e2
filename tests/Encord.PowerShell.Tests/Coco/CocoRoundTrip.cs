using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.PowerShell.Tests.Coco;

/// <summary>What the module can save it can export and import again, equal.</summary>
public sealed class CocoRoundTrip(FieldProject field) : IClassFixture<FieldProject>
{
    private const string Classes = "Box: bounding_box, Turned: rotatable_bounding_box, Area: polygon, Line: polyline, Spot: point, Person: skeleton, Mask: bitmask";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_projects_come_back_as_they_were(int seed)
    {
        var random = new Random(seed);
        var project = await field.CreateAsync(
            Classes,
            ["a.png 200x100", "a.png 64x48", "batch_1/000006.png 30x20", "walk [a.png 200x100, 000006.png 40x30]"],
            ["a.png 200x100", "batch_2/000006.png 31x17", "drive.mp4 64x48 12", "7.png 20x20"],
            ["A.png 20x10", "drive.avi 64x48 12", "drive.mp4 64x48 12"]);
        Label(project, random);
        var before = field.Objects(project);
        var path = Path.Combine(Path.GetDirectoryName(field.Write("x"))!, "out.json");

        var exported = field.Shell.Run($"Export-EncordCocoLabel {project} '{path}' -IncludeVideo").ThrowOnError();

        Assert.Empty(exported.Warnings);
        Assert.Equal((long)before.Count, Assert.Single(exported.Values("Annotations")));
        using (var file = JsonDocument.Parse(File.ReadAllText(path)))
        {
            string[] names = [.. file.RootElement.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("file_name").GetString()!)];
            Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }

        // Into the project that it is of.
        var same = field.Import(project, path).ThrowOnError();
        Assert.Empty(same.Warnings);
        Assert.Equal((0L, (long)before.Count, 0L), (Assert.Single(same.Values("Added")), Assert.Single(same.Values("Unchanged")), Assert.Single(same.Values("Different"))));

        // And into its empty rows.
        Clear(project);
        Assert.Empty(field.Objects(project));
        var back = field.Import(project, path).ThrowOnError();
        Assert.Empty(back.Warnings);
        Assert.Equal((long)before.Count, Assert.Single(back.Values("Added")));
        Assert.Equal(before.Select(Rounded).Order(StringComparer.Ordinal), field.Objects(project).Select(Rounded).Order(StringComparer.Ordinal));

        // Tools drop members that they do not know; names alone find the pictures too, or say that they do not.
        Clear(project);
        var bare = Bare(path);
        var named = field.Import(project, bare).ThrowOnError();
        var missing = named.Warnings.Count == 0 ? 0 : ((IEnumerable<object>)Assert.Single(named.Values("UnmatchedImages"))!).Cast<object>().Sum(image => (long)image.GetType().GetProperty("Annotations")!.GetValue(image)!);
        Assert.Equal(before.Count, (long)Assert.Single(named.Values("Added"))! + missing);
    }

    [Fact]
    public async Task What_an_export_leaves_out_is_said_with_its_reason()
    {
        var project = await field.CreateAsync("Box: bounding_box, Cube: cuboid, Area: polygon", ["a.png 200x100", "drive.mp4 64x48 12"]);
        field.Shell.Run($$"""
            $row = Get-EncordLabelRow {{project}} -DataTitle a.png | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance -Feature Area -Polygon @(0, 0, 0.05, 0, 0.05, 0.1, 0, 0.1)
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        var path = Path.Combine(Path.GetDirectoryName(field.Write("x"))!, "out.json");

        var result = field.Shell.Run($"Get-EncordLabelRow {project} | Export-EncordCocoLabel -Path '{path}'").ThrowOnError();

        Assert.Matches("1 label row is not in the file: .*-IncludeVideo", Assert.Single(result.Warnings));
        Assert.Equal("LabelRow", ((IEnumerable<object>)Assert.Single(result.Values("LeftOut"))!).Select(item => item.GetType().GetProperty("Kind")!.GetValue(item)).Single());

        var twice = field.Shell.Run($"$row = Get-EncordLabelRow {project} -DataTitle a.png; $row, $row | Export-EncordCocoLabel -Path '{path}' -Force").ThrowOnError();
        Assert.Contains("the same row was given before", Assert.Single(twice.Warnings), StringComparison.Ordinal);
        Assert.Equal(1L, Assert.Single(twice.Values("Annotations")));
    }

    /// <summary>Objects of every shape on random frames, at the edges of the pictures and within.</summary>
    private void Label(string project, Random random) => field.Shell.Run($$"""
        function Mask($row, $frame, $squares) {
            $size = if ($row.ImagesData) { $row.ImagesData[$frame] } else { $row }
            $pixels = [bool[]]::new($size.Width * $size.Height)
            for ($i = 0; $i -lt $squares.Count; $i += 3) {
                # The first pixel, the last one, and whatever is between them; a square that is set twice is a hole.
                $left = [int][Math]::Floor($squares[$i] * ($size.Width - 1)); $top = [int][Math]::Floor($squares[$i + 1] * ($size.Height - 1))
                for ($y = $top; $y -le [Math]::Min($top + $squares[$i + 2], $size.Height - 1); $y++) {
                    for ($x = $left; $x -le [Math]::Min($left + $squares[$i + 2], $size.Width - 1); $x++) { $pixels[$y * $size.Width + $x] = -not $pixels[$y * $size.Width + $x] }
                }
            }
            $pixels[0] = $true
            [Encord.Bitmask]::FromPixels($size.Width, $size.Height, $pixels)
        }
        $rows = Get-EncordLabelRow {{project}} -IncludeImagesData | Initialize-EncordLabelRow
        {{string.Join("\n", Enumerable.Range(0, 11).Select(row => $"$row = $rows[{row}]\n" + string.Join("\n", Enumerable.Range(0, 8).Select(_ => Add(random)))))}}
        $rows | Save-EncordLabelRow
        """).ThrowOnError();

    private static string Add(Random random)
    {
        var number = $"({random.Next(12)} % [Math]::Max(1, $row.NumberOfFrames))";
        var frame = "-Frame " + number;
        (var x, var y) = (Edge(random, 0.5), Edge(random, 0.5));
        (var w, var h) = (random.Next(3) == 0 ? 1 - x : 0.3, random.Next(3) == 0 ? 1 - y : 0.2);
        var box = FormattableString.Invariant($"{x}, {y}, {w}, {h}");
        return "$row | Add-EncordObjectInstance " + frame + random.Next(9) switch
        {
            0 => $" -Feature Box -BoundingBox {box}",
            1 => $" -Feature Turned -RotatableBoundingBox {box}, {random.Next(0, 360)}",
            2 => FormattableString.Invariant($" -Feature Area -Polygon @({x}, {y}, {x + w}, {y}, {x + w}, {y + h})"),
            3 => FormattableString.Invariant($" -Feature Line -Polyline @({x}, {y}, {x + w}, {y + h})"),
            5 => FormattableString.Invariant(
                $" -Feature Area -Polygon @(@({x}, {y}, {x + w}, {y}, {x + w}, {y + h}, {x}, {y + h}), @({x + (w / 4)}, {y + (h / 4)}, {x + (w / 2)}, {y + (h / 4)}, {x + (w / 2)}, {y + (h / 2)}))"),
            6 => FormattableString.Invariant(
                $" -Feature Area -Polygon @(@(, @(0, 0, {w / 2}, 0, {w / 2}, {h})), @(@({1 - w}, {1 - h}, 1, {1 - h}, 1, 1), @({1 - (w / 2)}, {1 - (h * 0.9)}, {1 - (w / 4)}, {1 - (h * 0.9)}, {1 - (w / 4)}, {1 - (h * 0.8)})))"),
            7 => FormattableString.Invariant($" -Feature Mask -Bitmask (Mask $row {number} @({x}, {y}, {random.Next(1, 9)}, 1, 1, 0, {random.NextDouble()}, {random.NextDouble()}, 6, 0.5, 0.5, 3, 0.6, 0.6, 1))"),
            4 => FormattableString.Invariant($" -Feature Spot -Point {x}, {y + h}"),
            _ => FormattableString.Invariant(
                $" -Feature Person -Skeleton @(@{{ Name = 'head'; X = {x}; Y = {y} }}, @{{ Name = 'hip'; X = {x + w}; Y = {y} }}, @{{ Name = 'foot'; X = {x}; Y = {y + h}; Visibility = 'Occluded' }})"),
        };
    }

    private static double Edge(Random random, double most) => random.Next(3) == 0 ? 0 : Math.Round(random.NextDouble() * most, 4);

    private void Clear(string project) => field.Shell.Run($$"""
        $rows = Get-EncordLabelRow {{project}} | Initialize-EncordLabelRow
        $rows | ForEach-Object { $_ | Get-EncordObjectInstance | Remove-EncordObjectInstance -Force }
        $rows | Save-EncordLabelRow
        """).ThrowOnError();

    private string Bare(string path)
    {
        var file = JsonNode.Parse(File.ReadAllText(path))!;
        foreach (var image in file["images"]!.AsArray())
        {
            foreach (var member in new[] { "encord", "image_title", "video_title" })
            {
                image!.AsObject().Remove(member);
            }
        }

        return field.Write(file.ToJsonString(), "bare.json");
    }

    /// <summary>Numbers to ten digits: pixels and fractions lose the last ones on the way between them.</summary>
    private static string Rounded(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, @"\d+\.\d+(E-?\d+)?", number => Math.Round(double.Parse(number.Value, CultureInfo.InvariantCulture), 10).ToString(CultureInfo.InvariantCulture));
}
