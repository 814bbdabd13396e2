using System.Text.Json;
using System.Text.Json.Nodes;

namespace Encord.Client.Labels;

/// <summary>
/// The server refuses a document whose objects or classifications lack an entry in the answer dictionaries. This finds out without building a
/// tree, and adds what is missing. Entries that are there are never touched.
/// </summary>
internal static class AnswerDictionaries
{
    public static bool AreComplete(byte[] json, LabelFault fault)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var answered = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = LabelDocument.MaximumDepth });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("data_units"u8))
                {
                    reader.Read();
                    CollectUnits(ref reader, used);
                }
                else if (reader.ValueTextEquals("object_answers"u8))
                {
                    reader.Read();
                    CollectKeys(ref reader, 'o', answered);
                }
                else if (reader.ValueTextEquals("classification_answers"u8))
                {
                    reader.Read();
                    CollectKeys(ref reader, 'c', answered);
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        }
        catch (JsonException exception)
        {
            throw fault.Damaged("", "the label document is not JSON as it should be: " + exception.Message, exception);
        }

        return used.IsSubsetOf(answered);
    }

    public static void Complete(JsonObject root)
    {
        JsonObject objects = LabelTree.Map(root, "object_answers");
        JsonObject classifications = LabelTree.Map(root, "classification_answers");
        LabelTree.Map(root, "object_actions");
        foreach (JsonObject labels in LabelTree.AllFrames(root))
        {
            foreach (JsonObject entry in LabelTree.Entries(labels, "objects"))
            {
                if (LabelTree.Text(entry, "objectHash") is { } hash && !objects.ContainsKey(hash))
                {
                    objects[hash] = NewObjectEntry(hash);
                }
            }

            foreach (JsonObject entry in LabelTree.Entries(labels, "classifications"))
            {
                if (LabelTree.Text(entry, "classificationHash") is { } hash && !classifications.ContainsKey(hash))
                {
                    classifications[hash] = NewClassificationEntry(hash, LabelTree.Text(entry, "featureHash"));
                }
            }
        }
    }

    public static JsonObject NewObjectEntry(string hash) => new() { ["objectHash"] = hash, ["classifications"] = new JsonArray() };

    /// <remarks>Newer releases of the vendor's SDK cannot read an entry without <c>spaces</c>, older ones pass it by.</remarks>
    public static JsonObject NewClassificationEntry(string hash, string? featureHash) => new()
    {
        ["classificationHash"] = hash,
        ["featureHash"] = featureHash,
        ["classifications"] = new JsonArray(),
        ["spaces"] = new JsonObject(),
    };

    private static void CollectUnits(ref Utf8JsonReader reader, HashSet<string> used)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool labels = reader.ValueTextEquals("labels"u8);
                reader.Read();
                if (labels && reader.TokenType == JsonTokenType.StartObject)
                {
                    CollectLabels(ref reader, used);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    /// <summary>Labels hold the two lists, or frames that hold them.</summary>
    private static void CollectLabels(ref Utf8JsonReader reader, HashSet<string> used)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool objects = reader.ValueTextEquals("objects"u8);
            bool classifications = reader.ValueTextEquals("classifications"u8);
            reader.Read();
            if (objects && reader.TokenType == JsonTokenType.StartArray)
            {
                CollectList(ref reader, "objectHash"u8, 'o', used);
            }
            else if (classifications && reader.TokenType == JsonTokenType.StartArray)
            {
                CollectList(ref reader, "classificationHash"u8, 'c', used);
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                CollectLabels(ref reader, used);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void CollectList(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, char kind, HashSet<string> used)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool hash = reader.ValueTextEquals(name);
                reader.Read();
                if (hash && reader.TokenType == JsonTokenType.String)
                {
                    used.Add(kind + reader.GetString());
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    private static void CollectKeys(ref Utf8JsonReader reader, char kind, HashSet<string> answered)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            answered.Add(kind + reader.GetString());
            reader.Read();
            reader.Skip();
        }
    }
}
