using System.IO.Compression;

namespace Encord.Client.Interchange.Masks;

/// <summary>Writes masks as PNG. The number of a pixel is in the file as it is: no colour space, no gamma, nothing that a reader could convert.</summary>
internal static class PngMask
{
    /// <summary>So many bytes can be summed up before a sum must be brought down.</summary>
    private const int AdlerRun = 5552;

    private const uint AdlerModulus = 65521;

    private static readonly uint[] Table = Enumerable.Range(0, 256).Select(i =>
    {
        var value = (uint)i;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
        }

        return value;
    }).ToArray();

    /// <param name="pixels">Row by row.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="isWide">Whether numbers have two bytes.</param>
    /// <param name="hasPalette">Whether numbers have colours for people; only with one byte.</param>
    public static byte[] Write(ushort[] pixels, int width, int height, bool isWide, bool hasPalette)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], 0, 8);
        Chunk(png, "IHDR", [.. Big((uint)width), .. Big((uint)height), (byte)(isWide ? 16 : 8), (byte)(hasPalette ? 3 : 0), 0, 0, 0]);
        if (hasPalette)
        {
            Chunk(png, "PLTE", Enumerable.Range(0, 256).Select(VocPalette.ColourOf).SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue }).ToArray());
        }

        Chunk(png, "IDAT", Packed(pixels, width, height, isWide));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Rows without filter, in the frame of zlib, which older frameworks do not have.</summary>
    private static byte[] Packed(ushort[] pixels, int width, int height, bool isWide)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(0x78);
        packed.WriteByte(0x9C);
        (uint a, uint b) = (1, 0);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + (width * (isWide ? 2 : 1))];
            for (var y = 0; y < height; y++)
            {
                // Most rows of a mask are the one above.
                var isSame = y > 0 && pixels.AsSpan(y * width, width).SequenceEqual(pixels.AsSpan((y - 1) * width, width));
                for (var x = 0; x < width && !isSame; x++)
                {
                    var value = pixels[(y * width) + x];
                    if (isWide)
                    {
                        row[1 + (2 * x)] = (byte)(value >> 8);
                        row[2 + (2 * x)] = (byte)value;
                    }
                    else
                    {
                        row[1 + x] = (byte)value;
                    }
                }

                deflate.Write(row, 0, row.Length);
                for (var i = 0; i < row.Length;)
                {
                    for (var end = Math.Min(row.Length, i + AdlerRun); i < end; i++)
                    {
                        a += row[i];
                        b += a;
                    }

                    (a, b) = (a % AdlerModulus, b % AdlerModulus);
                }
            }
        }

        packed.Write(Big((b << 16) | a), 0, 4);
        return packed.ToArray();
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
