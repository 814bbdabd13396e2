using System.Buffers.Binary;
using System.IO.Compression;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>Reads PNG files without filters, written for the tests from the specification.</summary>
internal sealed class PngFile
{
    public PngFile(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], bytes[..8]);
        using var packed = new MemoryStream();
        for (var at = 8; at < bytes.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4);
            var data = bytes[(at + 8)..(at + 8 + length)];
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at + 8 + length)), Check(bytes.AsSpan(at + 4, length + 4)));
            Types.Add(type);
            if (type == "IHDR")
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(data);
                Height = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(4));
                (Depth, ColourType) = (data[8], data[9]);
            }
            else if (type == "PLTE")
            {
                Palette = data;
            }
            else if (type == "IDAT")
            {
                packed.Write(data);
            }

            at += 12 + length;
        }

        packed.Position = 0;
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        inflate.CopyTo(rows);
        var raw = rows.ToArray();
        var size = Depth / 8;
        Pixels = new int[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            var row = y * (1 + (Width * size));
            Assert.Equal(0, raw[row]);
            for (var x = 0; x < Width; x++)
            {
                Pixels[(y * Width) + x] = size == 1 ? raw[row + 1 + x] : (raw[row + 1 + (2 * x)] << 8) | raw[row + 2 + (2 * x)];
            }
        }
    }

    public List<string> Types { get; } = [];

    public int Width { get; }

    public int Height { get; }

    public int Depth { get; }

    public int ColourType { get; }

    public byte[]? Palette { get; }

    public int[] Pixels { get; }

    public int Count(int value) => Pixels.Count(pixel => pixel == value);

    /// <summary>The same file with another size in its header.</summary>
    public static byte[] SaysItIs(byte[] file, int width, int height)
    {
        var other = (byte[])file.Clone();
        BinaryPrimitives.WriteInt32BigEndian(other.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(other.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(other.AsSpan(29), Check(other.AsSpan(12, 17)));
        return other;
    }

    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        var check = 0xFFFFFFFF;
        foreach (var one in bytes)
        {
            check ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                check = (check & 1) != 0 ? (check >> 1) ^ 0xEDB88320 : check >> 1;
            }
        }

        return ~check;
    }
}
