namespace Encord.Client.Labels.Documents;

/// <summary>A label row with its document as it was when the snapshot was taken: what is edited while the bundle waits is not sent with it.</summary>
internal sealed record LabelSnapshot(LabelRow Row, LabelDocument Document, StoredJson Json)
{
    public static LabelSnapshot Of(LabelRow row)
    {
        var document = LabelDocuments.Of(row);
        return new LabelSnapshot(row, document, document.ToJsonForSaving());
    }
}
