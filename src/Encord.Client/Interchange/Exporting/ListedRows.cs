namespace Encord.Client.Interchange.Exporting;

/// <summary>The rows of an export: gone through twice, first for their names and splits, then for their labels.</summary>
/// <param name="list">The rows. May be asked more than once.</param>
internal sealed class ListedRows(Func<CancellationToken, IAsyncEnumerable<LabelRow>> list)
{
    private readonly HashSet<ulong> _seen = [];

    public IAsyncEnumerable<LabelRow> ListAsync(CancellationToken cancellationToken)
    {
        _seen.Clear();
        return list(cancellationToken);
    }

    /// <summary>Why a row is left out; null where it is not. Asked once for each row of a pass.</summary>
    public string? ReasonToLeave(LabelRow row, SplitRule split)
    {
        if (row.DataType is not ("Image" or "ImageGroup" or "Video" or "Dicom" or "Nifti"))
        {
            return $"the kind is {row.DataType}, which has no pictures";
        }

        if (row.LabelHash is null && row.Labels is null)
        {
            return "it has no labels yet (not initialised), so nobody knows whether there is something in the picture";
        }

        return !_seen.Add(NameDigest.Of(row.DataHash)) ? "another row of the same data was given before"
            : split.Of(row) is null ? split.Missing
            : null;
    }
}
