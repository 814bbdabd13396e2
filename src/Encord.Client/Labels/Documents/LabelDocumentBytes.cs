using System.Text.Json;
using Encord.Client.Http;

namespace Encord.Client.Labels.Documents;

/// <summary>A label document as it came, with the members that tell whose it is.</summary>
internal sealed record LabelDocumentBytes(StoredJson Json, LabelDocumentHeader Header);

/// <summary>Cuts a list of label documents into the bytes of each, without building anything.</summary>
internal sealed class LabelDocumentParser : ElementParser<LabelDocumentBytes>
{
    public override bool TakesBytes => true;

    public override bool TryParse(ref Utf8JsonReader reader, out LabelDocumentBytes value) => throw new NotSupportedException();

    public override bool TryTake(ref Utf8JsonReader reader, ReadOnlySpan<byte> buffer, out LabelDocumentBytes value)
    {
        value = null!;
        var first = (int)reader.TokenStartIndex;
        if (!LabelDocumentHeader.TryRead(ref reader, out var header))
        {
            return false;
        }

        value = new LabelDocumentBytes(StoredJson.Of(buffer.Slice(first, (int)reader.BytesConsumed - first)), header);
        return true;
    }
}
