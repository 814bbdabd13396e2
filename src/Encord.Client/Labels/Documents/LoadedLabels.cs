namespace Encord.Client.Labels.Documents;

/// <summary>Labels that were read for a row and do not hang on it yet: the row may be in somebody's hands.</summary>
internal sealed record LoadedLabels(LabelRow Row, LabelDocument Document)
{
    /// <summary>Hangs the document on its row, and takes over what it says newer than the list.</summary>
    public LabelDocument Attach()
    {
        Row.LabelHash = Document.Header.LabelHash ?? Row.LabelHash;
        Row.LastEditedAt = LabelTime.Read(Document.Header.LastEditedAt) ?? Row.LastEditedAt;
        Row.Labels = Document;
        return Document;
    }
}
