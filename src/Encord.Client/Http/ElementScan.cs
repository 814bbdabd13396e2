using System.Runtime.CompilerServices;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>Takes the elements of a list that are in their usual form, one behind the other, without the JSON reader.</summary>
internal sealed class ElementScan<T>(ElementParser<T> parser, ListProgress progress)
{
    /// <summary>A list whose elements are not in the usual form is not looked at twice for long.</summary>
    private const int MostVain = 16;

    private int _vain;

    /// <summary>Takes what follows an element, as far as it is in the usual form.</summary>
    /// <param name="utf8">Begins behind an element; it may end anywhere.</param>
    /// <param name="batch">Gets the elements.</param>
    /// <returns>How many bytes they have, with the commas before them.</returns>
    [MethodImpl(HotPath.Compiled)]
    public int Take(ReadOnlySpan<byte> utf8, List<T> batch)
    {
        if (_vain >= MostVain)
        {
            return 0;
        }

        var at = 0;
        while (Next(utf8, at) is > 0 and var next && parser.TryScan(utf8.Slice(next), out var length, out var element))
        {
            if (progress.Pass(utf8.Slice(next, length)))
            {
                batch.Add(element);
            }

            at = next + length;
        }

        _vain = at > 0 ? 0 : _vain + 1;
        return at;
    }

    /// <summary>Where the element behind the next comma begins; 0 where that is not known yet.</summary>
    [MethodImpl(HotPath.Compiled)]
    private static int Next(ReadOnlySpan<byte> utf8, int at)
    {
        var comma = utf8.Length - JsonStart.AfterBlanks(utf8.Slice(at)).Length;
        if (comma == utf8.Length || utf8[comma] != (byte)',')
        {
            return 0;
        }

        var next = utf8.Length - JsonStart.AfterBlanks(utf8.Slice(comma + 1)).Length;
        return next < utf8.Length ? next : 0;
    }
}
