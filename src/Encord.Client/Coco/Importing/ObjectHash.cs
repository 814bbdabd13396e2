using System.Security.Cryptography;
using System.Text;

namespace Encord.Client.Coco.Importing;

/// <summary>
/// Object hashes that follow from the ids of the file, so that the same annotation is the same object in every import. They look like those that the
/// platform's clients make: six bytes in base64.
/// </summary>
internal static class ObjectHash
{
    public static string Of(string source, long imageId, long annotationId, string featureHash)
    {
        byte[] text = Encoding.UTF8.GetBytes(FormattableString.Invariant($"coco\n{source}\n{imageId}\n{annotationId}\n{featureHash}"));
#if NET
        byte[] digest = SHA256.HashData(text);
#else
        using var sha = SHA256.Create();
        byte[] digest = sha.ComputeHash(text);
#endif
        return Convert.ToBase64String(digest, 0, 6);
    }
}
