using System.Buffers.Binary;
using System.Text;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>MP4, QuickTime and M4A: boxes inside boxes; each track tells its kind, its time scale and its samples.</summary>
internal static class Mp4Reader
{
    private static readonly HashSet<string> Containers = ["moov", "trak", "mdia", "minf", "stbl"];

    public static MediaInfo? ReadVideo(ReadOnlySpan<byte> head, Stream content)
    {
        if (!IsMp4(head))
        {
            return null;
        }

        if (Tracks(content).FirstOrDefault(track => track.Handler == "vide") is not { } track)
        {
            return null;
        }

        var duration = track.Seconds;
        return new MediaInfo("video", head[8..12].SequenceEqual("qt  "u8) ? "video/quicktime" : "video/mp4")
        {
            Width = track.Width,
            Height = track.Height,
            Frames = Math.Max(1, track.Samples),
            Duration = duration,
            FramesPerSecond = duration > 0 ? Math.Round(track.Samples / duration, 3) : null,
        };
    }

    public static MediaInfo? ReadAudio(ReadOnlySpan<byte> head, Stream content) =>
        IsMp4(head) && Tracks(content).FirstOrDefault(track => track.Handler == "soun") is { } track
            ? MediaInfo.Recording(
                "audio/mp4", track.Seconds, new AudioFormat(track.SampleRate, track.BitDepth, track.Channels, track.Codec == "mp4a" ? "aac" : track.Codec))
            : null;

    private static bool IsMp4(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && (head[4..8].SequenceEqual("ftyp"u8) || head[4..8].SequenceEqual("moov"u8));

    private static List<Track> Tracks(Stream content)
    {
        var tracks = new List<Track>();
        Walk(content, content.Length, tracks);
        return tracks.Count > 0 ? tracks : throw new InvalidDataException();
    }

    private static void Walk(Stream content, long end, List<Track> tracks)
    {
        var header = new byte[16];
        while (content.Position + 8 <= end)
        {
            var start = content.Position;
            content.ReadExactly(header.AsSpan(0, 8));
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            var name = Encoding.ASCII.GetString(header, 4, 4);
            if (length == 1)
            {
                content.ReadExactly(header.AsSpan(8, 8));
                length = BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(8));
            }

            var boxEnd = length == 0 ? end : Math.Min(end, start + length);
            if (boxEnd <= start)
            {
                throw new InvalidDataException();
            }

            if (name == "trak")
            {
                tracks.Add(new Track());
            }

            if (Containers.Contains(name))
            {
                Walk(content, boxEnd, tracks);
            }
            else if (tracks.Count > 0)
            {
                tracks[^1].Read(name, content);
            }

            content.Position = boxEnd;
        }
    }

    private sealed class Track
    {
        private uint _timeScale;
        private ulong _duration;

        public string Handler { get; private set; } = "";

        public string Codec { get; private set; } = "";

        public int Width { get; private set; }

        public int Height { get; private set; }

        public int Samples { get; private set; }

        public int Channels { get; private set; }

        public int BitDepth { get; private set; }

        public int SampleRate { get; private set; }

        public double Seconds => _timeScale == 0 ? 0 : (double)_duration / _timeScale;

        public void Read(string name, Stream content)
        {
            switch (name)
            {
                case "mdhd":
                    ReadTimes(content);
                    break;
                case "hdlr":
                    Handler = Encoding.ASCII.GetString(Bytes(content, 12), 8, 4);
                    break;
                case "stsz":
                    Samples = (int)BinaryPrimitives.ReadUInt32BigEndian(Bytes(content, 12).AsSpan(8));
                    break;
                case "stsd":
                    ReadDescription(content);
                    break;
            }
        }

        private static byte[] Bytes(Stream content, int count)
        {
            var bytes = new byte[count];
            content.ReadExactly(bytes);
            return bytes;
        }

        private void ReadTimes(Stream content)
        {
            var isLong = Bytes(content, 4)[0] == 1;
            var fields = Bytes(content, isLong ? 28 : 16);
            _timeScale = BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(isLong ? 16 : 8));
            _duration = isLong ? BinaryPrimitives.ReadUInt64BigEndian(fields.AsSpan(20)) : BinaryPrimitives.ReadUInt32BigEndian(fields.AsSpan(12));
        }

        /// <summary>The first sample entry; what its fields mean depends on the handler, which comes before it.</summary>
        private void ReadDescription(Stream content)
        {
            var entry = Bytes(content, 8 + 36).AsSpan(8);
            Codec = Encoding.ASCII.GetString(entry[4..8]);
            if (Handler == "vide")
            {
                Width = BinaryPrimitives.ReadUInt16BigEndian(entry[32..]);
                Height = BinaryPrimitives.ReadUInt16BigEndian(entry[34..]);
            }
            else if (Handler == "soun")
            {
                Channels = BinaryPrimitives.ReadUInt16BigEndian(entry[24..]);
                BitDepth = BinaryPrimitives.ReadUInt16BigEndian(entry[26..]);
                SampleRate = BinaryPrimitives.ReadUInt16BigEndian(entry[32..]);
            }
        }
    }
}
