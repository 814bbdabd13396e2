namespace Encord.Client.Labels.Editing;

/// <summary>Which of several label rows a detection belongs to: the one of its data unit.</summary>
internal static class DetectionRow
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it fits none, or several.</exception>
    public static LabelRow Find(Detection detection, IReadOnlyList<LabelRow> rows)
    {
        var distinct = rows.Distinct().ToArray();
        if (detection.DataHash is null)
        {
            return distinct.Length == 1 ? distinct[0] : throw Invalid(
                $"The detection '{detection}' was made in the file '{detection.File}', so it does not say which of the {distinct.Length} label rows it belongs to. "
                + "Give one label row, or run Invoke-EncordInference on the data of the project.");
        }

        var fitting = distinct.Where(row => string.Equals(row.DataHash, detection.DataHash, StringComparison.OrdinalIgnoreCase)).ToArray();
        return fitting.Length switch
        {
            1 => fitting[0],
            0 => throw Invalid($"The detection '{detection}' was made in the data unit {detection.DataHash}, and no label row that was given is of that data unit. Add its label row to -LabelRow."),
            _ => throw Invalid(
                $"The detection '{detection}' was made in the data unit {detection.DataHash}, and {fitting.Length} of the label rows are of that data unit, on the branches "
                + $"{string.Join(", ", fitting.Select(row => row.BranchName))}. Give the label row of one branch."),
        };
    }

    private static EncordException Invalid(string message) => new(EncordErrorId.InvalidArgument, message);
}
