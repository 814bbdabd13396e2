using System.Collections.Concurrent;
using Encord.Client.Bundles;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Labels;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Splicing;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// The changing half of an import. While one bundle is being saved the next one is created or loaded, and its annotations are read from the file. A
/// bundle that fails reports its rows, and the next one still goes out.
/// </summary>
internal sealed class CocoImportRun : IDisposable
{
    /// <summary>A save that grows beyond this goes out before its bundle is full, so that huge documents do not fill the memory.</summary>
    private const long LargestSave = 256L * 1024 * 1024;

    private readonly EncordClient _client;
    private readonly CocoImportOptions _options;
    private readonly CocoJournal _journal;
    private readonly CocoImportResult _result;
    private readonly Action<long, long>? _progress;
    private readonly WorkStream<ItemFailure> _failures;
    private readonly long _total;
    private readonly RowChange _change;
    private readonly ByteBuffer _document = new();
    private readonly List<LabelRow> _unchanged = [];
    private readonly ConcurrentBag<MemoryStream> _spare = [];
    private SavePack _pack;
    private Task _saving = Task.CompletedTask;
    private long _done;
    private int _rowsFailed;

    public CocoImportRun(
        EncordClient client, CocoImportOptions options, CocoIndex index, IReadOnlyDictionary<long, CategoryTarget> categories, CocoJournal journal,
        CocoImportResult result, Action<long, long>? progress, WorkStream<ItemFailure> failures, long total)
    {
        _client = client;
        _options = options;
        _journal = journal;
        _result = result;
        _progress = progress;
        _failures = failures;
        _total = total;
        _pack = new SavePack(_spare);
        _change = new RowChange(index, options, categories, client.Options.TimeProvider.GetUtcNow());
    }

    public async Task RunAsync(IReadOnlyList<RowTarget> rows, CancellationToken cancellationToken)
    {
        // Told apart before the first row is created: afterwards it has a label hash too.
        var isNew = rows.ToLookup(row => row.Row.LabelHash is null);
        try
        {
            foreach (var bundle in Bundles(isNew[true]))
            {
                await LoadAsync(bundle, isNew: true, cancellationToken).ConfigureAwait(false);
            }

            foreach (var bundle in Bundles(isNew[false]))
            {
                await LoadAsync(bundle, isNew: false, cancellationToken).ConfigureAwait(false);
            }

            await SaveAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // A save that is on its way is waited for, whatever ended the import: its pack is in use.
            await _saving.ConfigureAwait(false);
            NoteUnchanged();
            _result.RowsFailed = _rowsFailed;
        }
    }

    public void Dispose()
    {
        _change.Dispose();
        _document.Dispose();
        _pack.Dispose();
    }

    private IEnumerable<RowTarget[]> Bundles(IEnumerable<RowTarget> rows)
    {
        var bundle = new List<RowTarget>();
        foreach (var row in rows)
        {
            bundle.Add(row);
            if (bundle.Count == _options.BundleSize)
            {
                yield return bundle.ToArray();
                bundle.Clear();
            }
        }

        if (bundle.Count > 0)
        {
            yield return bundle.ToArray();
        }
    }

    private async Task LoadAsync(RowTarget[] bundle, bool isNew, CancellationToken cancellationToken)
    {
        var waiting = bundle.ToDictionary(row => isNew ? row.Row.DataHash : row.Row.LabelHash!, StringComparer.OrdinalIgnoreCase);
        try
        {
            await foreach (var loaded in Ask(bundle, isNew, cancellationToken).ConfigureAwait(false))
            {
                await _failures.OwnThread;
                if ((isNew ? loaded.Header.DataHash : loaded.Header.LabelHash) is not { } key || !waiting.TryGetValue(key, out var row))
                {
                    continue;
                }

                waiting.Remove(key);
                row.Row.LabelHash = loaded.Header.LabelHash;
                _result.RowsCreated += isNew ? 1 : 0;
                Take(row, loaded);
                if (_pack.Rows.Count >= _options.BundleSize || _pack.Length > LargestSave)
                {
                    await SaveAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (EncordException failure) when (
            failure.ErrorId is EncordErrorId.MultiLabelLimit or EncordErrorId.PayloadTooLarge && bundle.Length > 1 && waiting.Count == bundle.Length)
        {
            // The server refused the bundle as a whole; its halves are asked for instead.
            await LoadAsync(bundle.Take(bundle.Length / 2).ToArray(), isNew, cancellationToken).ConfigureAwait(false);
            await LoadAsync(bundle.Skip(bundle.Length / 2).ToArray(), isNew, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (EncordException failure)
        {
            Fail(waiting.Values, failure);
            return;
        }

        Fail(waiting.Values, new EncordException(EncordErrorId.NotFound, "The server did not answer with this label row. Check that it is still in the project."));
    }

    private IAsyncEnumerable<LabelDocumentBytes> Ask(RowTarget[] bundle, bool isNew, CancellationToken cancellationToken)
    {
        if (!isNew)
        {
            return _client.Labels.GetDocumentsAsync(_options.ProjectHash, bundle.Select(row => row.Row.LabelHash!).ToArray(), new LabelOptions(), cancellationToken);
        }

        var branch = _options.Branch ?? (bundle[0].Row.BranchName.Length > 0 ? bundle[0].Row.BranchName : null);
        return _client.Labels.CreateDocumentsAsync(_options.ProjectHash, bundle.Select(row => row.Row.DataHash).ToArray(), branch, cancellationToken);
    }

    /// <summary>Puts the annotations of a row into its document, and the document into the next save if that changes it.</summary>
    private void Take(RowTarget row, LabelDocumentBytes loaded)
    {
        try
        {
            var fault = new LabelFault(row.Row.DataTitle, row.Row.LabelHash);
            var places = DocumentPlaces.Find(loaded.Json.ToArray(), LabelLayouts.Of(loaded.Header.DataType), fault);
            var tally = _change.Prepare(row, places, fault);
            _result.Skipped += _change.RefusedCount;
            foreach (var refused in _change.Refused)
            {
                _failures.Add(row.Row, refused);
            }

            _result.Unchanged += tally.Unchanged;
            _result.Different += tally.Different;
            if (tally.ChangesAnything)
            {
                _document.Clear();
                _change.WriteTo(_document);
                _pack.Add(row, tally, _document);
                return;
            }

            _result.RowsUnchanged++;
            _unchanged.Add(row.Row);
            Tell(row.Objects);
        }
        catch (EncordException failure)
        {
            Fail([row], failure);
        }
    }

    /// <summary>Sends what has gathered, once the save before it is through.</summary>
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await _saving.ConfigureAwait(false);
        NoteUnchanged();
        if (_pack.Rows.Count == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var pack = _pack;
        _pack = new SavePack(_spare);
        _saving = Task.Run(() => SendAsync(pack, cancellationToken), CancellationToken.None);
    }

    private async Task SendAsync(SavePack pack, CancellationToken cancellationToken)
    {
        using (pack)
        {
            pack.Close();
            await SendAsync(pack, 0, pack.Rows.Count, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(SavePack pack, int first, int count, CancellationToken cancellationToken)
    {
        var rows = pack.Rows.GetRange(first, count);
        try
        {
            var query = LabelRowQuery.Save(_options.ProjectHash, rows.Select(row => row.Row.LabelHash!), pack.Payload(first, count));
            await _client.Transport.SendAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (EncordException failure) when (failure.ErrorId is EncordErrorId.MultiLabelLimit or EncordErrorId.PayloadTooLarge && count > 1)
        {
            await SendAsync(pack, first, count / 2, cancellationToken).ConfigureAwait(false);
            await SendAsync(pack, first + (count / 2), count - (count / 2), cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (EncordException failure)
        {
            Fail(rows, failure);
            return;
        }

        _journal.Add(rows.Select(row => row.Row));
        for (var i = first; i < first + count; i++)
        {
            _result.Added += pack.Tallies[i].Added;
            _result.Replaced += pack.Tallies[i].Replaced;
        }

        _result.RowsSaved += count;
        Tell(rows.Sum(row => row.Objects));
    }

    private void NoteUnchanged()
    {
        if (_unchanged.Count > 0)
        {
            _journal.Add(_unchanged);
            _unchanged.Clear();
        }
    }

    private void Fail(IEnumerable<RowTarget> rows, EncordException failure)
    {
        foreach (var row in rows)
        {
            _failures.Add(row.Row, failure);
            Interlocked.Increment(ref _rowsFailed);

            Tell(row.Objects);
        }
    }

    private void Tell(long objects) => _progress?.Invoke(Interlocked.Add(ref _done, objects), _total);
}
