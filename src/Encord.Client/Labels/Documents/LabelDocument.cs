using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Labels.Documents;

/// <summary>
/// The labels of one row. It keeps the bytes that the server sent and reads them only when asked; an edit turns them into a tree, and the next
/// use turns the tree back into bytes. So an untouched document is saved as it was loaded, and an edit changes only what it touches.
/// </summary>
internal sealed class LabelDocument
{
    /// <summary>Deep enough for anything seen, with room: members that are not known may nest.</summary>
    internal const int MaximumDepth = 256;

    internal static readonly JsonDocumentOptions DocumentOptions = new() { MaxDepth = MaximumDepth };

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaximumDepth, SkipValidation = true };

    private readonly object _gate = new();

    private StoredJson _json;
    private JsonObject? _tree;
    private ObjectIndex? _objects;
    private bool _treeIsNewer;
    private bool _isComplete;

    private LabelDocument(StoredJson json, LabelDocumentHeader header, LabelRowFacts facts)
    {
        _json = json;
        Header = header;
        Facts = facts;
        Fault = new LabelFault(facts.DataTitle ?? header.DataTitle, header.LabelHash ?? facts.LabelHash);
        Layout = LabelLayouts.Of(header.DataType);
        _isComplete = header.HasAllAnswers;
    }

    public LabelDocumentHeader Header { get; }

    public LabelRowFacts Facts { get; }

    public LabelFault Fault { get; }

    public LabelLayout Layout { get; }

    /// <summary>Whether it was edited since it was loaded or saved.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether it was loaded with a filter: saving it deletes what the filter left out.</summary>
    public bool IsFiltered { get; set; }

    /// <summary>The time of the last edit that it was loaded with; null where it is not known, or not known any more after a save.</summary>
    public DateTimeOffset? LoadedAs { get; set; }

    /// <summary>Takes a document over.</summary>
    /// <exception cref="EncordException">It is not a label document, or that of another row.</exception>
    public static LabelDocument Load(byte[] json, LabelRowFacts facts)
    {
        try
        {
            return Load(StoredJson.Of(json), LabelDocumentHeader.Read(json), facts);
        }
        catch (Exception exception) when (LabelFault.IsDamage(exception))
        {
            throw new LabelFault(facts.DataTitle, facts.LabelHash).Damaged("", "the label document is not JSON as it should be: " + exception.Message, exception);
        }
    }

    /// <summary>The same for a document whose header was read on the way.</summary>
    public static LabelDocument Load(StoredJson json, LabelDocumentHeader header, LabelRowFacts facts)
    {
        if (facts.LabelHash is { } expected && !string.Equals(header.LabelHash, expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new LabelFault(facts.DataTitle, expected).Invalid(
                "", header.LabelHash is null
                    ? "the document has no label_hash, so it is not a label document."
                    : $"the document is that of another label row ({header.LabelHash}).");
        }

        return new LabelDocument(json, header, facts);
    }

    /// <summary>A document of its own, as this one stands, for another object of the same row.</summary>
    public LabelDocument CopyFor(LabelRowFacts facts) => new(Store(), Header, facts) { IsFiltered = IsFiltered, LoadedAs = LoadedAs, IsChanged = IsChanged };

    /// <summary>The document as it stands.</summary>
    public byte[] ToJson() => Store().ToArray();

    /// <summary>The document as it is to be sent: every object and classification has its entry in the answer dictionaries.</summary>
    public StoredJson ToJsonForSaving() => Exclusively(() =>
    {
        var json = Store();
        if (!_isComplete && !json.Use(utf8 => LabelDocumentHeader.Read(utf8.Span).HasAllAnswers))
        {
            // No edit of the user's: IsChanged stays as it is.
            AnswerDictionaries.Complete(Tree());
            _treeIsNewer = true;
            json = Store();
        }

        _isComplete = true;
        return json;
    });

    /// <summary>Notes that the server has what these bytes say. What was edited since they were made is still to be saved.</summary>
    public void MarkSaved(StoredJson saved)
    {
        lock (_gate)
        {
            LoadedAs = null;
            if (!_treeIsNewer && ReferenceEquals(_json, saved))
            {
                IsChanged = false;
            }
        }
    }

    /// <summary>Runs a reader over the document; the element is gone afterwards.</summary>
    public T Read<T>(Func<JsonElement, T> read) => Understand(() => Store().Use(utf8 =>
    {
        using var document = JsonDocument.Parse(utf8, DocumentOptions);
        return read(document.RootElement);
    }));

    /// <summary>Works on the tree while nobody else reads or changes the document: the only way to <see cref="Tree"/> and <see cref="Edit"/>.</summary>
    public T Exclusively<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Understand(work);
        }
    }

    /// <summary>The tree to change, for work in <see cref="Exclusively"/>. It checks everything first and changes afterwards: a refused edit leaves no trace.</summary>
    public JsonObject Edit()
    {
        var tree = Tree();
        _treeIsNewer = true;
        _isComplete = false;
        IsChanged = true;
        return tree;
    }

    /// <summary>The tree to look at before an edit, for work in <see cref="Exclusively"/>.</summary>
    public JsonObject Tree()
    {
        if (!Monitor.IsEntered(_gate))
        {
            throw new InvalidOperationException("The tree of a label document was used outside of Exclusively.");
        }

        if (_tree is not null)
        {
            return _tree;
        }

        try
        {
            // Not the borrowed buffer: the tree reads its bytes as long as it lives.
            _tree = (JsonObject)JsonNode.Parse(_json.ToArray(), documentOptions: DocumentOptions)!;
        }
        catch (JsonException exception)
        {
            throw Fault.Damaged("", "the label document is not JSON as it should be: " + exception.Message, exception);
        }

        OpenTrees.Opened(this);
        return _tree;
    }

    /// <summary>The place of each object in the tree, for work in <see cref="Exclusively"/>.</summary>
    public ObjectIndex Index()
    {
        Tree();
        return _objects ??= ObjectIndex.Of(this);
    }

    /// <summary>Turns the tree back into bytes, unless someone is at work on it.</summary>
    internal void CloseTree()
    {
        if (!Monitor.TryEnter(_gate))
        {
            return;
        }

        try
        {
            Store();
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    /// <summary>
    /// The one place where a document is read: whatever its bytes make a reader throw (text that is not UTF-8, a member of another kind) is an error about the row.
    /// </summary>
    private T Understand<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (LabelFault.IsDamage(exception))
        {
            throw Fault.Damaged("", "the label document is not JSON as it should be: " + exception.Message, exception);
        }
    }

    /// <summary>Puts a tree that is newer back into bytes, and closes it.</summary>
    private StoredJson Store()
    {
        lock (_gate)
        {
            if (_treeIsNewer)
            {
                _json = StoredJson.Of(Serialize(_tree!));
                _treeIsNewer = false;
            }

            _tree = null;
            _objects = null;
            return _json;
        }
    }

    private static ReadOnlySpan<byte> Serialize(JsonObject tree)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            tree.WriteTo(writer);
        }

        return buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
    }
}
