using Encord.Client.Labels;

namespace Encord.Client.LabelRows.Operations;

/// <summary>Saves rows as they were when their snapshots were taken.</summary>
/// <param name="rows">Tells what was changed meanwhile.</param>
/// <param name="labels">Saves.</param>
/// <param name="validateBeforeSaving">Whether the server checks before it saves.</param>
/// <param name="overwrite">Whether to save over what somebody else has changed since the rows were loaded.</param>
internal sealed class SaveLabels(LabelRowClient rows, LabelClient labels, bool validateBeforeSaving, bool overwrite) : LabelRowOperation(rows)
{
    private readonly LabelRowClient _rows = rows;

    protected override async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var changed = overwrite || items.All(item => item.IsCompared)
            ? NoFailures
            : await FindChangedAsync(projectHash, items, cancellationToken).ConfigureAwait(false);
        var unchanged = items.Where(item => !changed.ContainsKey(item)).Select(item => item.Snapshot!).ToArray();
        if (unchanged.Length > 0)
        {
            await labels.SaveAsync(projectHash, unchanged, validateBeforeSaving, cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    /// <summary>
    /// The rows that someone else changed or deleted since they were loaded, by the list. A row that was saved since cannot be told: its own save
    /// changed that time. Neither can any if the list fails; the save then goes its way, and each row says so.
    /// </summary>
    private async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> FindChangedAsync(
        string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var known = items.Where(item => item.Snapshot!.Document.LoadedAs is not null).ToLookup(item => item.Row!.LabelHash!, StringComparer.OrdinalIgnoreCase);
        if (known.Count == 0)
        {
            return NoFailures;
        }

        var changed = new Dictionary<LabelRowItem, EncordException>();
        var there = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var branch = items[0].Row!.BranchName;
        var filter = new LabelRowFilter { LabelHashes = known.Select(group => group.Key).ToArray(), BranchName = branch.Length > 0 ? branch : null };
        try
        {
            await foreach (var now in _rows.ListAsync(projectHash, filter, cancellationToken).ConfigureAwait(false))
            {
                there.Add(now.LabelHash ?? "");
                foreach (var item in known[now.LabelHash ?? ""])
                {
                    // The document tells seconds, the list smaller parts of them.
                    if (now.LastEditedAt is { } time && time - item.Snapshot!.Document.LoadedAs >= TimeSpan.FromSeconds(1))
                    {
                        changed[item] = new EncordException(
                            EncordErrorId.Conflict,
                            $"Label row {item.Description} was changed on the server at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, after it was loaded. "
                            + "It was not saved. Load it again with Initialize-EncordLabelRow -Overwrite, or save over it with -Force.");
                    }
                }
            }
        }
        catch (EncordException failure)
        {
            foreach (var item in known.SelectMany(group => group))
            {
                item.Unchecked = failure.Message;
            }

            return NoFailures;
        }

        // One row that is gone would make the server refuse the whole bundle. Where it lists none at all, its own answer tells more.
        foreach (var item in known.Where(group => there.Count > 0 && !there.Contains(group.Key)).SelectMany(group => group))
        {
            changed[item] = new EncordException(EncordErrorId.NotFound, $"Label row {item.Description} is not on the server any more. It was not saved.");
        }

        foreach (var item in items)
        {
            item.IsCompared = true;
        }

        return changed;
    }
}
