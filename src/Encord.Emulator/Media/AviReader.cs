using System.Buffers.Binary;

namespace Encord.Emulator.Media;

/// <summary>AVI: everything is in the main header.</summary>
internal static class AviReader
{
    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (!Riff.Is(head, "AVI "))
        {
            return null;
        }

        MediaInfo? info = null;
        content.Position = 12;
        Riff.Walk(content, content.Length, (name, start, length) =>
        {
            if (name != "LIST")
            {
                return true;
            }

            // The first list is the header list: its own name, then its chunks.
            content.Position = start + 4;
            Riff.Walk(content, start + length, (inner, _, innerLength) =>
            {
                if (inner != "avih")
                {
                    return true;
                }

                var fields = new byte[Math.Min(innerLength, 56)];
                content.ReadExactly(fields);
                var microseconds = BinaryPrimitives.ReadUInt32LittleEndian(fields);
                var frames = BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(16));
                info = microseconds == 0 || frames == 0 ? null : new MediaInfo("video", "video/x-msvideo")
                {
                    Width = (int)BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(32)),
                    Height = (int)BinaryPrimitives.ReadUInt32LittleEndian(fields.AsSpan(36)),
                    Frames = (int)frames,
                    FramesPerSecond = Math.Round(1_000_000.0 / microseconds, 3),
                    Duration = frames * (double)microseconds / 1_000_000,
                };
                return false;
            });
            return false;
        });
        return info ?? throw new InvalidDataException();
    }
}
