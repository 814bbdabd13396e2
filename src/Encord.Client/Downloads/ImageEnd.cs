using System.Buffers.Binary;

namespace Encord.Client.Downloads;

/// <summary>Whether a picture file is there to its end. Decoders fill what is missing with grey and say nothing.</summary>
internal static class ImageEnd
{
    private static readonly byte[] OfPng = [(byte)'I', (byte)'E', (byte)'N', (byte)'D'];

    private static readonly byte[] OfJpeg = [0xFF, 0xD9];

    /// <summary>
    /// JPEG and PNG files have a mark at their end. Cameras append other data behind it, so it may lie anywhere in the second half. WebP and BMP files say how long they are. Decoders
    /// notice it themselves where a TIFF file ends too early.
    /// </summary>
    /// <param name="file">All bytes of it.</param>
    public static bool IsThere(byte[] file) => FileKind.ExtensionOf(file, null, "") switch
    {
        ".jpg" => Has(file, OfJpeg),
        ".png" => Has(file, OfPng),
        ".webp" => file.Length >= 12 && BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4)) + 8L <= file.Length,
        ".bmp" => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(2)) <= file.Length,
        _ => true,
    };

    private static bool Has(byte[] file, byte[] mark)
    {
        for (var at = file.Length - mark.Length; at >= file.Length / 2; at--)
        {
            if (file.AsSpan(at, mark.Length).SequenceEqual(mark))
            {
                return true;
            }
        }

        return false;
    }
}
