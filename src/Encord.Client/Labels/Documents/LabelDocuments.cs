namespace Encord.Client.Labels.Documents;

/// <summary>The document of a label row object.</summary>
internal static class LabelDocuments
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the labels were not loaded.</exception>
    public static LabelDocument Of(LabelRow row) => row.Labels as LabelDocument
        ?? throw new EncordException(
            EncordErrorId.InvalidArgument,
            $"The labels of label row '{row.DataTitle}' ({row.LabelHash ?? "data " + row.DataHash}) are not loaded. Run Initialize-EncordLabelRow on it first.");

    /// <summary>Takes a document over for a row.</summary>
    /// <exception cref="EncordException">It is not a label document, or that of another row.</exception>
    public static LoadedLabels Read(LabelRow row, LabelDocumentBytes loaded)
    {
        var document = LabelDocument.Load(loaded.Json, loaded.Header, FactsOf(row) with { LabelHash = row.LabelHash ?? loaded.Header.LabelHash });
        var edited = LabelTime.Read(loaded.Header.LastEditedAt);
        // A row that was listed before may tell a later time than its document; then that is what was known when it was loaded.
        document.LoadedAs = edited is { } time && row.LastEditedAt is { } listed && listed > time ? listed : edited;
        return new LoadedLabels(row, document);
    }

    /// <summary>Another object for the same row, with a document of its own: what is edited there is not edited here.</summary>
    public static LabelRow CopyOf(LabelRow row)
    {
        var copy = row.Copy();
        copy.Labels = (row.Labels as LabelDocument)?.CopyFor(FactsOf(copy));
        return copy;
    }

    public static LabelRowFacts FactsOf(LabelRow row) => new()
    {
        ProjectHash = row.ProjectHash,
        DatasetHash = row.DatasetHash,
        DataHash = row.DataHash,
        LabelHash = row.LabelHash,
        BranchName = row.BranchName,
        DataTitle = row.DataTitle,
        // A list that does not count frames says 0, which is not a limit.
        NumberOfFrames = row.NumberOfFrames > 0 ? row.NumberOfFrames : null,
        Width = row.Width,
        Height = row.Height,
        Row = row,
    };
}
