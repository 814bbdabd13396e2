using System.Collections.Concurrent;
using Encord.Client.Bundles;
using Encord.Client.Files;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Importing;
using Encord.Client.Tests.Labels;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Bundles;

/// <summary>What computes or waits for the disk leaves the threads of the pool to the others, and ends where it is to stop.</summary>
public sealed class OwnThreadTests : IDisposable
{
    private const string Project = """{"projectHash":"project","ontologyHash":"o","title":"Streets"}""";

    private const string Ontology =
        """{"ontologyUuid":"o","title":"Streets","editor":{"objects":[{"id":"1","name":"Car","color":"#D33115","shape":"bounding_box","featureNodeHash":"car"}],"classifications":[]}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("thread-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_follows_runs_on_one_thread_that_is_not_of_the_pool()
    {
        var seen = new List<(int Id, bool IsOfPool)>();

        await Task.Run(
            async () =>
            {
                using var thread = new OwnThread(Token);
                await thread;
                seen.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
                await thread;
                seen.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
                await Task.Delay(1, Token).ConfigureAwait(false);
                await thread;
                seen.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread));
            },
            Token).ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal([seen[0], seen[0], seen[0]], seen);
        Assert.False(seen[0].IsOfPool);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_to_stop_does_not_go_on(bool wasThere)
    {
        using var stop = new CancellationTokenSource();
        var reached = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(
            async () =>
            {
                using var thread = new OwnThread(stop.Token);
                if (wasThere)
                {
                    await thread;
                }

                await stop.CancelAsync();
                await thread;
                reached++;
            },
            Token));

        Assert.Equal(0, reached);
    }

    [Fact]
    public async Task An_export_writes_on_a_thread_of_its_own()
    {
        using var client = Connected.To(new ScriptedServer().Answers(Project).Answers(Ontology));
        var rows = new ListedRows(_ => Rows(3));
        var format = new WatchedFormat();
        var export = await LabelExport.PrepareAsync(client, format, rows, new LabelExportOptions(Path.Combine(_folder, "out")), Token);

        await foreach (var failed in export.RunAsync(null, Token))
        {
            Assert.Fail(failed.Failure.Message);
        }

        Assert.Equal([false, false, false, false], format.IsOfPool);
    }

    [Fact]
    public async Task An_export_that_is_to_stop_writes_nothing_more_although_all_rows_are_there()
    {
        using var client = Connected.To(new ScriptedServer().Answers(Project).Answers(Ontology));
        using var stop = new CancellationTokenSource();
        var format = new WatchedFormat { Written = stop.Cancel };
        var export = await LabelExport.PrepareAsync(client, format, new ListedRows(_ => Rows(50)), new LabelExportOptions(Path.Combine(_folder, "out")), Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var failed in export.RunAsync(null, stop.Token))
            {
                Assert.Fail(failed.Failure.Message);
            }
        });

        Assert.Single(format.IsOfPool);
        Assert.DoesNotContain(ExportFolder.Manifest, Directory.GetFiles(Path.Combine(_folder, "out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_is_read_on_a_thread_of_its_own()
    {
        using var client = Connected.To(new ScriptedServer().Answers("""{"status":200,"response":[]}"""));
        var reader = new WatchedReader();
        var options = new CocoImportOptions("project", _folder);

        await Assert.ThrowsAsync<EncordException>(() => FolderImport.PrepareAsync(client, reader, _folder, options, null, Token));

        Assert.False(reader.IsOfPool);
    }

    [Fact]
    public async Task Files_that_are_not_waited_for_are_not_called_whole()
    {
        using var stop = new CancellationTokenSource();
        using var flush = new DiskFlush(stop.Token);
        var path = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(path, "x", Token);
        flush.Add(path);
        await stop.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(flush.Complete);
    }

    private static async IAsyncEnumerable<LabelRow> Rows(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return new LabelRow("project")
            {
                DataHash = $"d{i}", DataTitle = $"{i}.png", DataType = "Image", DatasetTitle = "ds", LabelHash = $"row{i}", Width = 100, Height = 50,
                Labels = SampleRow.Open("image", frames: 1, labels: """{"objects":[],"classifications":[]}"""),
            };
        }
    }

    private sealed class WatchedFormat : LabelFormat
    {
        private readonly ConcurrentQueue<bool> _isOfPool = new();

        public override string Name => "Watched";

        public IReadOnlyCollection<bool> IsOfPool => _isOfPool;

        public Action Written { get; init; } = () => { };

        public override bool Holds(string shape) => true;

        public override string ImageNameOf(ExportPicture picture) => picture.Stem;

        public override void Write(ExportPicture picture, ExportContext context)
        {
            _isOfPool.Enqueue(Thread.CurrentThread.IsThreadPoolThread);
            Written();
        }

        public override void Complete(ExportContext context) => _isOfPool.Enqueue(Thread.CurrentThread.IsThreadPoolThread);
    }

    private sealed class WatchedReader : IFolderReader
    {
        public string Name => "Watched";

        public bool AreFractions => true;

        public bool HasCorners => false;

        public bool IsPadded => false;

        public string? FileForFolder => null;

        public bool? IsOfPool { get; private set; }

        public bool IsForFolder(string file) => false;

        public void Read(ImportPlace place, FolderPictures pictures, ScratchLabels scratch, CancellationToken cancellationToken)
        {
            IsOfPool = Thread.CurrentThread.IsThreadPoolThread;
            throw new EncordException(EncordErrorId.InvalidArgument, "There is nothing to read.");
        }
    }
}
