using System.Security.Cryptography;
using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>What an annotation without an id is known by: what it says of its shape. Of several that say the same, their number in the file.</summary>
internal sealed class ContentIdentity
{
    private readonly Dictionary<(long Image, string Feature, string Digest), int> _seen = [];

    public void Clear() => _seen.Clear();

    public string KeyOf(CocoAnnotation annotation, string featureHash)
    {
        var digest = Digest(annotation);
        (long, string, string) content = (annotation.ImageId, featureHash, digest);
        _seen.TryGetValue(content, out var before);
        _seen[content] = before + 1;
        return FormattableString.Invariant($"content {digest} {before}");
    }

    private static string Digest(CocoAnnotation annotation)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var number in annotation.HasBox ? annotation.Box : [])
        {
            // Zero has two forms.
            writer.Write(number + 0.0);
        }

        writer.Write((int)annotation.Segmentation);
        annotation.Coordinates.ForEach(number => writer.Write(number + 0.0));
        annotation.RingEnds.ForEach(writer.Write);
        annotation.MaskCounts.ForEach(writer.Write);
        annotation.Keypoints.ForEach(number => writer.Write(number + 0.0));
        writer.Write(annotation.Rotation ?? 0);
        writer.Flush();
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(bytes.ToArray()), 0, 15);
    }
}
