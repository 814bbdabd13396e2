using System.Runtime.CompilerServices;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>
/// How many elements of a list were given out, and what they were, so that a list that breaks off can be asked for again: what was given out
/// is passed over, if it is the same.
/// </summary>
/// <param name="looksAtAll">Whether elements are told by all their bytes. Otherwise by how they begin, which is with their ids, and costs next to nothing.</param>
internal sealed class ListProgress(bool looksAtAll = false)
{
    private const int Telling = 64;

    private long _given;
    private ulong _print = Seed;
    private long _passed;
    private ulong _passedPrint = Seed;

    private const ulong Seed = 14695981039346656037;

    /// <summary>How many elements were given out.</summary>
    public long Given => _given;

    /// <summary>What the elements were, in order.</summary>
    public ulong Print => _print;

    /// <summary>The list comes again from its beginning.</summary>
    public void BeginAgain()
    {
        _passed = 0;
        _passedPrint = Seed;
    }

    /// <summary>Looks at the next element.</summary>
    /// <returns>Whether it is new; false for one that was given out before.</returns>
    /// <exception cref="BodyProblemException">The list does not begin as it did before.</exception>
    public bool Pass(ReadOnlySpan<byte> element)
    {
        _passedPrint = Mix(_passedPrint, element);
        _passed++;
        if (_passed > _given)
        {
            _given = _passed;
            _print = _passedPrint;
            return true;
        }

        return _passed < _given || _passedPrint == _print ? false
            : throw new BodyProblemException(BodyProblem.Malformed, "it broke off, and began with other rows when it was asked for again");
    }

    [MethodImpl(HotPath.Compiled)]
    private ulong Mix(ulong print, ReadOnlySpan<byte> element)
    {
        foreach (var value in element.Length > Telling && !looksAtAll ? element.Slice(0, Telling) : element)
        {
            print = unchecked((print ^ value) * 1099511628211);
        }

        return unchecked((print ^ '\n') * 1099511628211);
    }
}
