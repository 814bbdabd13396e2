using System.Globalization;
using System.Management.Automation;
using Encord.PowerShell.Tests.Coco;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

public sealed class YoloExport : IAsyncLifetime
{
    private CocoFixture _fixture = null!;

    public async ValueTask InitializeAsync() => _fixture = await CocoFixture.StartAsync();

    public async ValueTask DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public void Boxes_are_those_around_the_objects_to_six_decimals()
    {
        Label();
        var result = Export("-Task Detect");

        var read = new YoloFolder(_fixture.PathOf("out")).Read("train");
        var compared = 0;
        foreach (var instance in Instances().Where(instance => Text(instance, "Shape") is not ("Polyline" or "Point")))
        {
            (var left, var top, var right, var bottom) = BoxOf(instance);
            double[] expected = [(left + right) / 2, (top + bottom) / 2, right - left, bottom - top];
            Assert.Contains(read[StemOf(instance)], line => line.Class == Text(instance, "Name") && line.Numbers.Length == 4 && Close(expected, line.Numbers));
            compared++;
        }

        Assert.Equal(compared, result.Objects);
        Assert.Equal(compared, read.Values.Sum(lines => lines.Count));
        Assert.Equal(2, result.LeftOut.Where(one => one.Kind == "Object").Sum(one => one.Count));
        Assert.Equal(["Apple", "Pear", "Plum", "Picker", "Crate"], File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "classes.txt")));
    }

    [Fact]
    public void An_outline_with_parts_and_holes_is_one_ring_that_covers_the_same_area()
    {
        Label();
        Export("-Task Segment");

        var first = new YoloFolder(_fixture.PathOf("out")).Read("train")["bench-000000"];
        Assert.All(first, line => Assert.True(line.Numbers.Length >= 6 && line.Numbers.Length % 2 == 0));
        Assert.Equal(100 + 5000, AreaOf(first.Single(line => line.Class == "Pear").Numbers), 0.05);
        Assert.Equal(5, AreaOf(first.Single(line => line.Class == "Plum").Numbers), 0.05);
        Assert.Equal(50 * 25.5, AreaOf(first.Single(line => line.Class == "Apple").Numbers), 0.5);

        // A ring of eight pixels around one that is not set.
        var second = new YoloFolder(_fixture.PathOf("out")).Read("train")["bench-000001"];
        Assert.Equal(8, AreaOf(second.Single(line => line.Class == "Pear").Numbers), 0.05);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(359)]
    public void Corners_of_a_turned_box_are_turned_in_pixels(double degrees)
    {
        var path = _fixture.Write("""{"id":7,"image_id":1,"category_id":7,"bbox":[80,30,40,20],"attributes":{"rotation":DEGREES}}""".Replace("DEGREES", degrees.ToString(CultureInfo.InvariantCulture)));
        _fixture.Import(path).ThrowOnError();
        Export("-Task Obb");

        var numbers = Assert.Single(new YoloFolder(_fixture.PathOf("out")).Read("train")["bench-000000"]).Numbers;
        Assert.Equal(8, numbers.Length);
        var radians = degrees * Math.PI / 180;
        double[] corners = [.. new[] { (-20, -10), (20, -10), (20, 10), (-20, 10) }.SelectMany(corner => new[]
        {
            (100 + (corner.Item1 * Math.Cos(radians)) - (corner.Item2 * Math.Sin(radians))) / 200,
            (40 + (corner.Item1 * Math.Sin(radians)) + (corner.Item2 * Math.Cos(radians))) / 100,
        })];
        Assert.True(Close(corners, numbers), string.Join(" ", numbers));
    }

    [Fact]
    public void Points_of_a_skeleton_have_the_order_of_the_template_and_invisible_ones_are_zero()
    {
        Label();
        Export("-Task Pose");

        var yaml = File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "data.yaml"));
        Assert.Contains("kpt_shape: [3, 3]", yaml);
        Assert.DoesNotContain(yaml, line => line.StartsWith("flip_idx", StringComparison.Ordinal));
        var numbers = Assert.Single(new YoloFolder(_fixture.PathOf("out")).Read("train")["bench-000001"]).Numbers;
        Assert.Equal(4 + 9, numbers.Length);
        Assert.True(Close([0.1, 0.2, 1, 0.2, 0.3, 2, 0, 0, 0], numbers[4..]), string.Join(" ", numbers));
        Assert.True(numbers[0] - (numbers[2] / 2) <= 0.1 && numbers[0] + (numbers[2] / 2) >= 0.2);
    }

    [Fact]
    public void A_row_without_labels_is_not_an_empty_picture()
    {
        _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -DataTitle 'bench-000003.jpg' | Initialize-EncordLabelRow | Save-EncordLabelRow").ThrowOnError();

        var result = Run("-Task Detect");

        Assert.Equal("", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_fixture.PathOf("out"), "labels", "train")))));
        var written = ExportOutcome.Of(result.ThrowOnError());
        Assert.Equal((1L, 0L), (written.Images, written.Objects));
        Assert.Contains(written.LeftOut, one => one.Kind == "LabelRow" && one.Count == 11 && one.Reason.Contains("not initialised", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.Contains("11 label rows were not written", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_without_objects_are_left_out_when_asked_and_counted()
    {
        Label();

        var result = Export("-Task Pose -ExcludeEmpty");

        Assert.Equal(1, result.Images);
        Assert.Contains(result.LeftOut, one => one.Kind == "Image" && one.Reason.Contains("-ExcludeEmpty"));
        Assert.Single(Directory.GetFiles(Path.Combine(_fixture.PathOf("out"), "labels", "train")));
    }

    [Fact]
    public void Frames_of_a_video_are_named_by_their_numbers_and_a_step_passes_by()
    {
        Label();

        var result = Export("-FrameStep 2");

        string[] names = [.. Directory.GetFiles(Path.Combine(_fixture.PathOf("out"), "labels", "train")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];
        Assert.Contains("drive_000002", names);
        Assert.Contains("drive_000004", names);
        Assert.DoesNotContain("drive_000003", names);
        Assert.Contains("walk_000000", names);
        Assert.DoesNotContain("walk_000001", names);
        Assert.Contains(result.LeftOut, one => one.Kind == "Object" && one.Reason.Contains("-FrameStep 2"));
    }

    [Fact]
    public void Classes_are_merged_renamed_and_left_out()
    {
        Label();

        var result = Export("-ClassMap @{ Pear = 'Apple'; Crate = 'Box'; Picker = $null }");

        YoloFolder folder = new(_fixture.PathOf("out"));
        Assert.Equal(["Apple", "Plum", "Box"], folder.Names);
        Assert.Contains(result.LeftOut, one => one.Reason == "-ClassMap leaves out 'Picker'" && one.Count == 1);
        Assert.Contains(folder.Read("train")["bench-000001"], line => line.Class == "Apple");
    }

    [Theory]
    [InlineData("-ClassMap @{ Pear = 'Pear' }", "changes nothing")]
    [InlineData("-ClassMap @{ }", "empty")]
    [InlineData("-ClassMap @{ Cherry = 'Apple' }", "'Cherry'")]
    [InlineData("-ClassMap @{ Stalk = 'Apple' }", "'Stalk'")]
    [InlineData("-Class Apple, Pear", "Not in -Class")]
    [InlineData("-Class Apple, Pear, Plum, Picker, Crate, Cherry", "Not in the ontology: 'Cherry'")]
    [InlineData("-Split @{ train = 0.8; val = 0.1 }", "add up to 0.9")]
    [InlineData("-Split @{ train = 2; val = -1 }", "between 0 and 1")]
    [InlineData("-Split @{ 'a/b' = 1 }", "'a/b' cannot be the name of a folder")]
    [InlineData("-Split @{ train = 1 }", "'val'")]
    [InlineData("-Split WorkflowStage", "'WorkflowStage'")]
    [InlineData("-Split DatasetTitle", "'train'")]
    [InlineData("-GroupBy DatasetTitle", "-GroupBy")]
    [InlineData("-NamePattern '{Titel}'", "{Titel}")]
    [InlineData("-Image Link", "-DataPath")]
    [InlineData("-Classification Weather", "-Task Classify")]
    [InlineData("-Task Classify", "the ontology has none")]
    public void What_cannot_be_is_said_before_anything_is_written(string parameters, string words)
    {
        Label();

        var result = Run(parameters);

        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Contains(words, result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_fixture.PathOf("out")));
    }

    [Fact]
    public void A_class_file_of_an_earlier_export_keeps_the_numbers()
    {
        Label();
        Export("");
        var classes = Path.Combine(_fixture.PathOf("out"), "classes.txt");
        File.WriteAllLines(_fixture.PathOf("reversed.txt"), File.ReadAllLines(classes).Reverse());

        Run($"-Class '{_fixture.PathOf("reversed.txt")}' -Force").ThrowOnError();

        Assert.Equal(["Crate", "Picker", "Plum", "Pear", "Apple"], new YoloFolder(_fixture.PathOf("out")).Names);
    }

    [Fact]
    public void Splits_come_of_the_data_hash_alone_or_of_what_the_user_says()
    {
        Label();
        _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("hashed")}' -Split @{{ train = 0.5; val = 0.5 }}").ThrowOnError();
        var rows = _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project}").Output
            .ToDictionary(row => Path.GetFileNameWithoutExtension(Text(row, "DataTitle")), row => Text(row, "DataHash"));
        foreach (var split in new[] { "train", "val" })
        {
            var list = Path.Combine(_fixture.PathOf("hashed"), "ImageSets", "Main", split + ".txt");
            foreach (var stem in File.Exists(list) ? File.ReadAllLines(list) : [])
            {
                var hash = rows.Single(row => stem == row.Key || stem.StartsWith(row.Key + "_", StringComparison.Ordinal)).Value;
                var digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(hash));
                Assert.Equal(digest[0] < 128 ? "train" : "val", split);
            }
        }

        Run("-Split { if ($_.DataType -eq 'Image') { 'train' } else { 'val' } } -Force").ThrowOnError();
        Assert.All(new YoloFolder(_fixture.PathOf("out")).Read("val").Keys, stem => Assert.DoesNotContain("bench", stem, StringComparison.Ordinal));
        Assert.DoesNotContain(new YoloFolder(_fixture.PathOf("out")).Read("train").Keys, stem => stem.Contains("walk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_run_writes_the_same_bytes_also_with_decimal_commas()
    {
        Label();
        _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("voc")}' -Split @{{ train = 0.5; val = 0.5 }}").ThrowOnError();
        Export("-Task Segment");
        _fixture.Shell.Run("$culture = [cultureinfo]::InvariantCulture.Clone(); $culture.NumberFormat.NumberDecimalSeparator = ','; [System.Threading.Thread]::CurrentThread.CurrentCulture = $culture").ThrowOnError();

        _fixture.Shell.Run($"Export-EncordYoloLabel {_fixture.Project} '{_fixture.PathOf("again")}' -Task Segment").ThrowOnError();
        _fixture.Shell.Run($"Export-EncordVocLabel {_fixture.Project} '{_fixture.PathOf("voc again")}' -Split @{{ val = 0.5; train = 0.5 }}").ThrowOnError();

        Assert.Equal(Digests("out"), Digests("again"));
        Assert.Equal(Digests("voc"), Digests("voc again"));
    }

    [Fact]
    public void A_folder_with_something_in_it_wants_force_and_what_an_earlier_export_wrote_goes()
    {
        Label();
        Export("");
        File.WriteAllText(Path.Combine(_fixture.PathOf("out"), "mine.txt"), "mine");
        File.WriteAllText(Path.Combine(_fixture.PathOf("out"), "labels", "train.cache"), "old");

        Assert.Equal(["EncordInvalidArgument"], Run("-Task Pose").ErrorIds);
        var result = Run("-Task Pose -ExcludeEmpty -Force").ThrowOnError();

        Assert.Single(Directory.GetFiles(Path.Combine(_fixture.PathOf("out"), "labels", "train")));
        Assert.False(File.Exists(Path.Combine(_fixture.PathOf("out"), "labels", "train.cache")));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_fixture.PathOf("out"), "mine.txt")));
        Assert.Contains(result.Warnings, warning => warning.Contains("of an earlier export", StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_says_of_every_file_what_it_is_of()
    {
        Label();
        var result = Export("");

        string[][] lines = [.. File.ReadAllLines(Path.Combine(_fixture.PathOf("out"), "manifest.csv")).Select(line => line.Split(','))];
        var files = Digests("out");
        Assert.Equal(files.Count, result.Files);
        Assert.Equal(files.Keys.Where(name => name != "manifest.csv"), lines.Skip(1).Select(line => line[0]).Order(StringComparer.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Equal(files[line[0]], line[11]));
        Assert.All(lines.Skip(1).Where(line => line[0].StartsWith("labels/", StringComparison.Ordinal)), line => Assert.True(Guid.TryParse(line[2], out _)));
    }

    [Fact]
    public void What_if_says_what_would_be_and_writes_nothing()
    {
        Label();
        _fixture.Emulator.RequestLog.Clear();

        var result = Run("-Split { if ($_.DataType -eq 'Image') { 'train' } else { 'val' } } -WhatIf").ThrowOnError();

        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(_fixture.PathOf("out")));
        Assert.Equal(0, _fixture.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public void A_row_that_is_damaged_is_an_error_and_the_others_are_written()
    {
        Label();
        _fixture.Emulator.Faults.Add(new Encord.Emulator.Fault { Kind = Encord.Emulator.FaultKind.Status, Status = 400, QueryType = "labelrow", QueryMethod = "GET", Count = 1 });

        var result = Run("-BundleSize 1");

        Assert.Single(result.Errors);
        Assert.Equal(1, ExportOutcome.Of(result)["Failed"]);
        Assert.True(ExportOutcome.Of(result).Images > 0);
    }

    /// <summary>Every shape on the first picture, and a bit more on others.</summary>
    internal static void Label(CocoFixture fixture)
    {
        var path = fixture.Write(
            """{"id":1,"image_id":1,"category_id":1,"bbox":[20.25,10,50,25.5]}""",
            """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,20,0,20,10],[100,50,200,50,200,100,100,100]]}""",
            """{"id":3,"image_id":1,"category_id":3,"segmentation":{"size":[100,200],"counts":[101,2,97,3,19797]}}""",
            """{"id":4,"image_id":1,"category_id":4,"segmentation":[[0,0,20,10,40,50]]}""",
            """{"id":5,"image_id":1,"category_id":5,"keypoints":[100,50,2]}""",
            """{"id":7,"image_id":1,"category_id":7,"bbox":[20,20,50,25],"attributes":{"rotation":33.5}}""",
            """{"id":8,"image_id":2,"category_id":2,"segmentation":{"size":[100,200],"counts":[0,3,97,1,1,1,97,3,19797]}}""",
            """{"id":9,"image_id":2,"category_id":1,"bbox":[0,0,200,100]}""");
        fixture.Import(path).ThrowOnError();
        fixture.Shell.Run($$"""
            $rows = Get-EncordLabelRow {{fixture.Project}} | Where-Object DataTitle -in walk, drive.mp4, bench-000001.jpg | Initialize-EncordLabelRow
            $rows | Where-Object DataTitle -eq drive.mp4 | Add-EncordObjectInstance -Feature Apple -Frame 2, 3, 4 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Where-Object DataTitle -eq bench-000001.jpg | Add-EncordObjectInstance -Feature Picker -Frame 0 -Skeleton @(
                @{ Name = 'foot'; X = 0.3; Y = 0.4; Visibility = 'Invisible' }, @{ Name = 'head'; X = 0.1; Y = 0.2; Visibility = 'SelfOccluded' }, @{ Name = 'hip'; X = 0.2; Y = 0.3 })
            $rows | Where-Object DataTitle -eq walk | Add-EncordObjectInstance -Feature Apple -Frame 1 -BoundingBox 0.1, 0.2, 0.3, 0.4
            $rows | Save-EncordLabelRow
            """).ThrowOnError();
    }

    private void Label() => Label(_fixture);

    private ShellResult Run(string parameters) => _fixture.Shell.Run($"Export-EncordYoloLabel {_fixture.Project} '{_fixture.PathOf("out")}' {parameters}");

    private ExportOutcome Export(string parameters) => ExportOutcome.Of(Run(parameters).ThrowOnError());

    private IReadOnlyList<PSObject> Instances() => _fixture.Shell.Run($"Get-EncordLabelRow {_fixture.Project} -InitializedOnly | Get-EncordObjectInstance").ThrowOnError().Output;

    private static string StemOf(PSObject instance) => Path.GetFileNameWithoutExtension(Text(instance, "DataTitle"))
        + (Text(instance, "DataTitle") is "walk" or "drive.mp4" ? "_" + ((int)instance.Properties["Frame"].Value).ToString("D6", CultureInfo.InvariantCulture) : "");

    private static string Text(PSObject instance, string property) => (string)instance.Properties[property].Value;

    private static double Number(PSObject instance, string property) => (double)instance.Properties[property].Value;

    /// <summary>By hand, for pictures of 200 × 100.</summary>
    private static (double Left, double Top, double Right, double Bottom) BoxOf(PSObject instance)
    {
        (var x, var y, var width, var height) = (Number(instance, "X"), Number(instance, "Y"), Number(instance, "Width"), Number(instance, "Height"));
        switch (Text(instance, "Shape"))
        {
            case "RotatableBoundingBox":
                var radians = Number(instance, "Theta") * Math.PI / 180;
                var across = ((width * 200 * Math.Abs(Math.Cos(radians))) + (height * 100 * Math.Abs(Math.Sin(radians)))) / 200;
                var down = ((width * 200 * Math.Abs(Math.Sin(radians))) + (height * 100 * Math.Abs(Math.Cos(radians)))) / 100;
                return (x + ((width - across) / 2), y + ((height - down) / 2), x + ((width + across) / 2), y + ((height + down) / 2));
            case "Skeleton":
                // The third point, at 0.3, 0.4, is invisible.
                return (0.1, 0.2, 0.2, 0.3);
            default:
                return (x, y, x + width, y + height);
        }
    }

    private static bool Close(double[] expected, double[] actual) => expected.Length == actual.Length && expected.Zip(actual).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-6);

    /// <summary>The area that a ring encloses, in pixels of 200 × 100.</summary>
    private static double AreaOf(double[] numbers)
    {
        double sum = 0;
        for (var i = 0; i < numbers.Length; i += 2)
        {
            var next = (i + 2) % numbers.Length;
            sum += (numbers[i] * 200 * numbers[next + 1] * 100) - (numbers[next] * 200 * numbers[i + 1] * 100);
        }

        return Math.Abs(sum) / 2;
    }

    private SortedDictionary<string, string> Digests(string name) => new(
        Directory.GetFiles(_fixture.PathOf(name), "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(_fixture.PathOf(name), file).Replace('\\', '/'),
            file => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);
}
