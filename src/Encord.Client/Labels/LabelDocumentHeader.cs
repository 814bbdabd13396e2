using System.Text.Json;

namespace Encord.Client.Labels;

/// <summary>The members at the top of a label document that are needed to route and check it. Read without building anything else.</summary>
internal sealed record LabelDocumentHeader(
    string? LabelHash, string? DataHash, string? DatasetHash, string? BranchName, string? DataTitle, string? DataType, string? LastEditedAt)
{
    /// <summary>Reads one document from a reader that stands on its opening brace; afterwards it stands on the closing one.</summary>
    /// <exception cref="JsonException">It is not JSON, or not an object.</exception>
    public static LabelDocumentHeader Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A label document is a JSON object.");
        }

        string? labelHash = null;
        string? dataHash = null;
        string? datasetHash = null;
        string? branchName = null;
        string? dataTitle = null;
        string? dataType = null;
        string? lastEditedAt = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref string? slot = ref labelHash;
            if (reader.ValueTextEquals("label_hash"u8))
            {
                slot = ref labelHash;
            }
            else if (reader.ValueTextEquals("data_hash"u8))
            {
                slot = ref dataHash;
            }
            else if (reader.ValueTextEquals("dataset_hash"u8))
            {
                slot = ref datasetHash;
            }
            else if (reader.ValueTextEquals("branch_name"u8))
            {
                slot = ref branchName;
            }
            else if (reader.ValueTextEquals("data_title"u8))
            {
                slot = ref dataTitle;
            }
            else if (reader.ValueTextEquals("data_type"u8))
            {
                slot = ref dataType;
            }
            else if (reader.ValueTextEquals("last_edited_at"u8))
            {
                slot = ref lastEditedAt;
            }
            else
            {
                reader.Read();
                reader.Skip();
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
            {
                slot = reader.GetString();
            }
            else
            {
                slot = null;
                reader.Skip();
            }
        }

        return new LabelDocumentHeader(labelHash, dataHash, datasetHash, branchName, dataTitle, dataType, lastEditedAt);
    }
}
