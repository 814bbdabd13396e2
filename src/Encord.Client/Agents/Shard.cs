using System.Security.Cryptography;
using System.Text;

namespace Encord.Client.Agents;

/// <summary>
/// Divides data units among workers that know nothing of each other: the first four bytes of SHA-256 of the data hash, as a number, modulo the count. It is
/// the same on every machine and in every process, and stays so when data comes and goes.
/// </summary>
internal static class Shard
{
    /// <param name="dataHash">In whatever case; a UUID also in its other forms.</param>
    /// <param name="count">How many shards there are.</param>
    /// <returns>Which of them, from 0.</returns>
    public static int Of(string dataHash, int count)
    {
        var text = Guid.TryParse(dataHash, out var hash) ? hash.ToString() : dataHash.Trim().ToLowerInvariant();
        var bytes = Encoding.UTF8.GetBytes(text);
#if NET
        var digest = SHA256.HashData(bytes);
#else
        using var algorithm = SHA256.Create();
        var digest = algorithm.ComputeHash(bytes);
#endif
        var number = ((uint)digest[0] << 24) | ((uint)digest[1] << 16) | ((uint)digest[2] << 8) | digest[3];
        return (int)(number % (uint)count);
    }
}
