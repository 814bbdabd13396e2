using System.Text.Json;
using Encord.Client.Http;

namespace Encord.Client.Labels;

/// <summary>A label document as it came, with the members that tell whose it is.</summary>
internal sealed record LabelDocumentBytes(byte[] Json, LabelDocumentHeader Header);

/// <summary>Cuts a list of label documents into the bytes of each, without building anything.</summary>
internal sealed class LabelDocumentParser : ElementParser<LabelDocumentBytes>
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = LabelDocument.MaximumDepth };

    public override bool TakesBytes => true;

    public override bool TryParse(ref Utf8JsonReader reader, out LabelDocumentBytes value)
    {
        Utf8JsonReader ahead = reader;
        if (!ahead.TrySkip())
        {
            value = null!;
            return false;
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        value = Take(JsonSerializer.SerializeToUtf8Bytes(document.RootElement));
        return true;
    }

    public override LabelDocumentBytes Take(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        LabelDocumentHeader header = LabelDocumentHeader.Read(ref reader);
        return new LabelDocumentBytes(utf8.ToArray(), header);
    }
}
