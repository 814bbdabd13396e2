using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Datasets;

/// <summary>Reads a single dataset, which comes with all its data rows: those are counted, not kept.</summary>
internal sealed class DatasetParser : ElementParser<Dataset>
{
    public override bool TryParse(ref Utf8JsonReader reader, out Dataset value)
    {
        value = null!;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        int? rows = null;
        using var kept = new MemoryStream();
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                if (!reader.Read())
                {
                    return false;
                }

                if (name is "data_rows" or "dataRows" && reader.TokenType == JsonTokenType.StartArray)
                {
                    if (!TryCount(ref reader, out var count))
                    {
                        return false;
                    }

                    rows = count;
                    continue;
                }

                var ahead = reader;
                if (!ahead.TrySkip())
                {
                    return false;
                }

                using var document = JsonDocument.ParseValue(ref reader);
                writer.WritePropertyName(name);
                document.RootElement.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        if (reader.TokenType != JsonTokenType.EndObject)
        {
            return false;
        }

        using var record = JsonDocument.Parse(kept.GetBuffer().AsMemory(0, (int)kept.Length));
        value = DatasetRecord.Read(new JsonRecord(record.RootElement), dataRowCount: rows);
        return true;
    }

    private static bool TryCount(ref Utf8JsonReader reader, out int count)
    {
        count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }

            count++;
            if (!reader.TrySkip())
            {
                return false;
            }
        }

        return false;
    }
}
