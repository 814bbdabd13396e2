using System.Buffers.Binary;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>WAV: the format chunk says how the samples are, the data chunk how many.</summary>
internal static class WavReader
{
    private const ushort Float = 3;

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (!Riff.Is(head, "WAVE"))
        {
            return null;
        }

        AudioFormat? format = null;
        uint bytesPerSecond = 0;
        long dataLength = -1;
        content.Position = 12;
        Riff.Walk(content, content.Length, (name, start, length) =>
        {
            if (name == "fmt ")
            {
                var fields = new byte[16];
                content.ReadExactly(fields);
                var depth = BinaryPrimitives.ReadUInt16LittleEndian(fields.AsSpan(14));
                var codec = BinaryPrimitives.ReadUInt16LittleEndian(fields) == Float ? $"pcm_f{depth}le" : depth == 8 ? "pcm_u8" : $"pcm_s{depth}le";
                format = new AudioFormat(
                    (int)BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(4)), depth, BinaryPrimitives.ReadUInt16LittleEndian(fields.AsSpan(2)), codec);
                bytesPerSecond = BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(8));
            }
            else if (name == "data")
            {
                // A recorder that was cut off leaves a length that the file does not have.
                dataLength = Math.Min(length, content.Length - start);
                return false;
            }

            return true;
        });
        return format is not null && bytesPerSecond > 0 && dataLength >= 0
            ? MediaInfo.Recording("audio/wav", (double)dataLength / bytesPerSecond, format)
            : throw new InvalidDataException();
    }
}
