using System.Runtime.CompilerServices;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Ids that were seen. They are as a rule dense, so 64 neighbours share one entry: a million annotations take less than a megabyte.</summary>
internal sealed class IdSet
{
    private readonly Dictionary<long, ulong> _words = [];

    /// <returns>False when it was there already.</returns>
    [MethodImpl(HotPath.Compiled)]
    public bool Add(long id)
    {
        long key = id >> 6;
        ulong bit = 1UL << (int)(id & 63);
        _words.TryGetValue(key, out ulong word);
        if ((word & bit) != 0)
        {
            return false;
        }

        _words[key] = word | bit;
        return true;
    }
}
