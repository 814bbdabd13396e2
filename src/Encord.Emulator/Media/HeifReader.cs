using System.Buffers.Binary;
using System.Text;

namespace Encord.Emulator.Media;

/// <summary>HEIF and AVIF: the size of the primary picture, from the properties that are associated with it.</summary>
internal static class HeifReader
{
    private const int HeaderLength = 8;
    private const int FullBoxLength = 4;
    private const int LargestMeta = 16 * 1024 * 1024;

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (head.Length < 12 || !head[4..8].SequenceEqual("ftyp"u8))
        {
            return null;
        }

        var mimeType = Encoding.ASCII.GetString(head[8..12]) switch
        {
            "avif" or "avis" => "image/avif",
            "heic" or "heix" or "hevc" or "hevx" => "image/heic",
            "mif1" or "msf1" => "image/heif",
            _ => null,
        };
        if (mimeType is null)
        {
            return null;
        }

        var meta = Meta(content).AsSpan(FullBoxLength);
        if (!Child(meta, "iprp"u8, out var properties) || !Child(properties, "ipco"u8, out var all) || !Child(properties, "ipma"u8, out var associations))
        {
            throw new InvalidDataException("The pictures of the file have no properties.");
        }

        var primary = Child(meta, "pitm"u8, out var item) ? Primary(item) : 1;
        return Describe(Boxes(all), PropertiesOf(associations, primary), mimeType);
    }

    private static MediaInfo Describe(List<(string Name, byte[] Content)> properties, List<int> own, string mimeType)
    {
        uint width = 0, height = 0;
        var isTurned = false;
        foreach (var number in own.Where(number => number >= 1 && number <= properties.Count))
        {
            var (name, content) = properties[number - 1];
            if (name == "ispe")
            {
                width = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(FullBoxLength));
                height = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(FullBoxLength + 4));
            }
            else if (name == "irot")
            {
                // Quarter turns.
                isTurned = content[0] % 2 == 1;
            }
        }

        return width is 0 or > int.MaxValue || height is 0 or > int.MaxValue
            ? throw new InvalidDataException("The primary picture of the file has no size.")
            : new MediaInfo("image", mimeType) { Width = (int)(isTurned ? height : width), Height = (int)(isTurned ? width : height) };
    }

    /// <summary>The content of the first <c>meta</c> box of the file.</summary>
    private static byte[] Meta(Stream content)
    {
        content.Position = 0;
        var header = new byte[HeaderLength];
        while (content.Position < content.Length)
        {
            content.ReadExactly(header);
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (header.AsSpan(4).SequenceEqual("meta"u8))
            {
                if (length is < HeaderLength + FullBoxLength or > LargestMeta)
                {
                    break;
                }

                var meta = new byte[length - HeaderLength];
                content.ReadExactly(meta);
                return meta;
            }

            if (length < HeaderLength)
            {
                break;
            }

            content.Position += length - HeaderLength;
        }

        throw new InvalidDataException("The file does not describe its pictures.");
    }

    private static List<(string Name, byte[] Content)> Boxes(ReadOnlySpan<byte> parent)
    {
        var boxes = new List<(string, byte[])>();
        while (parent.Length >= HeaderLength)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(parent), int.MaxValue);
            if (length < HeaderLength || length > parent.Length)
            {
                throw new InvalidDataException("A box is longer than what it is in.");
            }

            boxes.Add((Encoding.ASCII.GetString(parent[4..HeaderLength]), parent[HeaderLength..length].ToArray()));
            parent = parent[length..];
        }

        return boxes;
    }

    private static bool Child(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name, out byte[] content)
    {
        var wanted = Encoding.ASCII.GetString(name);
        content = Boxes(parent).Find(box => box.Name == wanted).Content;
        return content is not null;
    }

    private static uint Primary(ReadOnlySpan<byte> box) =>
        box[0] == 0 ? BinaryPrimitives.ReadUInt16BigEndian(box[FullBoxLength..]) : BinaryPrimitives.ReadUInt32BigEndian(box[FullBoxLength..]);

    /// <summary>The numbers, from 1, of the properties of a picture.</summary>
    private static List<int> PropertiesOf(ReadOnlySpan<byte> box, uint picture)
    {
        var (hasLongIds, hasLongNumbers) = (box[0] >= 1, (box[3] & 1) == 1);
        var count = BinaryPrimitives.ReadUInt32BigEndian(box[FullBoxLength..]);
        var rest = box[(FullBoxLength + 4)..];
        for (var i = 0u; i < count; i++)
        {
            var id = hasLongIds ? BinaryPrimitives.ReadUInt32BigEndian(rest) : BinaryPrimitives.ReadUInt16BigEndian(rest);
            rest = rest[(hasLongIds ? 4 : 2)..];
            int associated = rest[0];
            rest = rest[1..];
            var numbers = new List<int>();
            for (var j = 0; j < associated; j++)
            {
                numbers.Add(hasLongNumbers ? BinaryPrimitives.ReadUInt16BigEndian(rest) & 0x7fff : rest[0] & 0x7f);
                rest = rest[(hasLongNumbers ? 2 : 1)..];
            }

            if (id == picture)
            {
                return numbers;
            }
        }

        throw new InvalidDataException("The primary picture has no properties.");
    }
}
