using System.Buffers.Binary;
using System.Text;
using Encord.Emulator.Files;
using Encord.Emulator.Seeding.Scenes;

namespace Encord.Emulator.CloudIntegrations;

/// <summary>
/// The clouds behind the integrations. There are none, so that they are made up: every address is a file of the kind that its ending says, drawn
/// from the address, and the same one each time. Scans in one folder are slices of one series. Only addresses with <c>missing</c> or
/// <c>unknown</c> in them lead nowhere, for trying what then happens.
/// </summary>
internal sealed class PretendBucket : IObjectSource
{
    private const string Place = "cloud";
    private const int Variety = 10_000;

    private static readonly string[] Nowhere = ["missing", "unknown"];

    private static readonly SampleFiles Drawn = new();

    public ObjectContent? Find(string objectKey)
    {
        if (!objectKey.Contains("://", StringComparison.Ordinal) || Nowhere.Any(word => objectKey.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var path = objectKey.Split('?', '#')[0];
        var number = NumberOf(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".jpg" or ".jpeg" => Made("image/jpeg", () => StreetPainter.Jpeg(StreetScene.Create(Place, number))),
            ".png" or ".bmp" or ".webp" or ".tif" or ".tiff" or ".gif" => Drawn.Find(SampleFiles.SceneKey(Place, number)),
            ".mp4" or ".mov" or ".avi" or ".webm" or ".mkv" or ".m4v" => Drawn.Find(SampleFiles.VideoKey(Place, number)),
            ".wav" or ".mp3" or ".flac" or ".m4a" or ".aac" => Drawn.Find(SampleFiles.SoundKey(1 + (number % 5), number)),
            ".dcm" or ".dicom" => Drawn.Find(SampleFiles.ScanKey(NumberOf(path[..path.LastIndexOf('/')]), number % SampleScan.Slices)),
            ".nii" or ".gz" => Made("application/nifti", Volume),
            ".pdf" => Made("application/pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Page/MediaBox[0 0 595 842]>>endobj\n%%EOF\n")),
            ".txt" or ".html" or ".htm" or ".md" or ".csv" or ".json" or ".xml" => Made("text/plain", () => Encoding.UTF8.GetBytes(objectKey)),
            _ => null,
        };
    }

    private static ObjectContent Made(string type, Func<byte[]> make) => new(type, () => new MemoryStream(make(), writable: false));

    private static int NumberOf(string text)
    {
        Span<byte> digest = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
        return (int)(BinaryPrimitives.ReadUInt32LittleEndian(digest) % Variety);
    }

    /// <summary>NIfTI-1 with 16 × 16 × 4 dark voxels of one byte.</summary>
    private static byte[] Volume()
    {
        const int header = 352;
        var file = new byte[header + (16 * 16 * 4)];
        BinaryPrimitives.WriteInt32LittleEndian(file, 348);
        short[] dimensions = [3, 16, 16, 4, 1, 1, 1, 1];
        for (var i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(40 + (2 * i)), dimensions[i]);
        }

        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(70), 2);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(72), 8);
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(108), header);
        "n+1"u8.CopyTo(file.AsSpan(344));
        return file;
    }
}
