using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// Reads a JSON file of any size with one pooled buffer, which holds a window of the file: token by token, or element by element where
/// an element is given as its own text. The buffer only grows for an element that does not fit.
/// </summary>
internal sealed class JsonFileReader : IDisposable
{
    internal const int DefaultBuffer = 256 * 1024;
    private const int MaximumBuffer = 1 << 28;

    /// <summary>A buffer that grew beyond this is not kept for others.</summary>
    private const int LargestPooled = 1 << 24;

    private readonly Stream _stream;
    private readonly string _path;
    private readonly IncrementalHash? _hash;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private long _windowOffset;
    private bool _isFinal;
    private JsonReaderState _state = new(CocoValue.Options);

    /// <param name="stream">Stands where the JSON value starts. It is not closed.</param>
    /// <param name="path">For messages.</param>
    /// <param name="withHash">Whether the SHA-256 of what is read is wanted.</param>
    /// <param name="bufferSize">The first size of the window.</param>
    public JsonFileReader(Stream stream, string path, bool withHash = false, int bufferSize = DefaultBuffer)
    {
        _stream = stream;
        _path = path;
        _windowOffset = stream.CanSeek ? stream.Position : 0;
        _hash = withHash ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        _buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
        SkipMark();
    }

    public JsonTokenType TokenType { get; private set; }

    /// <summary>The byte of the file where the last token starts.</summary>
    public long TokenOffset { get; private set; }

    /// <summary>How many bytes of the file were read.</summary>
    public long BytesRead => _windowOffset + _end;

    /// <summary>The text of a property name; empty on other tokens.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The next token; false after the last one.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Window, _isFinal, _state);
            try
            {
                if (reader.Read())
                {
                    TokenType = reader.TokenType;
                    TokenOffset = _windowOffset + _start + reader.TokenStartIndex;
                    Name = reader.TokenType == JsonTokenType.PropertyName && CocoValue.TryText(ref reader, out var name) ? name! : "";
                    Commit(ref reader);
                    return true;
                }
            }
            catch (JsonException exception)
            {
                throw Broken(exception);
            }

            if (_isFinal)
            {
                return false;
            }

            Fill();
        }
    }

    /// <summary>Goes over the value that follows a property name, however large it is.</summary>
    public void SkipValue() => Skip(0);

    /// <summary>Goes over the rest of the value whose first token was read.</summary>
    public void SkipRest()
    {
        if (TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            Skip(1);
        }
    }

    private void Skip(int depth)
    {
        while (true)
        {
            var before = depth;
            var reader = new Utf8JsonReader(Window, _isFinal, _state);
            try
            {
                while (reader.Read())
                {
                    depth += reader.TokenType switch
                    {
                        JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                        JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                        _ => 0,
                    };
                    if (depth == 0)
                    {
                        Commit(ref reader);
                        return;
                    }
                }
            }
            catch (JsonException exception)
            {
                depth = before;
                if (!TryPatch(exception))
                {
                    Fill();
                }

                continue;
            }

            Commit(ref reader);
            if (_isFinal)
            {
                return;
            }

            Fill();
        }
    }

    /// <summary>The next element of the list that the reader is in, as JSON text that is valid until the next call; false at the end of the list.</summary>
    [MethodImpl(HotPath.Compiled)]
    public bool TryReadElement(out ReadOnlySpan<byte> json, out long offset)
    {
        while (true)
        {
            var patched = false;
            var reader = new Utf8JsonReader(Window, _isFinal, _state);
            try
            {
                if (reader.Read())
                {
                    if (reader.TokenType == JsonTokenType.EndArray)
                    {
                        Commit(ref reader);
                        json = default;
                        offset = 0;
                        return false;
                    }

                    var start = _start + (int)reader.TokenStartIndex;
                    if (reader.TrySkip())
                    {
                        offset = _windowOffset + start;
                        var end = _start + (int)reader.BytesConsumed;
                        Commit(ref reader);
                        json = _buffer.AsSpan(start, end - start);
                        return true;
                    }
                }
            }
            catch (JsonException exception)
            {
                patched = TryPatch(exception);
            }

            if (!patched)
            {
                Fill();
            }
        }
    }

    /// <summary>Python writes NaN and Infinity, which JSON does not know. They are the fault of one value, not of the file.</summary>
    /// <returns>False when more of the file must be read to know.</returns>
    private bool TryPatch(JsonException exception)
    {
        var outcome = NonFiniteLiterals.Quote(_buffer.AsSpan(_start, _end - _start));
        return outcome switch
        {
            NonFiniteLiterals.Outcome.Quoted => true,
            NonFiniteLiterals.Outcome.NeedsMore when !_isFinal => false,
            _ => throw Broken(exception),
        };
    }

    /// <summary>Reads to the end of the file, so that the hash covers all of it.</summary>
    public string CompleteHash()
    {
        while (!_isFinal)
        {
            _start = _end;
            Fill();
        }

        return BitConverter.ToString(_hash!.GetHashAndReset()).Replace("-", "");
    }

    public void Dispose()
    {
        _hash?.Dispose();
        var buffer = _buffer;
        _buffer = [];
        GiveBack(buffer);
    }

    private static void GiveBack(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    private void Commit(ref Utf8JsonReader reader)
    {
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _windowOffset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaximumBuffer)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, $"A single element of '{_path}' is larger than 256 MiB. Split it.");
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
            GiveBack(_buffer);
            _buffer = larger;
        }

        int count;
        try
        {
            count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (IOException exception)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{_path}' cannot be read: {exception.Message}", exception);
        }

        _hash?.AppendData(_buffer, _end, count);
        _end += count;
        _isFinal = count == 0;
    }

    /// <summary>Files written on Windows may start with a byte order mark; that of UTF-16 tells what went wrong.</summary>
    private void SkipMark()
    {
        while (!_isFinal && _end < 3)
        {
            Fill();
        }

        var start = Window;
        if (start.Length >= 3 && start[0] == 0xEF && start[1] == 0xBB && start[2] == 0xBF)
        {
            _start += 3;
        }
        else if (start.Length >= 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF) || start[0] == 0 || start[1] == 0))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{_path}' is UTF-16 text. COCO files are UTF-8; save it with -Encoding utf8.");
        }
    }

    private EncordException Broken(JsonException exception)
    {
        var line = exception.LineNumber ?? 0;
        var column = exception.BytePositionInLine ?? 0;
        return EndsEarly()
            ? new EncordException(
                EncordErrorId.InvalidArgument,
                $"'{_path}' ends in the middle, at line {line + 1}, column {column + 1}. It is cut off, or still being written; try again when it is complete.", exception)
            : new EncordException(EncordErrorId.InvalidArgument, JsonFault.Describe(_path, line, column, isTooDeep: exception.Message.Contains("depth")), exception);
    }

    /// <summary>Whether more bytes could make it right.</summary>
    private bool EndsEarly() => _isFinal && JsonTokens.AreWithoutFault(new Utf8JsonReader(Window, isFinalBlock: false, _state));
}
