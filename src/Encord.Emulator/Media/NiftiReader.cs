using System.Buffers.Binary;
using System.IO.Compression;

namespace Encord.Emulator.Media;

/// <summary>NIfTI-1, plain or compressed: three dimensions, of which the third is slices.</summary>
internal static class NiftiReader
{
    private const int HeaderLength = 348;

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        var header = new byte[HeaderLength];
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            using var plain = new GZipStream(content, CompressionMode.Decompress, leaveOpen: true);
            plain.ReadExactly(header);
        }
        else if (content.Length >= HeaderLength)
        {
            content.ReadExactly(header);
        }

        if (!header.AsSpan(344, 2).SequenceEqual("n+"u8) && !header.AsSpan(344, 2).SequenceEqual("ni"u8))
        {
            return null;
        }

        var isLittle = BinaryPrimitives.ReadInt32LittleEndian(header) == HeaderLength;
        int Dimension(int index) => isLittle
            ? BinaryPrimitives.ReadInt16LittleEndian(header.AsSpan(40 + (2 * index)))
            : BinaryPrimitives.ReadInt16BigEndian(header.AsSpan(40 + (2 * index)));
        return new MediaInfo("nifti", "application/nifti") { Width = Dimension(1), Height = Dimension(2), Frames = Math.Max(1, Dimension(3)) };
    }
}
