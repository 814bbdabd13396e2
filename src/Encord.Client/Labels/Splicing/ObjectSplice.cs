using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Splicing;

/// <summary>
/// Puts objects into the bytes of a label document, frame by frame. What is in the document stays byte for byte; new objects are written where their
/// lists end. For one thread; used for one document after the other.
/// </summary>
/// <param name="now">When the objects are made or changed.</param>
/// <param name="overwrite">Whether an object that is there and differs is replaced.</param>
internal sealed class ObjectSplice(DateTimeOffset now, bool overwrite) : IDisposable
{
    private readonly ObjectJson _writer = new(now);
    private readonly ByteBuffer _objects = new();
    private readonly ByteBuffer _answers = new();
    private readonly ByteBuffer _replacements = new();
    private readonly ByteBuffer _actions = new();
    private readonly GatheredActions _gathered = new();
    private readonly List<Piece> _pieces = [];
    private readonly HashSet<(int Frame, string ObjectHash)> _placed = [];
    private readonly Dictionary<string, string> _features = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private DocumentPlaces _places = null!;
    private LabelFault _fault = null!;
    private int _frame;
    private FramePlace _place;
    private bool _frameIsThere;
    private bool _frameIsOpen;
    private int _frameStart;
    private PictureSize? _size;
    private RowTally _tally;

    /// <summary>Bytes that go into the document in place of others.</summary>
    private readonly record struct Piece(int Position, int Removed, ByteBuffer Source, int Start, int Length);

    /// <summary>Starts with the next document and forgets the one before.</summary>
    public void Begin(DocumentPlaces places, LabelFault fault)
    {
        _places = places;
        _fault = fault;
        _tally = default;
        _objects.Clear();
        _answers.Clear();
        _replacements.Clear();
        _actions.Clear();
        _gathered.Clear();
        _pieces.Clear();
        _placed.Clear();
        _features.Clear();
        _answered.Clear();
    }

    /// <summary>Objects go into this frame until <see cref="EndFrame"/>. Each frame is begun once.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="rowWidth">The width of the row's pictures, for a document that does not say it.</param>
    /// <param name="rowHeight">The height likewise.</param>
    /// <exception cref="EncordException">The document has no such frame.</exception>
    public void BeginFrame(int frame, int? rowWidth, int? rowHeight)
    {
        _frame = frame;
        _frameIsThere = _places.Frames.TryGetValue(frame, out _place);
        if (!_frameIsThere && _places.FrameMapEnd < 0)
        {
            throw _fault.Invalid("frame " + LabelTree.Key(frame), "there is no such frame.");
        }

        (var width, var height) = _frameIsThere ? (_place.Width, _place.Height) : _places.FrameMapSize;
        _size = PictureSize.Of(width ?? rowWidth, height ?? rowHeight);
        _frameIsOpen = false;
        _frameStart = _objects.Length;
    }

    /// <summary>Takes an identifier that was given for an object, unless it is used in this frame or is one of another feature.</summary>
    public bool TryTake(string objectHash, string featureHash)
    {
        if (_placed.Contains((_frame, objectHash))
            || (_places.Features.TryGetValue(objectHash, out var known) && known != featureHash)
            || (_features.TryGetValue(objectHash, out var given) && given != featureHash))
        {
            return false;
        }

        _placed.Add((_frame, objectHash));
        _features[objectHash] = featureHash;
        return true;
    }

    /// <summary>Counts an object that is left out.</summary>
    public void Skip() => _tally.Skipped++;

    /// <summary>Whether the frame has the object. If so, it is compared, counted, and replaced where that is wanted and needed.</summary>
    /// <exception cref="EncordException">The picture cannot hold the coordinates.</exception>
    public bool Meets(string objectHash, Coordinates coordinates, SkeletonTemplate? template)
    {
        if (GeometryRules.FaultOf(coordinates, _size) is { } impossible)
        {
            throw _fault.Invalid("frame " + LabelTree.Key(_frame), impossible.Message);
        }

        if (!_places.Objects.TryGetValue((_frame, objectHash), out var existing))
        {
            return false;
        }

        Compare(existing, coordinates, template);
        return true;
    }

    /// <summary>Adds an object that the frame does not have.</summary>
    /// <param name="feature">What it is.</param>
    /// <param name="template">Of a skeleton.</param>
    /// <param name="objectHash">Its identifier.</param>
    /// <param name="coordinates">Where it is.</param>
    /// <param name="confidence">1 when there is none.</param>
    /// <param name="answers">The list of its answers as JSON; null for none.</param>
    /// <param name="frameAnswers">Answers that hold in this frame only, each as JSON without a range.</param>
    [MethodImpl(HotPath.Compiled)]
    public void Add(
        OntologyObject feature, SkeletonTemplate? template, string objectHash, Coordinates coordinates, double? confidence, string? answers,
        IReadOnlyList<string> frameAnswers)
    {
        OpenFrame();
        // Encoded once; it is written three times.
        var text = JsonEncodedText.Encode(objectHash, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        _writer.Write(_objects, feature, template, text, coordinates, confidence);
        AddAnswers(objectHash, text, answers);
        if (frameAnswers.Count > 0 && !_places.Acting.Contains(objectHash))
        {
            _gathered.Add(objectHash, _frame, frameAnswers);
        }

        _tally.Added++;
    }

    public void EndFrame()
    {
        if (_frameIsOpen)
        {
            CloseFrame();
            _pieces.Add(new Piece(_frameIsThere ? _place.InsertAt : _places.FrameMapEnd, 0, _objects, _frameStart, _objects.Length - _frameStart));
        }
    }

    /// <summary>The change is complete; <see cref="WriteTo"/> writes it.</summary>
    public RowTally End()
    {
        if (_gathered.Any)
        {
            _actions.Write(_places.ActionsEnd < 0 ? ",\"object_actions\":{"u8 : default);
            _gathered.Write(_actions, _places.Acting.Count > 0);
            _actions.Write(_places.ActionsEnd < 0 ? "}"u8 : default);
        }

        return _tally;
    }

    /// <summary>The document with the change.</summary>
    public void WriteTo(ByteBuffer into)
    {
        var position = 0;
        // Frames that the map lacks are all put at its end, in the order they were prepared in: the sort must keep it.
        foreach (var piece in Changes().OrderBy(piece => piece.Position))
        {
            if (piece.Position < position)
            {
                throw _fault.Damaged("", "two parts of the document that would change lie inside each other.");
            }

            into.Write(_places.Json.AsSpan(position, piece.Position - position));
            into.Write(piece.Source.Written.Slice(piece.Start, piece.Length));
            position = piece.Position + piece.Removed;
        }

        into.Write(_places.Json.AsSpan(position));
    }

    public void Dispose()
    {
        _writer.Dispose();
        _objects.Dispose();
        _answers.Dispose();
        _replacements.Dispose();
        _actions.Dispose();
    }

    private IEnumerable<Piece> Changes()
    {
        foreach (var piece in _pieces)
        {
            yield return piece;
        }

        if (_answers.Length > 0)
        {
            yield return new Piece(_places.AnswersEnd, 0, _answers, 0, _answers.Length);
        }

        if (_actions.Length > 0)
        {
            // Without a map of its own yet, it follows the answers.
            yield return new Piece(_places.ActionsEnd < 0 ? _places.AnswersEnd + 1 : _places.ActionsEnd, 0, _actions, 0, _actions.Length);
        }
    }

    private void Compare((int Start, int Length) existing, Coordinates coordinates, SkeletonTemplate? template)
    {
        var json = _places.Json.AsSpan(existing.Start, existing.Length).ToArray();
        JsonObject entry;
        try
        {
            using (var document = JsonDocument.Parse(json, LabelDocument.DocumentOptions))
            {
                if (CoordinatesComparison.AreSame(CoordinatesReader.Read(document.RootElement), coordinates))
                {
                    _tally.Unchanged++;
                    return;
                }
            }

            if (!overwrite)
            {
                _tally.Different++;
                return;
            }

            entry = (JsonObject)JsonNode.Parse(json, documentOptions: LabelDocument.DocumentOptions)!;
            CoordinatesWriter.Write(entry, coordinates, template);
            new LabelAuthor(now).WriteChanged(entry);
        }
        catch (Exception exception) when (LabelFault.IsDamage(exception))
        {
            throw _fault.Damaged("frame " + LabelTree.Key(_frame), "an object that is there is not JSON as it should be: " + exception.Message, exception);
        }

        var start = _replacements.Length;
        _replacements.Write(System.Text.Encoding.UTF8.GetBytes(entry.ToJsonString()));
        _pieces.Add(new Piece(existing.Start, existing.Length, _replacements, start, _replacements.Length - start));
        _tally.Replaced++;
    }

    private void OpenFrame()
    {
        if (_frameIsOpen)
        {
            _objects.Write(","u8);
            return;
        }

        _frameIsOpen = true;
        if (_frameIsThere ? _place.HasItems : _places.FrameMapHasItems || _pieces.Any(piece => piece.Position == _places.FrameMapEnd))
        {
            _objects.Write(","u8);
        }

        if (!_frameIsThere)
        {
            _objects.Write(System.Text.Encoding.UTF8.GetBytes("\"" + LabelTree.Key(_frame) + "\":{\"objects\":["));
        }
        else if (!_place.HasList)
        {
            _objects.Write("\"objects\":["u8);
        }
    }

    private void CloseFrame()
    {
        if (!_frameIsThere)
        {
            _objects.Write("],\"classifications\":[]}"u8);
        }
        else if (!_place.HasList)
        {
            _objects.Write(_place.HasClassifications ? "]"u8 : "],\"classifications\":[]"u8);
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private void AddAnswers(string hash, JsonEncodedText text, string? answers)
    {
        if (!_places.Answered.Contains(hash) && _answered.Add(hash))
        {
            if (_places.Answered.Count > 0 || _answers.Length > 0)
            {
                _answers.Write(","u8);
            }

            _answers.Write("\""u8);
            _answers.Write(text.EncodedUtf8Bytes);
            _answers.Write("\":{\"objectHash\":\""u8);
            _answers.Write(text.EncodedUtf8Bytes);
            _answers.Write("\",\"classifications\":"u8);
            _answers.Write(answers is null ? "[]"u8 : System.Text.Encoding.UTF8.GetBytes(answers));
            _answers.Write("}"u8);
        }
    }
}
