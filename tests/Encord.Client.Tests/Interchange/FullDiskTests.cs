using Encord.Client.Auth;
using Encord.Client.Bundles;
using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Coco.Exporting;
using Encord.Client.Interchange.Data;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Masks;
using Encord.Client.Interchange.Tables;
using Encord.Client.Interchange.Voc;
using Encord.Client.Interchange.Yolo;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Pictures;
using Encord.Client.Tests.Downloads;
using Encord.Client.Tests.Labels;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Interchange;

/// <summary>A disk that is full at any place of an export: a clear error, and every file that has its name is whole.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Steps = 12;

    private static readonly LabelRow Row = new("project") { DataHash = "d", DataTitle = "street.png", DataType = "Image", DatasetTitle = "ds", LabelHash = "row", Width = 100, Height = 50 };

    private readonly string _root = Directory.CreateTempSubdirectory("full-").FullName;
    private int _folders;

    public static TheoryData<string> Formats => new("Detect", "Segment", "Pose", "Obb", "Classify", "VOC", "VOC with polygons", "Semantic", "Instance", "COCO", "SVG", "HTML");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_file_of_a_folder_is_whole_or_not_there(string format)
    {
        var whole = NextFolder();
        var disk = new SmallDisk(long.MaxValue);
        Export(format, whole, disk.Open);
        var expected = Files(whole);
        Assert.Contains(ExportFolder.Manifest, expected.Keys);

        for (var step = 0; step < Steps; step++)
        {
            var folder = NextFolder();
            var small = new SmallDisk(disk.Written * step / Steps, noticesLate: step % 2 == 1);

            var failure = Assert.Throws<EncordException>(() => Export(format, folder, small.Open));

            Assert.Equal(EncordErrorId.FileNotWritten, failure.ErrorId);
            Assert.Contains("No space left on device.", failure.Message, StringComparison.Ordinal);
            Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
            var left = Files(folder);
            Assert.DoesNotContain(ExportFolder.Manifest, left.Keys);
            Assert.All(left, file => Assert.Equal(expected[file.Key], file.Value));
        }
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("JsonLines")]
    [InlineData("Parquet")]
    public void A_table_is_whole_or_what_was_there(string format)
    {
        var path = Path.Combine(NextFolder(), "labels");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var disk = new SmallDisk(long.MaxValue);
        WriteTable(format, path, disk.Open);
        File.WriteAllText(path, "old");

        for (var step = 0; step < Steps; step++)
        {
            var small = new SmallDisk(disk.Written * step / Steps, noticesLate: step % 2 == 1);

            Assert.Equal(EncordErrorId.FileNotWritten, Assert.Throws<EncordException>(() => WriteTable(format, path, small.Open)).ErrorId);

            Assert.Equal("old", File.ReadAllText(path));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
    }

    [Fact]
    public async Task Downloads_that_came_are_whole_and_the_others_are_said_by_item()
    {
        for (var step = 0; step < Steps; step++)
        {
            var folder = NextFolder();
            using var storage = new RangeStorage(new byte[10_000]);
            using var invoker = new HttpMessageInvoker(storage, disposeHandler: false);
            var downloader = new FileDownloader(invoker, new EncordClientOptions { Credential = SshKeyCredential.Parse(TestKeys.Vector), MaximumRetryCount = 0 });
            var small = new SmallDisk(2_500 * step, noticesLate: step % 2 == 1);
            DataExport export = new(downloader, folder, null) { OpenFile = small.Open };
            string[] names = ["a", "b", "c"];
            var failures = new List<ItemFailure>();

            // The manifest comes last, and there is no room for it at all.
            var failure = await Assert.ThrowsAsync<EncordException>(async () =>
            {
                await foreach (var failed in export.RunAsync(names.Select(Source), 1, null, TestContext.Current.CancellationToken))
                {
                    failures.Add(failed);
                }
            });

            Assert.Equal(EncordErrorId.FileNotWritten, failure.ErrorId);
            var left = Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Where(name => name[0] != '.').ToArray();
            Assert.All(left, name => Assert.Equal(10_000, new FileInfo(Path.Combine(folder, name)).Length));
            Assert.Equal(names.Length, left.Length + failures.Count(one => one.Item is string name && names.Contains(name)));
            Assert.All(failures, one => Assert.Equal(EncordErrorId.FileNotWritten, one.Failure.ErrorId));
        }

        static DataSource Source(string name) => new(name, new NamedData(name, "hash-" + name, "", false), _ => Task.FromResult<IReadOnlyList<RemoteFile>>(
            [new RemoteFile("hash-" + name, 0, name, _ => Task.FromResult<string?>("https://storage.test/" + name))]));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_is_said_once_and_the_downloads_go_on()
    {
        var folder = NextFolder();
        using var storage = new RangeStorage(new byte[10]);
        using var invoker = new HttpMessageInvoker(storage, disposeHandler: false);
        var downloader = new FileDownloader(invoker, new EncordClientOptions { Credential = SshKeyCredential.Parse(TestKeys.Vector), MaximumRetryCount = 0 });
        DataExport export = new(downloader, folder, null)
        {
            OpenFile = (path, mode, access, options) => mode == FileMode.Append ? throw new IOException("No space left on device.") : FileSystem.Open(path, mode, access, options),
        };
        var failures = new List<ItemFailure>();

        await foreach (var failed in export.RunAsync(
            new[] { "a", "b" }.Select(name => new DataSource(name, new NamedData(name, "hash-" + name, "", false), _ => Task.FromResult<IReadOnlyList<RemoteFile>>(
                [new RemoteFile("hash-" + name, 0, name, _ => Task.FromResult<string?>("https://storage.test/" + name))]))),
            2, null, TestContext.Current.CancellationToken))
        {
            failures.Add(failed);
        }

        Assert.Equal((folder, EncordErrorId.FileNotWritten), (Assert.Single(failures).Item, failures[0].Failure.ErrorId));
        Assert.Equal((2, 0), (export.Result.Downloaded, export.Result.Failed));
        Assert.Equal(["a", "b", "manifest.csv"], Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private static void Export(string name, string path, FileOpener open)
    {
        var format = FormatOf(name);
        var options = new LabelExportOptions(path);
        var stems = new StemTable(new NamePattern(null));
        stems.Add(NamedData.Of(Row));
        var ontologies = new Dictionary<string, OntologyStructure> { ["project"] = SampleRow.Ontology };
        var plan = new ExportPlan(options, ClassTable.Make([.. format.SourcesOf(SampleRow.Ontology)], null, null), ontologies, stems);
        plan.Count(SplitRule.Only);
        var leftOut = new LeftOutCounts();
        using var folder = ExportFolder.Open(path, force: false, TestContext.Current.CancellationToken, open);
        var context = new ExportContext(plan, folder, leftOut);
        if (name != "Classify")
        {
            // That wants images; what it writes itself is the same without.
            format.Check(plan);
        }

        try
        {
            format.Begin(context);
            var picture = PictureReader.Read(Row, Document(), SampleRow.Ontology, 1, format.NeedsClassifications, leftOut).Single();
            picture.Labels = format.LabelsOf(picture, context);
            picture.Split = SplitRule.Only;
            picture.Stem = "street";
            if (picture.Labels.Count > 0)
            {
                format.Write(picture, context);
            }

            format.Complete(context);
            folder.Write(LabelExport.ClassFile, string.Concat(plan.Classes.Classes.Select(one => one.Name + "\n")));
            folder.Complete();
        }
        finally
        {
            format.Dispose();
        }
    }

    private static LabelFormat FormatOf(string name) => name switch
    {
        "Classify" => new YoloClassifyFormat(null),
        "VOC" => new VocFormat(hasPolygons: false),
        "VOC with polygons" => new VocFormat(hasPolygons: true),
        "Semantic" or "Instance" => new MaskFormat(Enum.Parse<MaskKind>(name), hasPalette: false),
        "COCO" => new CocoFolderFormat(includeVideo: true),
        "SVG" or "HTML" => new OverlayFormat(new OverlayOptions(name == "HTML", OverlayColour.Class, IsEmbedded: false)),
        _ => new YoloFormat(Enum.Parse<YoloTask>(name)),
    };

    private static LabelDocument Document()
    {
        var document = SampleRow.Open("image", frames: 1, labels: """{"objects":[],"classifications":[]}""");
        Coordinates[] shapes =
        [
            new BoundingBox(0.1, 0.2, 0.3, 0.4), new RotatableBoundingBox(0.4, 0.4, 0.2, 0.2, 30), new Polygon([new Point(0.1, 0.1), new Point(0.9, 0.1), new Point(0.5, 0.9)]),
            new Skeleton([new SkeletonVertex("head", new Point(0.2, 0.2), SkeletonVisibility.Visible), new SkeletonVertex("foot", new Point(0.3, 0.6), SkeletonVisibility.Visible)]),
        ];
        foreach ((var feature, var shape) in new[] { "Car", "Turned", "Area", "Man" }.Zip(shapes))
        {
            new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object(feature), new LabelAuthor(SampleRow.Now))
            {
                ObjectHash = "hash" + feature,
                Frames = [new KeyValuePair<int, Coordinates>(0, shape)],
            });
        }

        document.AddWeather("0", "Rain", "weather1");
        return document;
    }

    private static void WriteTable(string format, string path, FileOpener open)
    {
        var options = new TableExportOptions(path, Enum.Parse<TableFormat>(format));
        var schema = new TableSchema([SampleRow.Ontology]);
        var classes = ClassTable.Make([.. SampleRow.Ontology.Objects.Select(one => new ClassSource(one.FeatureHash, one.Name, one.Shape))], null, null);
        var lines = new TableLine(schema, isNormalized: false);
        using var file = new OutputFile(path, isSwept: true, open);
        var writer = TableWriter.Create(options, file.Stream, schema, classes);
        var place = new TableLine.Place("street.png", "street.png", 100, 50);
        var picture = new TablePicture(Row, 0, place, "");
        foreach (var instance in SampleRow.Objects(Document()))
        {
            picture.Objects.Add(instance);
            picture.Lines.Add(lines.Of(Row, instance, place, ""));
        }

        writer.Write(picture);
        writer.Complete();
        file.Complete();
    }

    private string NextFolder() => Path.Combine(_root, $"{_folders++}");

    private static SortedDictionary<string, byte[]> Files(string folder) => new(
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes), StringComparer.Ordinal);
}
