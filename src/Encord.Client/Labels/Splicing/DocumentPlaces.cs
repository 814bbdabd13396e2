using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Splicing;

/// <summary>The list of objects of one frame in the bytes of a document.</summary>
/// <param name="InsertAt">Where another object goes.</param>
/// <param name="HasList">Whether there is a list; otherwise the place is the end of the frame's labels.</param>
/// <param name="HasItems">Whether something stands before the place, so that a comma is needed.</param>
/// <param name="HasClassifications">Whether the frame has its list of classifications.</param>
internal readonly record struct FramePlace(int InsertAt, bool HasList, bool HasItems, bool HasClassifications)
{
    public int? Width { get; init; }

    public int? Height { get; init; }
}

/// <summary>
/// Where objects can be added in the bytes of a label document, and which are there. Found by reading over the document once: a tree of it would take
/// ten times the memory, and an import adds to thousands of documents.
/// </summary>
internal sealed class DocumentPlaces
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = LabelDocument.MaximumDepth };

    private readonly LabelLayout _layout;
    private bool _isComplete = true;

    private DocumentPlaces(byte[] json, LabelLayout layout)
    {
        Json = json;
        _layout = layout;
    }

    public byte[] Json { get; }

    public Dictionary<int, FramePlace> Frames { get; } = [];

    /// <summary>Where another frame goes; −1 where each frame is a unit.</summary>
    public int FrameMapEnd { get; private set; } = -1;

    public bool FrameMapHasItems { get; private set; }

    /// <summary>The size of the unit that the frame map is of.</summary>
    public (int? Width, int? Height) FrameMapSize { get; private set; }

    public int AnswersEnd { get; private set; } = -1;

    /// <summary>Objects that have an entry in the answer dictionary.</summary>
    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>−1 where the document has no such map, as is usual where no answer changes over time.</summary>
    public int ActionsEnd { get; private set; } = -1;

    /// <summary>Objects with answers that change over time.</summary>
    public HashSet<string> Acting { get; } = new(StringComparer.Ordinal);

    /// <summary>Objects by frame, with the place of their entry.</summary>
    public Dictionary<(int Frame, string ObjectHash), (int Start, int Length)> Objects { get; } = [];

    /// <summary>The feature of each object.</summary>
    public Dictionary<string, string> Features { get; } = new(StringComparer.Ordinal);

    /// <exception cref="EncordException"><see cref="EncordErrorId.CorruptedLabel"/>: the document cannot be read.</exception>
    public static DocumentPlaces Find(byte[] json, LabelLayout layout, LabelFault fault)
    {
        try
        {
            var places = Scan(json, layout);
            if (!places._isComplete || places.AnswersEnd < 0)
            {
                places = Scan(Completed(json), layout);
            }

            return places;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw fault.Damaged("", "the label document is not as it should be: " + exception.Message, exception);
        }
    }

    private static DocumentPlaces Scan(byte[] json, LabelLayout layout)
    {
        var places = new DocumentPlaces(json, layout);
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("data_units"u8))
            {
                reader.Read();
                places.ReadUnits(ref reader);
            }
            else if (reader.ValueTextEquals("object_answers"u8))
            {
                reader.Read();
                places.AnswersEnd = ReadKeys(ref reader, places.Answered);
            }
            else if (reader.ValueTextEquals("object_actions"u8))
            {
                reader.Read();
                places.ActionsEnd = ReadKeys(ref reader, places.Acting);
                places._isComplete &= places.ActionsEnd >= 0;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return places;
    }

    /// <summary>The document with the maps and lists that it lacks.</summary>
    private static byte[] Completed(byte[] json)
    {
        var root = (JsonObject)JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = LabelDocument.MaximumDepth })!;
        LabelTree.Map(root, "object_answers");
        if (root.ContainsKey("object_actions"))
        {
            LabelTree.Map(root, "object_actions");
        }

        if (root["data_units"] is JsonObject units)
        {
            foreach (var unit in units.Select(member => member.Value).OfType<JsonObject>())
            {
                LabelTree.Map(unit, "labels");
            }
        }

        return System.Text.Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = LabelDocument.MaximumDepth,
        }));
    }

    private void ReadUnits(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        for (var order = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; order++)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                ReadUnit(ref reader, order);
            }
        }
    }

    private void ReadUnit(ref Utf8JsonReader reader, int order)
    {
        int? sequence = null;
        int? width = null;
        int? height = null;
        FramePlace? single = null;
        var entries = new List<Entry>();
        var hasLabels = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSequence = reader.ValueTextEquals("data_sequence"u8);
            var isWidth = reader.ValueTextEquals("width"u8);
            var isHeight = reader.ValueTextEquals("height"u8);
            var isLabels = reader.ValueTextEquals("labels"u8);
            reader.Read();
            if (isSequence)
            {
                sequence = Integer(ref reader);
            }
            else if (isWidth)
            {
                width = Integer(ref reader);
            }
            else if (isHeight)
            {
                height = Integer(ref reader);
            }
            else if (isLabels && reader.TokenType == JsonTokenType.StartObject)
            {
                hasLabels = true;
                if (_layout == LabelLayout.FrameMap)
                {
                    ReadFrameMap(ref reader);
                }
                else
                {
                    single = ReadFrame(ref reader, entries);
                }

                continue;
            }

            reader.Skip();
        }

        _isComplete &= hasLabels;
        if (_layout == LabelLayout.FrameMap)
        {
            FrameMapSize = (width, height);
        }
        else if (single is { } place)
        {
            var frame = _layout == LabelLayout.FramePerUnit ? sequence ?? order : 0;
            Frames[frame] = place with { Width = width > 0 ? width : null, Height = height > 0 ? height : null };
            Note(frame, entries);
        }
    }

    private void ReadFrameMap(ref Utf8JsonReader reader)
    {
        var entries = new List<Entry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            FrameMapHasItems = true;
            var frame = JsonReading.FrameNumber(reader.GetString());
            reader.Read();
            if (frame is { } number && reader.TokenType == JsonTokenType.StartObject)
            {
                entries.Clear();
                Frames[number] = ReadFrame(ref reader, entries);
                Note(number, entries);
            }
            else
            {
                reader.Skip();
            }
        }

        FrameMapEnd = (int)reader.TokenStartIndex;
    }

    private static FramePlace ReadFrame(ref Utf8JsonReader reader, List<Entry> entries)
    {
        int? listEnd = null;
        var hasClassifications = false;
        var hasMembers = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasMembers = true;
            var objects = reader.ValueTextEquals("objects"u8);
            var classifications = reader.ValueTextEquals("classifications"u8);
            reader.Read();
            hasClassifications |= classifications;
            if (objects && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    ReadEntry(ref reader, entries);
                }

                listEnd = (int)reader.TokenStartIndex;
            }
            else
            {
                reader.Skip();
            }
        }

        return listEnd is { } end
            ? new FramePlace(end, true, entries.Count > 0, hasClassifications)
            : new FramePlace((int)reader.TokenStartIndex, false, hasMembers, hasClassifications);
    }

    private static void ReadEntry(ref Utf8JsonReader reader, List<Entry> entries)
    {
        var start = (int)reader.TokenStartIndex;
        string? hash = null;
        string? feature = null;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isHash = reader.ValueTextEquals("objectHash"u8);
                var isFeature = reader.ValueTextEquals("featureHash"u8);
                reader.Read();
                if (isHash && reader.TokenType == JsonTokenType.String)
                {
                    hash = reader.GetString();
                }
                else if (isFeature && reader.TokenType == JsonTokenType.String)
                {
                    feature = reader.GetString();
                }

                reader.Skip();
            }
        }
        else
        {
            reader.Skip();
        }

        entries.Add(new Entry(hash ?? "", feature ?? "", start, (int)reader.BytesConsumed - start));
    }

    /// <summary>Where the map ends; −1 when it is none.</summary>
    private static int ReadKeys(ref Utf8JsonReader reader, HashSet<string> keys)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return -1;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            keys.Add(reader.GetString()!);
            reader.Read();
            reader.Skip();
        }

        return (int)reader.TokenStartIndex;
    }

    private void Note(int frame, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Hash.Length > 0)
            {
                Objects[(frame, entry.Hash)] = (entry.Start, entry.Length);
                Features[entry.Hash] = entry.Feature;
            }
        }
    }

    private static int? Integer(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number
        : reader.TokenType == JsonTokenType.String ? JsonReading.FrameNumber(reader.GetString())
        : null;

    private readonly record struct Entry(string Hash, string Feature, int Start, int Length);
}
