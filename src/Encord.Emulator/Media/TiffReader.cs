using System.Buffers.Binary;

namespace Encord.Emulator.Media;

/// <summary>TIFF: the size and the orientation of the first picture, from its directory of tags.</summary>
internal static class TiffReader
{
    private const int EntryLength = 12;
    private const ushort WidthTag = 256;
    private const ushort HeightTag = 257;
    private const ushort OrientationTag = 274;
    private const ushort Short = 3;
    private const uint FirstTurned = 5;

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        var isLittle = head.StartsWith("II*\0"u8);
        if (!isLittle && !head.StartsWith("MM\0*"u8))
        {
            return null;
        }

        content.Position = Number(Bytes(content, at: 4, 4), isLittle);
        var count = Number(Bytes(content, content.Position, 2), isLittle);
        var entries = Bytes(content, content.Position, (int)count * EntryLength);
        uint width = 0, height = 0, orientation = 1;
        for (var at = 0; at < entries.Length; at += EntryLength)
        {
            var entry = entries.AsSpan(at, EntryLength);
            var value = Number(entry.Slice(8, Number(entry.Slice(2, 2), isLittle) == Short ? 2 : 4), isLittle);
            switch (Number(entry[..2], isLittle))
            {
                case WidthTag:
                    width = value;
                    break;
                case HeightTag:
                    height = value;
                    break;
                case OrientationTag:
                    orientation = value;
                    break;
            }
        }

        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            throw new InvalidDataException("The first picture of the file has no size.");
        }

        var isTurned = orientation >= FirstTurned;
        return new MediaInfo("image", "image/tiff") { Width = (int)(isTurned ? height : width), Height = (int)(isTurned ? width : height) };
    }

    private static byte[] Bytes(Stream content, long at, int count)
    {
        content.Position = at;
        var bytes = new byte[count];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) => (bytes.Length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };
}
