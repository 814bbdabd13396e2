using System.Buffers.Binary;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>FLAC: the first block says everything.</summary>
internal static class FlacReader
{
    private const int SettingsAt = 8 + 10;

    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (!head.StartsWith("fLaC"u8) || head.Length < SettingsAt + 8)
        {
            return null;
        }

        // 20 bits rate, 3 bits channels - 1, 5 bits depth - 1, 36 bits samples.
        var settings = BinaryPrimitives.ReadUInt64BigEndian(head[SettingsAt..]);
        var rate = (int)(settings >> 44);
        return rate == 0
            ? throw new InvalidDataException()
            : MediaInfo.Recording(
                "audio/flac",
                (double)(settings & 0xF_FFFF_FFFF) / rate,
                new AudioFormat(rate, (int)((settings >> 36) & 31) + 1, (int)((settings >> 41) & 7) + 1, "flac"));
    }
}
