using System.Buffers.Binary;

namespace Encord.Emulator.Learning;

/// <summary>The frames of an AVI file whose frames are JPEG pictures: the one kind of video that needs no video decoder.</summary>
internal static class MotionJpeg
{
    public static bool IsAvi(ReadOnlySpan<byte> content) =>
        content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("AVI "u8);

    /// <summary>Where each frame lies in the file.</summary>
    /// <exception cref="UnreadablePixelsException">The file is damaged, or its frames are no JPEG pictures.</exception>
    public static IReadOnlyList<Range> Frames(ReadOnlySpan<byte> content)
    {
        if (!IsAvi(content))
        {
            throw new UnreadablePixelsException("The content is not an AVI file.");
        }

        var frames = new List<Range>();
        Read(content, 12, content.Length, frames);
        foreach (var frame in frames)
        {
            if (!content[frame].StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            {
                throw new UnreadablePixelsException("Only AVI files whose frames are JPEG pictures can be decoded.");
            }
        }

        return frames;
    }

    private static void Read(ReadOnlySpan<byte> content, int position, int end, List<Range> frames)
    {
        while (position + 8 <= end)
        {
            var kind = content.Slice(position, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[(position + 4)..]);
            var start = position + 8;
            if (length > end - start)
            {
                throw new UnreadablePixelsException("The AVI file ends too early.");
            }

            if (kind.SequenceEqual("LIST"u8) && length >= 4)
            {
                var list = content.Slice(start, 4);
                if (list.SequenceEqual("movi"u8) || list.SequenceEqual("rec "u8))
                {
                    Read(content, start + 4, start + (int)length, frames);
                }
            }
            else if (length > 0 && (kind[2..].SequenceEqual("dc"u8) || kind[2..].SequenceEqual("db"u8)))
            {
                frames.Add(start..(start + (int)length));
            }

            // Chunks are padded to an even length.
            position = start + (int)length + (int)(length & 1);
        }
    }
}
