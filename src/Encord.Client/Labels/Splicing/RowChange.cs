using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Interchange;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Splicing;

/// <summary>What an import does to one row, in numbers.</summary>
internal struct RowTally
{
    public long Added;
    public long Replaced;
    public long Unchanged;

    /// <summary>There already, and not as the file has it.</summary>
    public long Different;
    public long Skipped;

    public readonly bool ChangesAnything => Added + Replaced > 0;
}

/// <summary>
/// Puts the annotations of a row into the bytes of its document. What is in the document stays byte for byte; new objects are written where their lists
/// end. For one thread; used for one row after the other.
/// </summary>
internal sealed class RowChange : IDisposable
{
    private readonly CocoIndex _index;
    private readonly CocoImportOptions _options;
    private readonly IReadOnlyDictionary<long, CategoryTarget> _targets;
    private readonly CocoAnnotationStream _stream;
    private readonly DateTimeOffset _now;
    private readonly CocoAnnotation _annotation = new();
    private readonly ObjectJson _writer;
    private readonly ByteBuffer _objects = new();
    private readonly ByteBuffer _answers = new();
    private readonly ByteBuffer _replacements = new();
    private readonly ByteBuffer _actions = new();
    private readonly GatheredActions _gathered = new();
    private readonly ContentIdentity _contents = new();
    private readonly List<Piece> _pieces = [];
    private readonly HashSet<(int Frame, string ObjectHash)> _placed = [];
    private readonly Dictionary<string, string> _features = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    /// <summary>Bytes that go into the document in place of others.</summary>
    private readonly record struct Piece(int Position, int Removed, ByteBuffer Source, int Start, int Length);

    public RowChange(CocoIndex index, CocoImportOptions options, IReadOnlyDictionary<long, CategoryTarget> targets, DateTimeOffset now)
    {
        _index = index;
        _options = options;
        _targets = targets;
        _now = now;
        _stream = new CocoAnnotationStream(index);
        _writer = new ObjectJson(now);
    }

    /// <summary>Works the change out and keeps it for <see cref="WriteTo"/>.</summary>
    public RowTally Prepare(RowTarget target, DocumentPlaces places, LabelFault fault)
    {
        _objects.Clear();
        _answers.Clear();
        _replacements.Clear();
        _actions.Clear();
        _gathered.Clear();
        _pieces.Clear();
        _placed.Clear();
        _features.Clear();
        _answered.Clear();
        _contents.Clear();
        var tally = default(RowTally);
        foreach (IGrouping<int, (CocoImage Image, int Frame)> frame in target.Images.GroupBy(image => image.Frame))
        {
            AddFrame(frame.Key, frame, target, places, fault, ref tally);
        }

        if (_gathered.Any)
        {
            _actions.Write(places.ActionsEnd < 0 ? ",\"object_actions\":{"u8 : default);
            _gathered.Write(_actions, places.Acting.Count > 0);
            _actions.Write(places.ActionsEnd < 0 ? "}"u8 : default);
        }

        return tally;
    }

    /// <summary>The document with the change that was prepared.</summary>
    public void WriteTo(DocumentPlaces places, ByteBuffer into)
    {
        int position = 0;
        // Frames that the map lacks are all put at its end, in the order they were prepared in: the sort must keep it.
        foreach (Piece piece in Changes(places).OrderBy(piece => piece.Position))
        {
            into.Write(places.Json.AsSpan(position, piece.Position - position));
            into.Write(piece.Source.Written.Slice(piece.Start, piece.Length));
            position = piece.Position + piece.Removed;
        }

        into.Write(places.Json.AsSpan(position));
    }

    public void Dispose()
    {
        _stream.Dispose();
        _writer.Dispose();
        _objects.Dispose();
        _answers.Dispose();
        _replacements.Dispose();
        _actions.Dispose();
    }

    private IEnumerable<Piece> Changes(DocumentPlaces places)
    {
        foreach (Piece piece in _pieces)
        {
            yield return piece;
        }

        if (_answers.Length > 0)
        {
            yield return new Piece(places.AnswersEnd, 0, _answers, 0, _answers.Length);
        }

        if (_actions.Length > 0)
        {
            // Without a map of its own yet, it follows the answers.
            yield return new Piece(places.ActionsEnd < 0 ? places.AnswersEnd + 1 : places.ActionsEnd, 0, _actions, 0, _actions.Length);
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private void AddFrame(
        int frame, IEnumerable<(CocoImage Image, int Frame)> images, RowTarget row, DocumentPlaces places, LabelFault fault, ref RowTally tally)
    {
        bool isThere = places.Frames.TryGetValue(frame, out FramePlace place);
        if (!isThere && places.FrameMapEnd < 0)
        {
            throw fault.Invalid("frame " + LabelTree.Key(frame), "there is no such frame.");
        }

        int start = _objects.Length;
        bool first = true;
        RowTally counted = tally;
        foreach ((CocoImage image, int _) in images)
        {
            _stream.Read(image, _annotation, (annotation, category, offset) =>
            {
                if (!_targets.TryGetValue(category.Id, out CategoryTarget? target) || (_options.SkipCrowd && annotation.IsCrowd)
                    || AnnotationConversion.Convert(annotation, image, target, _options.Conversion, out _) is not { } coordinates)
                {
                    counted.Skipped++;
                    return;
                }

                (int? width, int? height) = isThere ? (place.Width, place.Height) : places.FrameMapSize;
                if (GeometryRules.FaultOf(coordinates, PictureSize.Of(width ?? row.Row.Width, height ?? row.Row.Height)) is { } impossible)
                {
                    throw fault.Invalid("frame " + LabelTree.Key(frame), impossible.Message);
                }

                string hash = HashOf(annotation, frame, target, places);
                if (places.Objects.TryGetValue((frame, hash), out (int Start, int Length) existing))
                {
                    Compare(existing, coordinates, target, places, ref counted);
                    return;
                }

                OpenFrame(frame, isThere, place, places, ref first);
                // Encoded once; it is written three times.
                JsonEncodedText text = JsonEncodedText.Encode(hash, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
                _writer.Write(_objects, target, text, coordinates, CarriedLabel.Confidence(annotation.Carried));
                AddAnswer(hash, text, annotation, target, places);
                if (annotation.Carried is not null && !places.Acting.Contains(hash))
                {
                    _gathered.Add(hash, frame, CarriedLabel.FrameAnswers(annotation.Carried, target.AttributeHashes));
                }

                counted.Added++;
            });
        }

        tally = counted;
        if (!first)
        {
            CloseFrame(isThere, place);
            _pieces.Add(new Piece(isThere ? place.InsertAt : places.FrameMapEnd, 0, _objects, start, _objects.Length - start));
        }
    }

    /// <summary>The identifier that the export names, where it can be used; otherwise the one that follows from the ids.</summary>
    [MethodImpl(HotPath.Compiled)]
    private string HashOf(CocoAnnotation annotation, int frame, CategoryTarget target, DocumentPlaces places)
    {
        string feature = target.Feature.FeatureHash;
        if (annotation.ObjectHash is { } carried && !_placed.Contains((frame, carried))
            && (!places.Features.TryGetValue(carried, out string? known) || known == feature)
            && (!_features.TryGetValue(carried, out string? given) || given == feature))
        {
            _placed.Add((frame, carried));
            _features[carried] = feature;
            return carried;
        }

        if (annotation.HasId && annotation.IdText is null && CocoIds.IsOwn(annotation.ImageId))
        {
            return ObjectHash.Of(_options.Source, annotation.ImageId, annotation.Id, feature);
        }

        string image = _index.Ids.Text(annotation.ImageId);
        return ObjectHash.Of(
            _options.Source,
            CocoIds.IsOwn(annotation.ImageId) ? image : ObjectHash.Key(image),
            !annotation.HasId ? _contents.KeyOf(annotation, feature) : annotation.IdText is null ? annotation.IdOrNull()! : ObjectHash.Key(annotation.IdText),
            feature);
    }

    private void Compare((int Start, int Length) existing, Coordinates coordinates, CategoryTarget target, DocumentPlaces places, ref RowTally tally)
    {
        ReadOnlySpan<byte> json = places.Json.AsSpan(existing.Start, existing.Length);
        using (JsonDocument document = JsonDocument.Parse(json.ToArray()))
        {
            if (CoordinatesComparison.AreSame(CoordinatesReader.Read(document.RootElement), coordinates))
            {
                tally.Unchanged++;
                return;
            }
        }

        if (!_options.Overwrite)
        {
            tally.Different++;
            return;
        }

        var entry = (JsonObject)JsonNode.Parse(json)!;
        CoordinatesWriter.Write(entry, coordinates, target.Template);
        new LabelAuthor(_now).WriteChanged(entry);
        int start = _replacements.Length;
        _replacements.Write(System.Text.Encoding.UTF8.GetBytes(entry.ToJsonString()));
        _pieces.Add(new Piece(existing.Start, existing.Length, _replacements, start, _replacements.Length - start));
        tally.Replaced++;
    }

    private void OpenFrame(int frame, bool isThere, FramePlace place, DocumentPlaces places, ref bool first)
    {
        if (!first)
        {
            _objects.Write(","u8);
            return;
        }

        first = false;
        if (isThere ? place.HasItems : places.FrameMapHasItems || _pieces.Any(piece => piece.Position == places.FrameMapEnd))
        {
            _objects.Write(","u8);
        }

        if (!isThere)
        {
            _objects.Write(System.Text.Encoding.UTF8.GetBytes("\"" + LabelTree.Key(frame) + "\":{\"objects\":["));
        }
        else if (!place.HasList)
        {
            _objects.Write("\"objects\":["u8);
        }
    }

    private void CloseFrame(bool isThere, FramePlace place)
    {
        if (!isThere)
        {
            _objects.Write("],\"classifications\":[]}"u8);
        }
        else if (!place.HasList)
        {
            _objects.Write(place.HasClassifications ? "]"u8 : "],\"classifications\":[]"u8);
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private void AddAnswer(string hash, JsonEncodedText text, CocoAnnotation annotation, CategoryTarget target, DocumentPlaces places)
    {
        if (!places.Answered.Contains(hash) && _answered.Add(hash))
        {
            string? answers = CarriedLabel.Answers(annotation.Carried, target.AttributeHashes) ?? (annotation.IsCrowd ? target.CrowdAnswer : null);
            if (places.Answered.Count > 0 || _answers.Length > 0)
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
