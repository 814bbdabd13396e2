using System.Buffers.Binary;
using System.Text;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>
/// Fills drawn files up to a length that is known before they are drawn, so that sizes can be told without drawing hundreds of pictures at every
/// start. Readers skip what is filled in.
/// </summary>
internal static class FixedLength
{
    private const int PngOverhead = 12;
    private const int PngEndLength = 12;
    private const int RiffOverhead = 8;
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Puts a private chunk before the end of a PNG file.</summary>
    public static byte[] Png(byte[] file, int length)
    {
        var content = new byte[Room(file, length, PngOverhead)];
        var end = file.Length - PngEndLength;
        var name = "paDd"u8;
        byte[] padded = [.. file.AsSpan(0, end), .. Big((uint)content.Length), .. name, .. content, .. Big(Checksum([.. name, .. content])), .. file.AsSpan(end)];
        return padded;
    }

    /// <summary>Puts a junk chunk at the end of a RIFF file, such as AVI.</summary>
    public static byte[] Riff(byte[] file, int length)
    {
        byte[] padded = [.. file, .. Encoding.ASCII.GetBytes("JUNK"), .. new byte[4], .. new byte[Room(file, length, RiffOverhead)]];
        BinaryPrimitives.WriteInt32LittleEndian(padded.AsSpan(file.Length + 4), length - file.Length - RiffOverhead);
        BinaryPrimitives.WriteInt32LittleEndian(padded.AsSpan(4), length - RiffOverhead);
        return padded;
    }

    private static int Room(byte[] file, int length, int overhead) => length - file.Length - overhead is var room and >= 0
        ? room
        : throw new InvalidOperationException($"A drawn file has {file.Length} bytes, more than the {length} that are told of it.");

    private static byte[] Big(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>CRC-32 as PNG has it.</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 1 ? (sum >> 1) ^ Polynomial : sum >> 1;
            }
        }

        return ~sum;
    }
}
