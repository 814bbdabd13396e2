using System.Buffers.Binary;
using System.Text;
using Encord.Emulator.Datasets;

namespace Encord.Emulator.Media;

/// <summary>WebM and Matroska. Their header knows the length and the time of a frame, from which the number of frames follows.</summary>
internal static class MatroskaReader
{
    private const long Segment = 0x18538067;
    private const long Information = 0x1549A966;
    private const long TimeScale = 0x2AD7B1;
    private const long DurationId = 0x4489;
    private const long Tracks = 0x1654AE6B;
    private const long TrackEntry = 0xAE;
    private const long TrackType = 0x83;
    private const long DefaultDuration = 0x23E383;
    private const long CodecId = 0x86;
    private const long VideoSettings = 0xE0;
    private const long PixelWidth = 0xB0;
    private const long PixelHeight = 0xBA;
    private const long AudioSettings = 0xE1;
    private const long SamplingFrequency = 0xB5;
    private const long ChannelCount = 0x9F;
    private const long BitDepth = 0x6264;
    private const long Cluster = 0x1F43B675;

    public static MediaInfo? ReadVideo(ReadOnlySpan<byte> head, Stream content)
    {
        if (Read(head, content) is not { Seconds: > 0 } header || header.Track(1) is not { } track)
        {
            return null;
        }

        var rate = track.GetValueOrDefault(DefaultDuration) is double nanoseconds and > 0 ? Math.Round(1e9 / nanoseconds, 3) : 25;
        return new MediaInfo("video", header.IsWeb ? "video/webm" : "video/x-matroska")
        {
            Width = (int)track.GetValueOrDefault(PixelWidth),
            Height = (int)track.GetValueOrDefault(PixelHeight),
            Duration = header.Seconds,
            FramesPerSecond = rate,
            Frames = Math.Max(1, (int)Math.Round(header.Seconds * rate)),
        };
    }

    public static MediaInfo? ReadAudio(ReadOnlySpan<byte> head, Stream content) =>
        Read(head, content) is { Seconds: > 0 } header && header.Track(2) is { } track
            ? MediaInfo.Recording(
                header.IsWeb ? "audio/webm" : "audio/x-matroska",
                header.Seconds,
                new AudioFormat(
                    (int)track.GetValueOrDefault(SamplingFrequency, 8000), (int)track.GetValueOrDefault(BitDepth, 16),
                    (int)track.GetValueOrDefault(ChannelCount, 1), header.Codec))
            : null;

    private static Header? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (!head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
        {
            return null;
        }

        var header = new Header { IsWeb = Encoding.ASCII.GetString(head).Contains("webm", StringComparison.Ordinal) };
        header.Walk(content, content.Length);
        return header;
    }

    private sealed class Header
    {
        private readonly List<Dictionary<long, double>> _tracks = [];
        private double _duration;
        private double _scale = 1_000_000;
        private bool _ended;

        public bool IsWeb { get; init; }

        public string Codec { get; private set; } = "";

        public double Seconds => _duration * _scale / 1e9;

        /// <param name="type">1 video, 2 audio.</param>
        public Dictionary<long, double>? Track(int type) => _tracks.Find(track => (int)track.GetValueOrDefault(TrackType) == type);

        public void Walk(Stream content, long end)
        {
            while (!_ended && content.Position < end)
            {
                var id = Number(content, keepMark: true);
                var length = Number(content, keepMark: false);
                var start = content.Position;
                var elementEnd = length < 0 ? end : Math.Min(end, start + length);
                switch (id)
                {
                    case Segment or Information or Tracks or VideoSettings or AudioSettings:
                        Walk(content, elementEnd);
                        break;
                    case TrackEntry:
                        _tracks.Add([]);
                        Walk(content, elementEnd);
                        break;
                    case Cluster:
                        // The pictures begin here; everything that is wanted comes before.
                        _ended = true;
                        return;
                    case TimeScale:
                        _scale = Value(content, length);
                        break;
                    case DurationId:
                        _duration = Float(content, length);
                        break;
                    case SamplingFrequency when _tracks.Count > 0:
                        _tracks[^1][id] = Float(content, length);
                        break;
                    case CodecId when _tracks.Count > 0:
                        Codec = Encoding.ASCII.GetString(Bytes(content, length)).ToLowerInvariant();
                        break;
                    case TrackType or DefaultDuration or PixelWidth or PixelHeight or ChannelCount or BitDepth when _tracks.Count > 0:
                        _tracks[^1][id] = Value(content, length);
                        break;
                }

                content.Position = elementEnd;
            }
        }

        /// <summary>A number whose first byte tells its length; -1 for "unknown".</summary>
        private static long Number(Stream content, bool keepMark)
        {
            var first = content.ReadByte();
            if (first <= 0)
            {
                throw new InvalidDataException();
            }

            var length = System.Numerics.BitOperations.LeadingZeroCount((uint)first) - 24 + 1;
            long value = keepMark ? first : first & ((1 << (8 - length)) - 1);
            var isUnknown = !keepMark && value == (1 << (8 - length)) - 1;
            foreach (var next in Bytes(content, length - 1))
            {
                value = (value << 8) | next;
                isUnknown &= next == 0xFF;
            }

            return isUnknown ? -1 : value;
        }

        private static double Value(Stream content, long length) => Bytes(content, length).Aggregate(0L, (value, next) => (value << 8) | next);

        private static double Float(Stream content, long length) => length switch
        {
            4 => BinaryPrimitives.ReadSingleBigEndian(Bytes(content, 4)),
            8 => BinaryPrimitives.ReadDoubleBigEndian(Bytes(content, 8)),
            _ => throw new InvalidDataException(),
        };

        private static byte[] Bytes(Stream content, long length)
        {
            var bytes = new byte[length is >= 0 and <= 256 ? length : throw new InvalidDataException()];
            content.ReadExactly(bytes);
            return bytes;
        }
    }
}
