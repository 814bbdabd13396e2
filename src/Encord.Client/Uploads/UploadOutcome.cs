namespace Encord.Client.Uploads;

/// <summary>Tells which unit became what: failures name object keys, successes only titles.</summary>
internal static class UploadOutcome
{
    public static IEnumerable<UploadResult> Assign(IReadOnlyList<UploadedUnit> units, UploadJobState state)
    {
        var failed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (objectKeys, message) in state.UnitErrors)
        {
            foreach (var objectKey in objectKeys)
            {
                failed[objectKey] = message;
            }
        }

        var added = new AddedRows(state.Added);
        var last = LastOfEachTitle(units);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i].Unit;
            if (failed.Count > 0 && Reason(units[i], failed) is { } reason)
            {
                yield return UploadResult.Failed(unit, UploadJobState.UnitFailure(reason));
            }
            else if (added.Take(unit.Title) is { } hash)
            {
                // The same title several times: rows are dealt out in order, what is left over belongs to the last.
                yield return new UploadResult(unit, last[unit.Title] == i && added.Has(unit.Title) ? [hash, .. added.TakeAll(unit.Title)] : [hash], null);
            }
            else
            {
                yield return UploadResult.Failed(unit, state.Failure() ?? new EncordException(
                    EncordErrorId.UnexpectedResponse,
                    $"The server did not report the result of '{unit.Title}'. Get-EncordDataRow shows whether it is there; if it is not, run the command again."));
            }
        }
    }

    private static Dictionary<string, int> LastOfEachTitle(IReadOnlyList<UploadedUnit> units)
    {
        var last = new Dictionary<string, int>(units.Count, StringComparer.Ordinal);
        for (var i = 0; i < units.Count; i++)
        {
            last[units[i].Unit.Title] = i;
        }

        return last;
    }

    private static string? Reason(UploadedUnit unit, Dictionary<string, string> failed) =>
        unit.Places.Select(place => failed.TryGetValue(place.ObjectKey, out var message) ? message : null).FirstOrDefault(message => message is not null);

    /// <summary>The data rows of a job by title, each handed out once. A chain through the rows, rather than a queue for each title, of which most have one row.</summary>
    private sealed class AddedRows
    {
        private readonly IReadOnlyList<(string DataHash, string Title)> _rows;
        private readonly Dictionary<string, int> _first;
        private readonly int[] _next;

        public AddedRows(IReadOnlyList<(string DataHash, string Title)> rows)
        {
            _rows = rows;
            _first = new(rows.Count, StringComparer.Ordinal);
            _next = new int[rows.Count];
            for (var i = rows.Count - 1; i >= 0; i--)
            {
                _next[i] = _first.TryGetValue(rows[i].Title, out var following) ? following : -1;
                _first[rows[i].Title] = i;
            }
        }

        public bool Has(string title) => _first.TryGetValue(title, out var row) && row >= 0;

        /// <returns>The hash of the next row with this title; null when there is none.</returns>
        public string? Take(string title)
        {
            if (!_first.TryGetValue(title, out var row) || row < 0)
            {
                return null;
            }

            _first[title] = _next[row];
            return _rows[row].DataHash;
        }

        public IEnumerable<string> TakeAll(string title)
        {
            while (Take(title) is { } hash)
            {
                yield return hash;
            }
        }
    }
}
