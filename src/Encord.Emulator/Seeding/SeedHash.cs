using System.Security.Cryptography;
using System.Text;

namespace Encord.Emulator.Seeding;

/// <summary>The same name gives the same hash in every emulator.</summary>
internal static class SeedHash
{
    /// <summary>A UUID that looks like a random one (version 4).</summary>
    public static string Of(string name)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), digest);
        digest[6] = (byte)((digest[6] & 0x0f) | 0x40);
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new Guid(digest[..16], bigEndian: true).ToString();
    }
}
