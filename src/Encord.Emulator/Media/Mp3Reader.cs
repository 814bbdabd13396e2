using System.Buffers.Binary;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>MP3: the first frame's header, and its count of frames where an encoder left one; else the length by the bit rate.</summary>
internal static class Mp3Reader
{
    private static readonly int[] RatesOfVersion1 = [44100, 48000, 32000];
    private static readonly int[] BitRatesOfVersion1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] BitRatesOfVersion2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        var start = head.Length >= 10 && head.StartsWith("ID3"u8) ? 10 + ((head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9]) : 0;
        var frame = new byte[192];
        content.Position = Math.Min(start, content.Length);
        var length = content.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false);
        if (length < 48 || frame[0] != 0xFF || (frame[1] & 0xE6) != 0xE2)
        {
            return null;
        }

        var version = (frame[1] >> 3) & 3;
        var bitRate = frame[2] >> 4;
        var rate = (frame[2] >> 2) & 3;
        if (version == 1 || bitRate is 0 or 15 || rate == 3)
        {
            return null;
        }

        var isVersion1 = version == 3;
        var sampleRate = RatesOfVersion1[rate] >> (isVersion1 ? 0 : version == 2 ? 1 : 2);
        var channels = frame[3] >> 6 == 3 ? 1 : 2;
        var seconds = FrameCount(frame.AsSpan(0, length)) is { } frames
            ? frames * (isVersion1 ? 1152.0 : 576.0) / sampleRate
            : (content.Length - start) * 8 / (1000.0 * (isVersion1 ? BitRatesOfVersion1 : BitRatesOfVersion2)[bitRate]);
        return MediaInfo.Recording("audio/mpeg", seconds, new AudioFormat(sampleRate, 16, channels, "mp3"));
    }

    private static uint? FrameCount(ReadOnlySpan<byte> frame)
    {
        var mark = frame.IndexOf("Xing"u8);
        mark = mark < 0 ? frame.IndexOf("Info"u8) : mark;
        return mark >= 0 && mark + 12 <= frame.Length && (frame[mark + 7] & 1) == 1 ? BinaryPrimitives.ReadUInt32BigEndian(frame[(mark + 8)..]) : null;
    }
}
