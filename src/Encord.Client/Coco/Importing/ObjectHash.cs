using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Encord.Client.Coco.Importing;

/// <summary>
/// Object hashes that follow from the ids of the file, so that the same annotation is the same object in every import. They look like those that the
/// platform's clients make: six bytes in base64.
/// </summary>
internal static class ObjectHash
{
    [MethodImpl(HotPath.Compiled)]
    public static string Of(string source, long imageId, long annotationId, string featureHash)
    {
        string text = "coco\n" + source + "\n" + imageId.ToString(CultureInfo.InvariantCulture) + "\n" + annotationId.ToString(CultureInfo.InvariantCulture) + "\n" + featureHash;
#if NET
        Span<byte> bytes = text.Length <= 128 ? stackalloc byte[512] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(bytes.Slice(0, Encoding.UTF8.GetBytes(text, bytes)), digest);
        return Convert.ToBase64String(digest.Slice(0, 6));
#else
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0, 6);
#endif
    }
}
