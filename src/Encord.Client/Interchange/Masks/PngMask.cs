using System.IO.Compression;

namespace Encord.Client.Interchange.Masks;

/// <summary>Writes masks as PNG. The number of a pixel is in the file as it is: no colour space, no gamma, nothing that a reader could convert.</summary>
internal static class PngMask
{
    private const ulong AdlerModulus = 65521;

    private static readonly uint[] Table = Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }).ToArray();

    /// <param name="drawing">What is on it.</param>
    /// <param name="numbers">What the numbers of the drawing become; null for themselves.</param>
    /// <param name="isWide">Whether numbers have two bytes.</param>
    /// <param name="hasPalette">Whether numbers have colours for people; only with one byte.</param>
    public static byte[] Write(MaskDrawing drawing, ushort[]? numbers, bool isWide, bool hasPalette)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], 0, 8);
        Chunk(png, "IHDR", [.. Big((uint)drawing.Width), .. Big((uint)drawing.Height), (byte)(isWide ? 16 : 8), (byte)(hasPalette ? 3 : 0), 0, 0, 0]);
        if (hasPalette)
        {
            Chunk(png, "PLTE", Enumerable.Range(0, 256).Select(VocPalette.ColourOf).SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue }).ToArray());
        }

        Chunk(png, "IDAT", Packed(drawing, numbers, isWide));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Rows without filter, in the frame of zlib, which older frameworks do not have.</summary>
    private static byte[] Packed(MaskDrawing drawing, ushort[]? numbers, bool isWide)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(0x78);
        packed.WriteByte(0x9C);
        (ulong a, ulong b) = (1, 0);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var bytes = new byte[1 + (drawing.Width * (isWide ? 2 : 1))];
            (ulong sum, ulong weighted) = (0, 0);
            for (var y = 0; y < drawing.Height; y++)
            {
                if (!drawing.IsAsAbove(y))
                {
                    Fill(bytes, drawing.Row(y), numbers, isWide);
                    (sum, weighted) = SumsOf(bytes);
                }

                deflate.Write(bytes, 0, bytes.Length);
                b = (b + ((ulong)bytes.Length * a) + weighted) % AdlerModulus;
                a = (a + sum) % AdlerModulus;
            }
        }

        packed.Write(Big((uint)((b << 16) | a)), 0, 4);
        return packed.ToArray();
    }

    /// <summary>Puts a row into bytes, behind the one that says how it is filtered: not at all.</summary>
    private static void Fill(byte[] bytes, ReadOnlySpan<ushort> row, ushort[]? numbers, bool isWide)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var value = numbers is null ? row[x] : numbers[row[x]];
            if (isWide)
            {
                bytes[1 + (2 * x)] = (byte)(value >> 8);
                bytes[2 + (2 * x)] = (byte)value;
            }
            else
            {
                bytes[1 + x] = (byte)value;
            }
        }
    }

    /// <summary>What a row adds to the two sums of Adler-32: its bytes, and its bytes times their distance from its end.</summary>
    private static (ulong Sum, ulong Weighted) SumsOf(byte[] bytes)
    {
        (ulong sum, ulong weighted) = (0, 0);
        foreach (var one in bytes)
        {
            sum += one;
            weighted += sum;
        }

        return (sum, weighted);
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        var name = System.Text.Encoding.ASCII.GetBytes(type);
        png.Write(Big((uint)data.Length), 0, 4);
        png.Write(name, 0, 4);
        png.Write(data, 0, data.Length);
        var check = 0xFFFFFFFF;
        foreach (var one in name.Concat(data))
        {
            check = Table[(check ^ one) & 0xFF] ^ (check >> 8);
        }

        png.Write(Big(check ^ 0xFFFFFFFF), 0, 4);
    }

    private static byte[] Big(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];
}
