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

        // The same title several times: rows are dealt out in order, what is left over belongs to the last.
        var added = state.Added.GroupBy(row => row.Title, StringComparer.Ordinal)
            .ToDictionary(rows => rows.Key, rows => new Queue<string>(rows.Select(row => row.DataHash)), StringComparer.Ordinal);
        var left = units.GroupBy(unit => unit.Unit.Title, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        foreach (var uploaded in units)
        {
            var unit = uploaded.Unit;
            var isLast = --left[unit.Title] == 0;
            if (uploaded.Places.Select(place => failed.TryGetValue(place.ObjectKey, out var message) ? message : null).FirstOrDefault(message => message is not null) is { } reason)
            {
                yield return UploadResult.Failed(unit, UploadJobState.UnitFailure(reason));
            }
            else if (added.TryGetValue(unit.Title, out var hashes) && hashes.Count > 0)
            {
                yield return new UploadResult(unit, isLast ? [.. hashes] : [hashes.Dequeue()], null);
            }
            else
            {
                yield return UploadResult.Failed(unit, state.Failure() ?? new EncordException(
                    EncordErrorId.UnexpectedResponse,
                    $"The server did not say what became of '{unit.Title}'. Get-EncordDataRow shows whether it is there; if it is not, run the command again."));
            }
        }
    }
}
