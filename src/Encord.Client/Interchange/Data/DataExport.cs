using System.Collections.Concurrent;
using Encord.Client.Bundles;
using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Data;

/// <summary>Downloads the files of many things into one folder, several at once. A rerun passes by what is there.</summary>
internal sealed class DataExport
{
    private readonly FileDownloader _downloader;
    private readonly string _path;
    private readonly string? _namePattern;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ExportedDataFile> _files = [];
    private readonly object _gate = new();
    private readonly DataExportResult _result;
    private long _bytes;

    public DataExport(FileDownloader downloader, string path, string? namePattern)
    {
        _downloader = downloader;
        _path = path;
        _namePattern = namePattern;
        _result = new DataExportResult { Path = path };
    }

    /// <summary>Whether <see cref="Files"/> are wanted.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>How files are opened; null for the file system.</summary>
    public FileOpener? OpenFile { get; init; }

    /// <summary>What is in the folder now, by path.</summary>
    public IEnumerable<ExportedDataFile> Files => _files.OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>What it came to; complete when the export has ended.</summary>
    public DataExportResult Result => _result;

    /// <summary>Refuses a folder with other things in it.</summary>
    public static void Check(string path, bool force) => ExportFolder.Check(path, force || DataJournal.IsIn(path));

    /// <summary>Downloads, and gives what could not be downloaded; the rest is.</summary>
    /// <param name="sources">What to download. Of each is kept what its files need, and only until they are there.</param>
    /// <param name="throttleLimit">How many at once.</param>
    /// <param name="progress">Told sources done and bytes that came.</param>
    /// <param name="cancellationToken">Stops it. What is whole stays, and the next run goes on from there.</param>
    public IAsyncEnumerable<ItemFailure> RunAsync(IEnumerable<DataSource> sources, int throttleLimit, Action<long, long>? progress, CancellationToken cancellationToken) =>
        WorkStream<ItemFailure>.RunAsync((failures, stop) => DownloadAsync(sources, throttleLimit, progress, failures, stop), cancellationToken);

    private async Task DownloadAsync(
        IEnumerable<DataSource> sources, int throttleLimit, Action<long, long>? progress, WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        var stems = new StemTable(new NamePattern(_namePattern));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var waiting = new ConcurrentQueue<DataSource>();
        foreach (var source in sources.Where(source => seen.Add(source.Data.DataHash)))
        {
            stems.Add(source.Data);
            waiting.Enqueue(source);
        }

        using var folder = ExportFolder.Open(_path, force: true, cancellationToken, OpenFile, readsManifest: false);
        using var journal = DataJournal.Open(_path, OpenFile);
        _names.UnionWith(journal.Entries.Select(entry => NameForm.Of(entry.File)));
        long done = 0;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(throttleLimit, Math.Max(1, waiting.Count))).Select(_ => Task.Run(WorkAsync, cancellationToken))).ConfigureAwait(false);
        }
        finally
        {
            journal.Complete();
        }

        if (journal.Failure is { } unwritten)
        {
            failures.Add(_path, unwritten);
        }

        async Task WorkAsync()
        {
            while (waiting.TryDequeue(out var source))
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    var files = await source.FilesAsync(cancellationToken).ConfigureAwait(false);
                    if (files.Count == 0)
                    {
                        throw new EncordException(EncordErrorId.NotFound, $"'{source.Data.Title}' was not downloaded: the server names no file of it.");
                    }

                    foreach (var file in files)
                    {
                        await BringAsync(source, file, files.Count > 1, stems, folder, journal, () => progress?.Invoke(Interlocked.Read(ref done), Interlocked.Read(ref _bytes)), failures, cancellationToken)
                            .ConfigureAwait(false);
                    }
                }
                catch (EncordException failure)
                {
                    Fail(source, failure, failures);
                }

                progress?.Invoke(Interlocked.Increment(ref done), Interlocked.Read(ref _bytes));
            }
        }
    }

    private async Task BringAsync(
        DataSource source, RemoteFile file, bool isOneOfMany, StemTable stems, ExportFolder folder, DataJournal journal, Action moved,
        WorkStream<ItemFailure> failures, CancellationToken cancellationToken)
    {
        var data = source.Data with { IsOneOfMany = isOneOfMany };
        if (journal.Find(data.DataHash, file.UnitHash) is { } there)
        {
            Count(there, data, stems, journal, isNew: false);
            return;
        }

        var stem = stems.NameOf(data, file.Frame);
        var name = "";
        try
        {
            var downloaded = await _downloader.GetAsync(
                new Download(file.Title, file.Link, head =>
                {
                    if (name.Length == 0)
                    {
                        name = Name(stem, FileKind.ExtensionOf(head, file.FileType, FileStem.ExtensionOf(file.Title)), data.DataHash);
                    }

                    return folder.Create(name);
                })
                {
                    Size = file.Size,
                    Arrived = count =>
                    {
                        Interlocked.Add(ref _bytes, count);
                        moved();
                    },
                },
                cancellationToken).ConfigureAwait(false);
            var entry = new ManifestEntry
            {
                File = name,
                DataHash = data.DataHash,
                UnitHash = file.UnitHash,
                LabelHash = source.LabelHash,
                Dataset = string.Intern(data.DatasetTitle),
                Title = file.Title,
                Frame = isOneOfMany ? file.Frame : null,
                Bytes = downloaded.Bytes,
                Sha256 = downloaded.Sha256,
            };
            journal.Add(entry);
            Count(entry, data, stems, journal, isNew: true);
        }
        catch (EncordException failure)
        {
            Fail(source, failure, failures);
        }
    }

    /// <summary>A name that no other file of the folder has, also none of an earlier export.</summary>
    private string Name(string stem, string extension, string dataHash)
    {
        lock (_gate)
        {
            var name = stem + extension;
            for (var i = 2; !_names.Add(NameForm.Of(name)); i++)
            {
                name = $"{stem}_{dataHash.Substring(0, Math.Min(8, dataHash.Length))}{(i == 2 ? "" : "_" + i)}{extension}";
            }

            return name;
        }
    }

    private void Count(ManifestEntry entry, NamedData data, StemTable stems, DataJournal journal, bool isNew)
    {
        lock (_gate)
        {
            if (KeepsFiles)
            {
                _files.Add(Describe(entry, journal, isNew));
            }

            _result.Files++;
            _result.Downloaded += isNew ? 1 : 0;
            _result.Skipped += isNew ? 0 : 1;
            _result.Bytes += isNew ? entry.Bytes : 0;
            _result.Renamed += stems.IsRenamed(data) || Path.GetExtension(entry.File) != FileStem.ExtensionOf(entry.Title) ? 1 : 0;
        }
    }

    private void Fail(DataSource source, EncordException failure, WorkStream<ItemFailure> failures)
    {
        lock (_gate)
        {
            _result.Failed++;
        }

        failures.Add(source.Item, failure);
    }

    private static ExportedDataFile Describe(ManifestEntry entry, DataJournal journal, bool isNew) => new()
    {
        Path = journal.PathOf(entry.File),
        DataHash = entry.DataHash,
        DataUnitHash = entry.UnitHash,
        DataTitle = entry.Title,
        Bytes = entry.Bytes,
        Sha256 = entry.Sha256,
        IsNew = isNew,
    };
}
