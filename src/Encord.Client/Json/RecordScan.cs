using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Encord.Client.Json;

/// <summary>What comes next in a record.</summary>
internal enum ScanStep
{
    /// <summary>A member with a plain value.</summary>
    Member,

    /// <summary>A member with an object, whose members come next, up to its own end.</summary>
    Object,

    /// <summary>The end of the object.</summary>
    End,

    /// <summary>Something else, or the end of the bytes: read the record with the JSON reader.</summary>
    GiveUp,
}

/// <summary>
/// Goes through a record in the form that nearly all of a long list have: members with plain values and objects, strings without escapes.
/// </summary>
/// <remarks>
/// A list of a hundred thousand is read in the first seconds of a process, while the runtime still compiles the JSON reader in steps and counts;
/// this is compiled at once. It takes less than it allows, never more: whatever is not surely right is left to the JSON reader, which knows what is wrong.
/// </remarks>
internal ref struct RecordScan
{
    private readonly ReadOnlySpan<byte> _utf8;
    private int _at;
    private bool _isFirst;

    public RecordScan(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
    }

    /// <summary>How many bytes were gone through.</summary>
    public readonly int Length => _at;

    /// <summary>Goes into the object that the bytes begin with.</summary>
    public bool TryBegin()
    {
        if (_utf8.IsEmpty || _utf8[0] != (byte)'{')
        {
            return false;
        }

        _at = 1;
        _isFirst = true;
        return true;
    }

    [MethodImpl(HotPath.Compiled)]
    public ScanStep Next(out ReadOnlySpan<byte> name, out ScalarValue value)
    {
        name = default;
        value = default;
        var mark = Mark();
        if (mark == (byte)'}')
        {
            _at++;
            _isFirst = false;
            return ScanStep.End;
        }

        if (!_isFirst)
        {
            if (mark != (byte)',')
            {
                return ScanStep.GiveUp;
            }

            _at++;
            mark = Mark();
        }

        if (mark != (byte)'"' || !TryString(out name) || Mark() != (byte)':')
        {
            return ScanStep.GiveUp;
        }

        _at++;
        _isFirst = false;
        switch (Mark())
        {
            case (byte)'"':
                if (!TryString(out var text))
                {
                    return ScanStep.GiveUp;
                }

                value = new ScalarValue(JsonTokenType.String, text);
                return ScanStep.Member;

            case (byte)'{':
                _at++;
                _isFirst = true;
                return ScanStep.Object;

            case (byte)'n':
                return Word("null"u8, JsonTokenType.Null, out value);

            case (byte)'t':
                return Word("true"u8, JsonTokenType.True, out value);

            case (byte)'f':
                return Word("false"u8, JsonTokenType.False, out value);

            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                return Number(out value);

            default:
                return ScanStep.GiveUp;
        }
    }

    /// <summary>The next byte that is not blank; 0 at the end.</summary>
    [MethodImpl(HotPath.Compiled)]
    private byte Mark()
    {
        while (_at < _utf8.Length)
        {
            var mark = _utf8[_at];
            if (mark is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return mark;
            }

            _at++;
        }

        return 0;
    }

    /// <summary>The string whose first quotation mark is next. Control characters are not allowed in it, and escapes are left to the reader.</summary>
    [MethodImpl(HotPath.Compiled)]
    private bool TryString(out ReadOnlySpan<byte> text)
    {
        var rest = _utf8.Slice(_at + 1);
        for (var i = 0; i < rest.Length; i++)
        {
            var value = rest[i];
            if (value == (byte)'"')
            {
                text = rest.Slice(0, i);
                _at += i + 2;
                return true;
            }

            if (value is < 0x20 or (byte)'\\')
            {
                break;
            }
        }

        text = default;
        return false;
    }

    [MethodImpl(HotPath.Compiled)]
    private ScanStep Word(ReadOnlySpan<byte> word, JsonTokenType kind, out ScalarValue value)
    {
        value = new ScalarValue(kind, word);
        if (!_utf8.Slice(_at).StartsWith(word))
        {
            return ScanStep.GiveUp;
        }

        _at += word.Length;
        return ScanStep.Member;
    }

    /// <summary>A number by the grammar of JSON. What stands behind it is looked at with the next member.</summary>
    [MethodImpl(HotPath.Compiled)]
    private ScanStep Number(out ScalarValue value)
    {
        value = default;
        var first = _at;
        if (_utf8[_at] == (byte)'-')
        {
            _at++;
        }

        var whole = Digits();
        if (whole == 0 || (whole > 1 && _utf8[_at - whole] == (byte)'0'))
        {
            return ScanStep.GiveUp;
        }

        if (_at < _utf8.Length && _utf8[_at] == (byte)'.')
        {
            _at++;
            if (Digits() == 0)
            {
                return ScanStep.GiveUp;
            }
        }

        if (_at < _utf8.Length && _utf8[_at] is (byte)'e' or (byte)'E')
        {
            return ScanStep.GiveUp;
        }

        value = new ScalarValue(JsonTokenType.Number, _utf8.Slice(first, _at - first));
        return ScanStep.Member;
    }

    [MethodImpl(HotPath.Compiled)]
    private int Digits()
    {
        var first = _at;
        while (_at < _utf8.Length && _utf8[_at] is >= (byte)'0' and <= (byte)'9')
        {
            _at++;
        }

        return _at - first;
    }
}
