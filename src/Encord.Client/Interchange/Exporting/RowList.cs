namespace Encord.Client.Interchange.Exporting;

/// <summary>Rows that somebody holds, as a list that arrives.</summary>
internal static class RowList
{
    public static async IAsyncEnumerable<LabelRow> Of(IReadOnlyList<LabelRow> rows)
    {
        foreach (var row in rows)
        {
            await Task.CompletedTask.ConfigureAwait(false);
            yield return row;
        }
    }
}
