using System.Text.Json;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Labels.Documents;

/// <summary>
/// The members at the top of a label document that are needed to route and check it, and whether its answer dictionaries are complete. Read in one
/// pass, without building anything else.
/// </summary>
internal sealed class LabelDocumentHeader
{
    public string? LabelHash { get; private set; }

    public string? DataHash { get; private set; }

    public string? DatasetHash { get; private set; }

    public string? BranchName { get; private set; }

    public string? DataTitle { get; private set; }

    /// <summary>The kind of data, in lower case.</summary>
    public string? DataType { get; private set; }

    public string? LastEditedAt { get; private set; }

    /// <summary>Whether every object and classification has its entry in the answer dictionaries.</summary>
    public bool HasAllAnswers { get; private set; }

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="JsonException">It is not JSON, not an object, or not only that.</exception>
    public static LabelDocumentHeader Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = LabelDocument.MaximumDepth });
        reader.Read();
        return TryRead(ref reader, out var header) && !reader.Read() ? header : throw new JsonException("Something follows the document.");
    }

    /// <summary>Reads one document from a reader that stands on its opening brace; afterwards it stands on the closing one.</summary>
    /// <returns>False when the bytes at hand end before the document does.</returns>
    /// <exception cref="JsonException">It is not JSON, or not an object.</exception>
    public static bool TryRead(ref Utf8JsonReader reader, out LabelDocumentHeader header)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A label document is a JSON object.");
        }

        header = new LabelDocumentHeader();
        var scan = AnswerScan.Begin();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                header.HasAllAnswers = scan.IsComplete;
                return true;
            }

            if (!header.TryReadMember(ref reader, scan))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryReadMember(ref Utf8JsonReader reader, AnswerScan scan)
    {
        if (reader.ValueTextEquals("data_units"u8))
        {
            return reader.Read() && scan.TryReadUnits(ref reader);
        }

        if (reader.ValueTextEquals("object_answers"u8))
        {
            return reader.Read() && scan.TryReadAnswers(ref reader, AnswerScan.Object);
        }

        if (reader.ValueTextEquals("classification_answers"u8))
        {
            return reader.Read() && scan.TryReadAnswers(ref reader, AnswerScan.Classification);
        }

        Action<LabelDocumentHeader, string?>? set =
            reader.ValueTextEquals("label_hash"u8) ? static (header, text) => header.LabelHash = text
            : reader.ValueTextEquals("data_hash"u8) ? static (header, text) => header.DataHash = text
            : reader.ValueTextEquals("dataset_hash"u8) ? static (header, text) => header.DatasetHash = text
            : reader.ValueTextEquals("branch_name"u8) ? static (header, text) => header.BranchName = text
            : reader.ValueTextEquals("data_title"u8) ? static (header, text) => header.DataTitle = text
            : reader.ValueTextEquals("data_type"u8) ? static (header, text) => header.DataType = text
            : reader.ValueTextEquals("last_edited_at"u8) ? static (header, text) => header.LastEditedAt = text
            : null;
        if (!reader.Read())
        {
            return false;
        }

        if (set is null || reader.TokenType != JsonTokenType.String)
        {
            return reader.TrySkip();
        }

        set(this, reader.GetString());
        return true;
    }
}
