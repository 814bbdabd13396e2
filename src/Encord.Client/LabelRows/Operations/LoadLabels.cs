using Encord.Client.Labels;
using Encord.Client.Labels.Documents;

namespace Encord.Client.LabelRows.Operations;

/// <summary>Loads the labels of rows, and creates those of rows that have none yet.</summary>
internal sealed class LoadLabels(LabelRowClient rows, LabelClient labels, LabelOptions options) : LabelRowOperation(rows)
{
    private const string Load = "load";
    private const string Create = "create";

    public override void Complete(LabelRowItem item) => item.Loaded?.Attach();

    protected override string RequestFor(LabelRow row) => RequestOf(row);

    /// <summary>Whether the labels of a row are loaded or created.</summary>
    internal static string RequestOf(LabelRow row) => row.LabelHash is null ? Create : Load;

    protected override Task<IReadOnlyDictionary<LabelRowItem, EncordException>> SendAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken) => LoadAsync(request, projectHash, items, cancellationToken);

    /// <summary>Loads or creates the labels of rows of one project and branch.</summary>
    internal async Task<IReadOnlyDictionary<LabelRowItem, EncordException>> LoadAsync(
        string request, string projectHash, IReadOnlyList<LabelRowItem> items, CancellationToken cancellationToken)
    {
        var rows = items.Select(item => item.Row!).ToArray();
        var found = request == Create
            ? await labels.FetchCreatedAsync(projectHash, rows, options.IncludeSignedUrl, cancellationToken).ConfigureAwait(false)
            : await labels.FetchAsync(projectHash, rows, options, cancellationToken).ConfigureAwait(false);
        return Take(items, found);
    }

    /// <summary>Gives each item what was found for it, and those that nothing was found for their error.</summary>
    internal static IReadOnlyDictionary<LabelRowItem, EncordException> Take(IReadOnlyList<LabelRowItem> items, IReadOnlyList<LoadedLabels> found)
    {
        // A pipeline may hold one row object twice; what came for it serves both.
        var loaded = found.ToLookup(one => one.Row);
        foreach (var item in items)
        {
            item.Loaded = loaded[item.Row!].FirstOrDefault();
        }

        return items.All(item => item.Loaded is not null) ? NoFailures : items.Where(item => item.Loaded is null).ToDictionary(
            item => item,
            item => new EncordException(EncordErrorId.NotFound, $"The server gave no labels for {item.Description}. It may have been deleted since it was listed."));
    }
}
