using System.Text;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Reads an object with one long list in it, element by element, as the bytes arrive. The buffer grows only for an element that is larger than it.</summary>
/// <remarks>The members may come in any order. Those beside the list are kept as raw text: they are small on both wires.</remarks>
internal sealed class ListReader<T> : IDisposable
{
    private const int InitialBuffer = 64 * 1024;

    /// <summary>From here on an incomplete element is only tried again when its bytes have doubled, so that a large one is not read once per arriving packet.</summary>
    private const int LargeElement = 16 * 1024;

    /// <summary>Elements that are kept as bytes are many kilobytes long: gathering several before they are looked at spares reading the last one twice.</summary>
    private const int ManyBytes = 192 * 1024;

    /// <summary>More kept elements are of no use for a message.</summary>
    private const int MostKeptElements = 16;

    private readonly Stream _stream;
    private readonly ElementParser<T> _parser;
    private readonly string _listName;
    private readonly Func<Dictionary<string, string>, JsonTokenType, bool> _keepsRaw;
    private readonly ListProgress _progress;
    private readonly ElementScan<T> _scan;
    private readonly List<T> _batch = [];
    private readonly int _largestElement;

    private byte[] _buffer;
    private int _start;
    private int _end;
    private int _enough;
    private bool _isBegun;
    private JsonReaderState _state;
    private Place _place;
    private string _member = string.Empty;

    /// <param name="stream">The body. Not disposed here.</param>
    /// <param name="parser">Reads an element.</param>
    /// <param name="listName">The member that holds the list.</param>
    /// <param name="keepsRaw">Asked for each element, with the members known so far: true keeps it as text instead of parsing it.</param>
    /// <param name="progress">How far an earlier reading of the same list came, which is then passed over; it is kept up to date here.</param>
    public ListReader(
        Stream stream, ElementParser<T> parser, string listName, Func<Dictionary<string, string>, JsonTokenType, bool>? keepsRaw = null, ListProgress? progress = null)
    {
        _stream = stream;
        _parser = parser;
        _buffer = AnswerLimit.Rent(parser.TakesBytes ? ManyBytes : InitialBuffer);
        _largestElement = parser.TakesBytes ? AnswerLimit.Document : AnswerLimit.Element;
        _progress = progress ?? new ListProgress();
        _progress.BeginAgain();
        _scan = new ElementScan<T>(parser, _progress);
        _listName = listName;
        _keepsRaw = keepsRaw ?? ((_, _) => false);
    }

    private enum Place
    {
        Start,
        Object,
        Value,
        List,
        End,
    }

    /// <summary>The raw text of the members beside the list; of the list too, if it is something else than a list.</summary>
    public Dictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Elements that were kept as text.</summary>
    public List<string> KeptElements { get; } = [];

    /// <summary>Whether the list was there.</summary>
    public bool HasList { get; private set; }

    /// <summary>The next elements, as many as the bytes at hand hold; empty at the end. The list is reused.</summary>
    /// <exception cref="BodyProblemException">The body is not such an object.</exception>
    public async ValueTask<List<T>> ReadBatchAsync(CancellationToken cancellationToken)
    {
        _batch.Clear();
        while (_place != Place.End && _batch.Count == 0)
        {
            if (_end - _start >= _enough && _end > _start)
            {
                ParseBuffered();
                if (_batch.Count > 0 || _place == Place.End)
                {
                    break;
                }
            }

            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                Finish();
            }
        }

        return _batch;
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        AnswerLimit.Return(buffer);
    }

    /// <summary>The stream has ended; what is left in the buffer may still be whole, if it waited for more bytes.</summary>
    private void Finish()
    {
        if (_end > _start && _enough > 0)
        {
            _enough = 0;
            ParseBuffered();
        }

        if (_place != Place.End && _batch.Count == 0)
        {
            JsonStart.Check(_place == Place.Start ? _buffer.AsSpan(_start, _end - _start) : "{"u8);
            throw new BodyProblemException(BodyProblem.Truncated);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            _buffer = AnswerLimit.Grow(_buffer, _end, _largestElement);
        }

        var count = await _stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    private void ParseBuffered()
    {
        if (!_isBegun && !TryBegin())
        {
            return;
        }

        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, _state);
        var reached = reader;
        try
        {
            while (_place != Place.End && TryStep(ref reader))
            {
                if (_place == Place.List && reader.TokenType == JsonTokenType.EndObject && !_keepsRaw(Members, JsonTokenType.StartObject)
                    && _scan.Take(_buffer.AsSpan(_start, _end - _start).Slice((int)reader.BytesConsumed), _batch) is > 0 and var scanned)
                {
                    // Behind an object of the list, as before: the reader goes on from there.
                    _start += (int)reader.BytesConsumed + scanned;
                    reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, reader.CurrentState);
                }

                reached = reader;
            }
        }
        catch (Exception error) when (error is not BodyProblemException && WireText.IsDamage(error))
        {
            throw new BodyProblemException(BodyProblem.Malformed, WireText.DescribeDamage(error));
        }

        var consumed = (int)reached.BytesConsumed;
        _start += consumed;
        _state = reached.CurrentState;
        DropBlanks();
        var left = _end - _start;
        _enough = _parser.TakesBytes ? Math.Max(ManyBytes, 2 * left) : left < LargeElement ? 0 : 2 * left;
    }

    /// <summary>
    /// Drops the blanks that come next, around the one comma or colon that may stand among them. They belong to no token: kept, they would fill the
    /// buffer and be looked at again with every packet.
    /// </summary>
    private void DropBlanks()
    {
        var first = _start;
        byte mark = 0;
        while (first < _end && (_buffer[first] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || (mark == 0 && _buffer[first] is (byte)',' or (byte)':')))
        {
            mark = _buffer[first] is (byte)',' or (byte)':' ? _buffer[first] : mark;
            first++;
        }

        if (mark != 0 && first > _start)
        {
            _buffer[--first] = mark;
        }

        _start = first;
    }

    private bool TryBegin()
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
        if (bytes.Length < 3 && bytes[0] == 0xEF)
        {
            return false;
        }

        _start += JsonStart.MarkLength(bytes);
        bytes = JsonStart.AfterBlanks(_buffer.AsSpan(_start, _end - _start));
        _start = _end - bytes.Length;
        if (bytes.IsEmpty)
        {
            return false;
        }

        JsonStart.Check(bytes);
        _isBegun = true;
        return true;
    }

    /// <summary>One token or one value further; false when that needs more bytes.</summary>
    private bool TryStep(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (_place)
        {
            case Place.Start:
                _place = reader.TokenType == JsonTokenType.StartObject ? Place.Object : throw new JsonException();
                return true;

            case Place.Object when reader.TokenType == JsonTokenType.EndObject:
                _place = Place.End;
                return true;

            case Place.Object:
                _member = reader.GetString()!;
                _place = Place.Value;
                return true;

            case Place.Value when _member == _listName && reader.TokenType == JsonTokenType.StartArray:
                _place = Place.List;
                HasList = true;
                return true;

            case Place.Value:
                if (!TryCapture(ref reader, out var raw))
                {
                    return false;
                }

                Members[_member] = raw;
                _place = Place.Object;
                return true;

            case Place.List when reader.TokenType == JsonTokenType.EndArray:
                _place = Place.Object;
                return true;

            default:
                return TryElement(ref reader);
        }
    }

    private bool TryElement(ref Utf8JsonReader reader)
    {
        if (!_keepsRaw(Members, reader.TokenType))
        {
            var first = (int)reader.TokenStartIndex;
            if (!(_parser.TakesBytes ? _parser.TryTake(ref reader, _buffer.AsSpan(_start, _end - _start), out var element) : _parser.TryParse(ref reader, out element)))
            {
                return false;
            }

            if (_progress.Pass(_buffer.AsSpan(_start + first, (int)reader.BytesConsumed - first)))
            {
                _batch.Add(element);
            }

            return true;
        }

        if (!TryCapture(ref reader, out var raw))
        {
            return false;
        }

        if (KeptElements.Count < MostKeptElements)
        {
            KeptElements.Add(raw);
        }

        return true;
    }

    private bool TryCapture(ref Utf8JsonReader reader, out string raw)
    {
        var first = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            raw = _end - _start <= AnswerLimit.BesideList ? string.Empty
                : throw new BodyProblemException(BodyProblem.TooLarge, FormattableString.Invariant($"a member '{_member}' of more than {AnswerLimit.BesideList >> 20} MiB"));
            return false;
        }

#if NET
        raw = Encoding.UTF8.GetString(_buffer.AsSpan(_start + first, (int)reader.BytesConsumed - first));
#else
        raw = Encoding.UTF8.GetString(_buffer, _start + first, (int)reader.BytesConsumed - first);
#endif
        return true;
    }
}
