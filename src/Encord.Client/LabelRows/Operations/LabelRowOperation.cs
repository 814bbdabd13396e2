using Encord.Client.Bundles;

namespace Encord.Client.LabelRows.Operations;

/// <summary>
/// Does one thing with many label rows. Rows go out in bundles, a few at once; bare hashes are looked up on the way, many with one question; and
/// the outcomes come in the order of the rows. The workers change no row that somebody holds: <see cref="Complete"/> does.
/// </summary>
internal abstract class LabelRowOperation
{
    private const string ByHash = "hash";

    private readonly LabelRowClient _rows;
    private readonly BundleSender<LabelRowBundleKey, LabelRowItem> _sender;

    protected LabelRowOperation(LabelRowClient rows)
    {
        _rows = rows;
        _sender = new BundleSender<LabelRowBundleKey, LabelRowItem>(
            (key, items, token) => SendAsync(key.Request, key.ProjectHash, items, token), ItemFaults.Contains);
    }

    /// <summary>For rows in the thousands.</summary>
    /// <param name="bundleSize">Rows in a request.</param>
    /// <param name="throttleLimit">Requests at once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public BundleQueue<LabelRowBundleKey, LabelRowItem> CreateQueue(int bundleSize, int throttleLimit, CancellationToken cancellationToken) =>
        new(bundleSize, throttleLimit, LookUpAndSendAsync, cancellationToken) { KeepsOrder = true };

    /// <summary>Which rows may go out with this one.</summary>
    public LabelRowBundleKey KeyOf(LabelRowItem item) => item.Row is { } row
        ? new LabelRowBundleKey(item.ProjectHash, row.BranchName, RequestFor(row))
        : new LabelRowBundleKey(item.ProjectHash, null, ByHash);

    /// <summary>Whether nothing has to be sent for this row.</summary>
    public virtual bool IsKnown(LabelRowItem item) => false;

    /// <summary>Puts into the row what the operation has brought. For the thread that holds the row, when its outcome is known.</summary>
    public virtual void Complete(LabelRowItem item)
    {
    }

    /// <summary>Where rows need different requests: the name of the request.</summary>
    protected virtual string RequestFor(LabelRow row) => "";

    /// <summary>Sends rows of one project, branch and request. Gives those that failed by themselves.</summary>
    protected abstract Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken);

    protected static IReadOnlyDictionary<LabelRowItem, EncordException> NoFailures { get; } = new Dictionary<LabelRowItem, EncordException>();

    private async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> LookUpAndSendAsync(
        LabelRowBundleKey key, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<LabelRowItem, EncordException>();
        IEnumerable<IGrouping<LabelRowBundleKey, LabelRowItem>> requests;
        try
        {
            await LookUpAsync(key.ProjectHash, [.. items.Where(item => item.Row is null)], failures, cancellationToken).ConfigureAwait(false);
            requests = items.Where(item => !failures.ContainsKey(item)).GroupBy(KeyOf).ToArray();
        }
        catch (EncordException failure)
        {
            return items.ToDictionary(item => item, item => Describe(item, failure));
        }

        foreach (var request in requests)
        {
            foreach (var failed in await _sender.SendAsync(request.Key, [.. request], cancellationToken).ConfigureAwait(false))
            {
                failures[failed.Key] = Describe(failed.Key, failed.Value);
            }
        }

        return failures;
    }

    private async Task LookUpAsync(
        string projectHash, IReadOnlyList<LabelRowItem> bare, Dictionary<LabelRowItem, EncordException> failures, CancellationToken cancellationToken)
    {
        if (bare.Count == 0)
        {
            return;
        }

        foreach (var like in bare.GroupBy(item => (IsByData: item.Reference.Hash is null, item.Reference.BranchName)))
        {
            var hashes = like.Select(HashOf).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
            var found = like.Key.IsByData
                ? await _rows.FindByDataAsync(projectHash, hashes, like.Key.BranchName, cancellationToken).ConfigureAwait(false)
                : await _rows.FindAsync(projectHash, hashes, cancellationToken).ConfigureAwait(false);
            foreach (var item in like)
            {
                if (found.TryGetValue(HashOf(item), out var row))
                {
                    item.Row = row;
                }
                else
                {
                    failures[item] = LabelRowClient.Absent(item.Reference);
                }
            }
        }
    }

    private static string HashOf(LabelRowItem item) => item.Reference.Hash ?? item.Reference.DataHash!;

    private static EncordException Describe(LabelRowItem item, EncordException failure) =>
        RowFailure.Of(failure, item.Row?.DataTitle ?? "", item.Row is { } row ? row.LabelHash : HashOf(item));
}
