using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// Ids that were seen. Numbers are as a rule dense, so 64 neighbours share one entry: a million annotations take less than a megabyte. Of text only a
/// digest is kept.
/// </summary>
internal sealed class IdSet
{
    private readonly Dictionary<long, ulong> _words = [];
    private readonly HashSet<Guid> _digests = [];

    /// <returns>False when it was there already.</returns>
    [MethodImpl(HotPath.Compiled)]
    public bool Add(long id)
    {
        var key = id >> 6;
        var bit = 1UL << (int)(id & 63);
        _words.TryGetValue(key, out var word);
        if ((word & bit) != 0)
        {
            return false;
        }

        _words[key] = word | bit;
        return true;
    }

    /// <returns>False when it was there already.</returns>
    public bool Add(string id)
    {
        using var sha = SHA256.Create();
        return _digests.Add(new Guid(sha.ComputeHash(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16).ToArray()));
    }
}
