using System.Text;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Writes frames as an AVI file with Motion JPEG, which common players and decoders read.</summary>
internal static class MotionJpegVideo
{
    private const int HeaderLength = 56;
    private const int StreamHeaderLength = 56;
    private const int FormatLength = 40;
    private const int HasIndex = 0x10;
    private const int KeyFrame = 0x10;

    public static byte[] Write(IReadOnlyList<byte[]> frames, int width, int height, double framesPerSecond)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var largest = frames.Max(frame => frame.Length);
        var riff = Begin(writer, "RIFF", "AVI ");
        var headers = Begin(writer, "LIST", "hdrl");
        WriteMainHeader(writer, frames.Count, width, height, framesPerSecond, largest);
        var streamList = Begin(writer, "LIST", "strl");
        WriteStreamHeader(writer, frames.Count, width, height, framesPerSecond, largest);
        End(writer, streamList);
        End(writer, headers);

        var movie = Begin(writer, "LIST", "movi");
        var index = new List<(int Offset, int Length)>();
        foreach (var frame in frames)
        {
            index.Add(((int)stream.Position - movie - 4, frame.Length));
            Name(writer, "00dc");
            writer.Write(frame.Length);
            writer.Write(frame);
            if (frame.Length % 2 == 1)
            {
                writer.Write((byte)0);
            }
        }

        End(writer, movie);
        var indexAt = Begin(writer, "idx1", null);
        foreach (var (offset, length) in index)
        {
            Name(writer, "00dc");
            writer.Write(KeyFrame);
            writer.Write(offset);
            writer.Write(length);
        }

        End(writer, indexAt);
        End(writer, riff);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteMainHeader(BinaryWriter writer, int frames, int width, int height, double framesPerSecond, int largest)
    {
        Name(writer, "avih");
        writer.Write(HeaderLength);
        writer.Write((int)Math.Round(1e6 / framesPerSecond));
        writer.Write(0); // bytes per second
        writer.Write(0); // padding
        writer.Write(HasIndex);
        writer.Write(frames);
        writer.Write(0); // initial frames
        writer.Write(1); // streams
        writer.Write(largest);
        writer.Write(width);
        writer.Write(height);
        writer.Write(new byte[16]);
    }

    private static void WriteStreamHeader(BinaryWriter writer, int frames, int width, int height, double framesPerSecond, int largest)
    {
        Name(writer, "strh");
        writer.Write(StreamHeaderLength);
        Name(writer, "vids");
        Name(writer, "MJPG");
        writer.Write(0); // flags
        writer.Write(0); // priority and language
        writer.Write(0); // initial frames
        writer.Write(1000);
        writer.Write((int)Math.Round(framesPerSecond * 1000));
        writer.Write(0); // start
        writer.Write(frames);
        writer.Write(largest);
        writer.Write(-1); // quality
        writer.Write(0); // sample size
        writer.Write((short)0);
        writer.Write((short)0);
        writer.Write((short)width);
        writer.Write((short)height);
        Name(writer, "strf");
        writer.Write(FormatLength);
        writer.Write(FormatLength);
        writer.Write(width);
        writer.Write(height);
        writer.Write((short)1);
        writer.Write((short)24);
        Name(writer, "MJPG");
        writer.Write(width * height * 3);
        writer.Write(new byte[16]);
    }

    /// <returns>Where the chunk's content begins.</returns>
    private static int Begin(BinaryWriter writer, string name, string? kind)
    {
        Name(writer, name);
        writer.Write(0);
        var start = (int)writer.BaseStream.Position;
        if (kind is not null)
        {
            Name(writer, kind);
        }

        return start;
    }

    private static void End(BinaryWriter writer, int start)
    {
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = start - 4;
        writer.Write((int)(end - start));
        writer.BaseStream.Position = end;
    }

    private static void Name(BinaryWriter writer, string name) => writer.Write(Encoding.ASCII.GetBytes(name));
}
