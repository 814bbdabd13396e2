using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
#if NET
using System.Globalization;
using System.Text.Unicode;
#endif
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>
/// Object hashes that follow from the ids of the file, so that the same annotation is the same object in every import. They look like those that the
/// platform's clients make: six bytes in base64.
/// </summary>
internal static class ObjectHash
{
    /// <summary>The same where an id is not a number, or the annotation has none.</summary>
    public static string Of(string source, string imageKey, string annotationKey, string featureHash)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes($"coco\n{source}\n{imageKey}\n{annotationKey}\n{featureHash}")), 0, 6);
    }

    /// <summary>An id as a part of the text that is hashed: with its length, so that no two ids run together.</summary>
    public static string Key(string idText) => FormattableString.Invariant($"text {idText.Length}:{idText}");

    [MethodImpl(HotPath.Compiled)]
    public static string Of(string source, long imageId, long annotationId, string featureHash)
    {
#if NET
        // As UTF-8 from the start: a hundred thousand texts would only be made to be encoded.
        var largest = Encoding.UTF8.GetMaxByteCount(source.Length + featureHash.Length) + 64;
        var bytes = largest <= 512 ? stackalloc byte[512] : new byte[largest];
        Utf8.TryWrite(bytes, CultureInfo.InvariantCulture, $"coco\n{source}\n{imageId}\n{annotationId}\n{featureHash}", out var length);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(bytes.Slice(0, length), digest);
        return Convert.ToBase64String(digest.Slice(0, 6));
#else
        var text = FormattableString.Invariant($"coco\n{source}\n{imageId}\n{annotationId}\n{featureHash}");
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0, 6);
#endif
    }
}
