using Encord.Emulator;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Reports of projects that are not as one expects: empty, one-sided, wide, hostile, or partly unreadable. All of them are good pages.</summary>
public sealed class ReportInput : IClassFixture<ReportInput.Server>
{
    private const string Hostile = "\"><script>alert(1)</script>&amp;\u0007<img src=x onerror=alert(2)>";

    private static readonly string RightToLeft = "\u05D0\u05D1\u05D2 " + new string('x', 200);

    private readonly ExportFixture _fixture;
    private readonly string _path;

    public ReportInput(Server server)
    {
        _fixture = server.Fixture;
        _path = _fixture.PathOf(Guid.NewGuid() + ".html");
    }

    public sealed class Server : IAsyncLifetime
    {
        internal ExportFixture Fixture { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Fixture = await ExportFixture.StartAsync();

        public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
    }

    [Fact]
    public void A_project_without_rows_or_labels_has_a_report()
    {
        var nothing = Add(new SyntheticProject { Title = "Nothing", Datasets = [new SyntheticDataset { Title = "Empty" }] });
        var unlabelled = Add(new SyntheticProject { Title = "Not begun", Images = 3 });

        Assert.Contains("has no label rows", Report(nothing, out _).Section("state"), StringComparison.Ordinal);
        File.Delete(_path);
        var report = Report(unlabelled, out var result);
        Assert.Contains("Nobody has begun 3 label rows of 3.", report.Section("empty"), StringComparison.Ordinal);
        Assert.Contains("There is no picture with labels to show.", report.Section("gallery"), StringComparison.Ordinal);
        Assert.Equal((3, 0, 0), (result["Rows"], result["RowsRead"], result["Gallery"]));
    }

    [Fact]
    public void One_class_and_five_hundred_classes_are_shown()
    {
        var project = Add(new SyntheticProject
        {
            Title = "Wide",
            Objects = [.. Enumerable.Range(0, 500).Select(i => new SyntheticObject { Name = $"Class {i:000}", Shape = "bounding_box" })],
            Datasets = [new SyntheticDataset { Data = [new SyntheticData { Title = "a.png", Width = 20, Height = 10 }] }],
        });
        _fixture.Run($"""
            $row = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance 'Class 007' -BoundingBox 0.1, 0.2, 0.3, 0.4
            $row | Save-EncordLabelRow
            """).ThrowOnError();

        var report = Report(project, out _);

        Assert.Contains("One class has all objects.", report.Section("classes"), StringComparison.Ordinal);
        Assert.Equal(500, report.Lines("Objects by class").Count);
        Assert.Contains("499 classes have no label", report.Section("classes"), StringComparison.Ordinal);
        Assert.Contains("It takes two classes", report.Section("together"), StringComparison.Ordinal);

        _fixture.Run($"""
            $row = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            0..499 | ForEach-Object {"{"} $row | Add-EncordObjectInstance ('Class {"{"}0:000{"}"}' -f $_) -BoundingBox 0.1, 0.2, 0.3, 0.4 {"}"}
            $row | Save-EncordLabelRow
            """).ThrowOnError();
        report = Report(project, out var result, "-Force");
        Assert.Equal(501, result.Objects);
        Assert.Equal(2, report.Numbers("Objects by class")["Class 007"]);
        Assert.Contains("there are 490 more", report.Section("together"), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_users_are_text()
    {
        var project = Add(new SyntheticProject
        {
            Title = Hostile,
            Objects = [new SyntheticObject { Name = Hostile, Shape = "bounding_box" }, new SyntheticObject { Name = RightToLeft, Shape = "polygon" }],
            Datasets =
            [
                new SyntheticDataset { Title = Hostile, Data = [new SyntheticData { Title = Hostile + ".png", Width = 200, Height = 100 }, new SyntheticData { Title = RightToLeft + ".png", Width = 200, Height = 100 }] },
            ],
        });
        _fixture.Run($"""
            Add-EncordOntologyClassification -Project {project} -Name Remark -Type Text | Out-Null
            $rows = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $rows | Add-EncordObjectInstance $name -BoundingBox 0, 0.2, 0.001, 0.4
            $rows | Add-EncordClassificationInstance Remark -Answer $name
            $rows[0] | Add-EncordObjectInstance $other -Polygon (0, 0), (1, 0), (1, 1)
            $rows | Save-EncordLabelRow
            """, ("name", Hostile), ("other", RightToLeft)).ThrowOnError();

        var report = Report(project, out var result);

        Assert.Equal(3, result.Objects);
        Assert.DoesNotContain(report.Root.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "img");
        Assert.DoesNotContain("<script>alert", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0007', report.Text);
        var shown = Hostile.Replace("\u0007", "", StringComparison.Ordinal);
        Assert.Equal(shown, report.Root.Descendants("h1").Single().Value);
        Assert.Equal(2, report.Numbers("Objects by class")[shown]);
        Assert.Equal(1, report.Numbers("Objects by class")[RightToLeft]);
        Assert.Contains("Remark=" + shown, report.Section("gallery"), StringComparison.Ordinal);
        Assert.Contains(RightToLeft, report.Section("gallery"), StringComparison.Ordinal);
        Assert.Contains(shown, report.Section("suspicious"), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_rows_are_counted_and_the_gallery_stays_as_large_as_it_was_asked_for()
    {
        var project = Add(new SyntheticProject { Title = "Many", Images = 1500, Boxes = 3 });

        var report = Report(project, out var result, "-Gallery 7 -NoImage");

        Assert.Equal((1500, 4500, 7, 0), (result["RowsRead"], result.Objects, result["Gallery"], result["ImageFiles"]));
        Assert.Equal(1500, report.Numbers("Objects in a picture")["3 to 5"]);
        Assert.InRange(report.Text.Length, 1, 400_000);
    }

    [Fact]
    public void An_image_that_cannot_be_brought_is_an_error_and_its_labels_are_drawn()
    {
        var project = Add(new SyntheticProject { Title = "Broken", Images = 2, Boxes = 1 });
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 404, Path = "/storage", Count = 2 });

        var run = _fixture.Run($"Export-EncordReport {project} '{_path}'");

        var result = ExportOutcome.Of(run);
        Assert.Single(run.ErrorIds);
        Assert.Equal((2, 1, 1), (result["Gallery"], result["ImageFiles"], result["Failed"]));
        Assert.Contains(result.LeftOut, one => one is { Kind: "ImageFile", Count: 1 });
        Assert.Contains("1 image file was not written", new ReportFile(_path).Section("counting"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_user_may_not_see_is_an_error_and_the_rest_is_reported()
    {
        var project = Add(new SyntheticProject { Title = "Closed", Images = 2, Boxes = 1 });
        _fixture.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 403, Path = "/v2/public/analytics/task-actions", Count = 1 });

        var run = _fixture.Run($"Export-EncordReport {project} '{_path}' -NoImage");

        Assert.Equal(["EncordAccessDenied"], run.ErrorIds);
        Assert.Contains("could not be read", new ReportFile(_path).Section("throughput"), StringComparison.Ordinal);
        Assert.Equal(2, new ReportFile(_path).Numbers("Label rows by stage or status").Values.Sum());
        Assert.Contains(ExportOutcome.Of(run).LeftOut, one => one is { Kind: "Part", Count: 1 });
    }

    [Fact]
    public void What_if_reads_no_label_and_a_file_that_is_there_is_kept()
    {
        var project = Add(new SyntheticProject { Title = "Kept", Images = 1, Boxes = 1 });
        _fixture.Emulator.RequestLog.Clear();
        _fixture.Run($"Export-EncordReport {project} '{_path}' -WhatIf").ThrowOnError();
        Assert.False(File.Exists(_path));
        Assert.DoesNotContain(_fixture.Emulator.RequestLog.Requests, request => request.Target.Contains("analytics", StringComparison.Ordinal));

        File.WriteAllText(_path, "mine");
        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"Export-EncordReport {project} '{_path}'").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"Export-EncordReport {project} '{_fixture.Root}' -Force").ErrorIds);
        Assert.Equal(["EncordNotFound"], _fixture.Run($"Export-EncordReport {project} '{_path}' -Force -DataPath '{_fixture.PathOf("no such folder")}'").ErrorIds);
        Assert.Equal("mine", File.ReadAllText(_path));
        Report(project, out _, "-Force");
        Assert.Empty(Directory.GetFiles(_fixture.Root, "*.partial"));
        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"'{project}', '{Add(new SyntheticProject { Title = "Second" })}' | Export-EncordReport -Path '{_path}' -Force -NoImage").ErrorIds);
    }

    [Fact]
    public void Images_of_a_folder_of_data_are_taken_from_there()
    {
        var project = Add(new SyntheticProject { Title = "Local", Images = 2, Boxes = 1 });
        _fixture.Run($"Get-EncordLabelRow {project} | Export-EncordData '{_fixture.PathOf("local")}'").ThrowOnError();
        _fixture.Emulator.RequestLog.Clear();

        Report(project, out var result, $"-DataPath '{_fixture.PathOf("local")}'");

        Assert.Equal(2, result["ImageFiles"]);
        Assert.DoesNotContain(_fixture.Emulator.RequestLog.Requests, request => request.Target.StartsWith("/storage", StringComparison.Ordinal));
    }

    [Fact]
    public void Images_that_cannot_be_shown_are_counted_and_their_labels_are_drawn()
    {
        var project = Add(new SyntheticProject { Title = "Odd files", Images = 6, Boxes = 1 });
        var folder = _fixture.PathOf("odd");
        _fixture.Run($"Get-EncordLabelRow {project} | Export-EncordData '{folder}'").ThrowOnError();
        string[] files = [.. Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.Equal(6, files.Length);
        var good = File.ReadAllBytes(files[0]);
        File.WriteAllText(files[1], "no picture");
        File.WriteAllBytes(files[2], good[..(good.Length * 2 / 3)]);
        File.WriteAllBytes(files[3], PngFile.SaysItIs(good, 50_000, 50_000));
        File.WriteAllBytes(files[4], new TurnedJpeg(90, 30).Bytes(1));
        File.WriteAllBytes(files[5], []);

        var run = _fixture.Run($"Export-EncordReport {project} '{_path}' -DataPath '{folder}'").ThrowOnError();

        var result = ExportOutcome.Of(run);
        Assert.Equal((6, 1, 0), (result["Gallery"], result["ImageFiles"], result["Failed"]));
        Assert.Equal(5, result.LeftOut.Where(one => one.Kind == "ImageFile").Sum(one => one.Count));
        foreach (var reason in new[] { "damaged", "ends too early", "more than 32 megapixels", "other proportions" })
        {
            Assert.Contains(result.LeftOut, one => one.Reason.Contains(reason, StringComparison.Ordinal));
            Assert.Contains(run.Warnings, warning => warning.Contains(reason, StringComparison.Ordinal));
            Assert.Contains(reason, new ReportFile(_path).Section("counting"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(6, false)]
    [InlineData(6, true)]
    public void An_image_that_is_turned_for_showing_lies_as_its_labels_do(int orientation, bool hasStoredSize)
    {
        // What the platform says of the size: as shown, or from before turning.
        var jpeg = new TurnedJpeg(60, 40);
        var isTall = orientation == 6 && !hasStoredSize;
        var project = Add(new SyntheticProject
        {
            Title = "Turned",
            Objects = [new SyntheticObject { Name = "Car", Shape = "bounding_box" }],
            Datasets = [new SyntheticDataset { Data = [new SyntheticData { Title = "a.jpg", Width = isTall ? 40 : 60, Height = isTall ? 60 : 40 }] }],
        });
        var folder = Directory.CreateDirectory(_fixture.PathOf(Guid.NewGuid().ToString())).FullName;
        File.WriteAllBytes(Path.Combine(folder, "a.jpg"), jpeg.Bytes(orientation));
        _fixture.Run($"""
            $row = Get-EncordLabelRow {project} | Initialize-EncordLabelRow
            $row | Add-EncordObjectInstance Car -BoundingBox 0.1, 0.2, 0.3, 0.4
            $row | Save-EncordLabelRow
            Set-Content '{folder}/manifest.csv' 'file,data_hash,unit_hash', "a.jpg,$($row.DataHash),$($row.DataHash)"
            """).ThrowOnError();

        var report = Report(project, out var result, $"-DataPath '{folder}'");
        var drawn = _fixture.Run($"Export-EncordOverlay {project} '{folder}/drawn' -DataPath '{folder}'").ThrowOnError();

        Assert.Equal(1, result["ImageFiles"]);
        var image = Assert.Single(report.Root.Descendants(), element => element.Name.LocalName == "image");
        using var small = SkiaSharp.SKBitmap.Decode(Convert.FromBase64String(((string)image.Attribute("href")!).Split(',')[1]));
        Assert.Equal(isTall ? (40, 60) : (60, 40), (small.Width, small.Height));
        var pixel = small.GetPixel(small.Width - 2, 2);
        Assert.Equal(isTall ? SkiaSharp.SKColors.Red : SkiaSharp.SKColors.Blue, new SkiaSharp.SKColor((byte)(pixel.Red > 127 ? 255 : 0), 0, (byte)(pixel.Blue > 127 ? 255 : 0)));
        Assert.Equal(hasStoredSize, report.Section("gallery").Contains("the size in the label row is the one from before", StringComparison.Ordinal));
        Assert.Equal(hasStoredSize, File.ReadAllText(Path.Combine(folder, "drawn", "a.svg")).Contains("matrix(0 -1 1 0 0 40)", StringComparison.Ordinal));
        Assert.Equal(orientation != 1, drawn.Warnings.Any(warning => warning.Contains("EXIF", StringComparison.Ordinal)));
    }

    [Fact]
    public void Csv_files_that_are_there_are_kept()
    {
        var project = Add(new SyntheticProject { Title = "=cmd|' /C calc'!A0", Images = 1, Boxes = 1, Datasets = [new SyntheticDataset { Title = "=1+1" }] });
        var classes = Path.ChangeExtension(_path, null) + ".classes.csv";
        File.WriteAllText(classes, "mine");

        Assert.Equal(["EncordInvalidArgument"], _fixture.Run($"Export-EncordReport {project} '{_path}' -IncludeCsv -NoImage").ErrorIds);
        Assert.Equal("mine", File.ReadAllText(classes));
        Assert.False(File.Exists(_path));
        _fixture.Run($"Export-EncordReport {project} '{_path}' -IncludeCsv -NoImage -WhatIf -Force").ThrowOnError();
        Assert.Equal("mine", File.ReadAllText(classes));

        var result = Assert.Single(_fixture.Run($"Export-EncordReport {project} '{_path}' -IncludeCsv -NoImage -Force").ThrowOnError().Output);
        string[] files = [.. ((System.Collections.IEnumerable)result.Properties["CsvPaths"].Value).Cast<string>()];
        Assert.Equal(9, files.Length);
        Assert.All(files, file => Assert.True(File.Exists(file)));
        Assert.DoesNotContain("mine", File.ReadAllText(classes), StringComparison.Ordinal);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(",=", StringComparison.Ordinal));
    }

    private string Add(SyntheticProject project) => _fixture.Emulator.AddProject(project).ProjectHash;

    private ReportFile Report(string project, out ExportOutcome result, string parameters = "")
    {
        result = ExportOutcome.Of(_fixture.Run($"Export-EncordReport {project} '{_path}' {parameters}").ThrowOnError());
        return new ReportFile(_path);
    }
}
