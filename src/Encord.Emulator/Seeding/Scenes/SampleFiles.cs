using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Encord.Emulator.Files;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Draws sample files when they are asked for; the key says everything, so nothing is stored.</summary>
internal sealed class SampleFiles : IObjectSource
{
    /// <summary>The same key is the same drawing in every emulator, so that its length is found out once.</summary>
    private static readonly ConcurrentDictionary<string, long> Lengths = new(StringComparer.Ordinal);

    public const double FramesPerSecond = 10;

    public const int VideoFrames = 40;

    /// <summary>Bytes of every picture of a street.</summary>
    private const int SceneLength = 112 * 1024;

    /// <summary>Bytes of every video of a street.</summary>
    private const int VideoLength = 1024 * 1024;

    public static string SceneKey(string place, int number, int frame = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"sample/scene/{place}/{number:D4}/{frame}.png");

    public static string VideoKey(string place, int number) => string.Create(CultureInfo.InvariantCulture, $"sample/video/{place}/{number:D4}.avi");

    public static string SoundKey(int seconds, int number) => string.Create(CultureInfo.InvariantCulture, $"sample/audio/{seconds}/{number:D4}.wav");

    public static string ScanKey(int scan, int slice) => string.Create(CultureInfo.InvariantCulture, $"sample/scan/{scan:D4}/{slice}.dcm");

    /// <summary>A plain picture of a given size.</summary>
    /// <param name="extension"><c>.jpg</c> or <c>.png</c>.</param>
    public static string PlainKey(int number, int width, int height, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"sample/plain/{number:D4}/{width}x{height}{extension}");

    /// <summary>A plain video of a given size.</summary>
    public static string FilmKey(int number, int width, int height, int frames, double framesPerSecond) =>
        string.Create(CultureInfo.InvariantCulture, $"sample/film/{number:D4}/{width}x{height}x{frames}x{framesPerSecond}.avi");

    /// <summary>Bytes of the file.</summary>
    public static long LengthOf(string key) => key.Split('/') switch
    {
        ["sample", "scene", ..] => SceneLength,
        ["sample", "video", ..] => VideoLength,
        _ => DrawnLength(key),
    };

    private static long DrawnLength(string key) => Lengths.GetOrAdd(key, static key =>
    {
        using var stream = (Draw(key) ?? throw new ArgumentException($"Nothing is drawn for '{key}'.", nameof(key))).Open();
        return stream.Length;
    });

    /// <summary>The ground truth of a drawn street, by the key of its image, or by the key of its video and the frame.</summary>
    public static StreetScene? Truth(string key, int frame = 0) => Path.ChangeExtension(key, null).Split('/') switch
    {
        ["sample", "scene", var place, var number, var own] => StreetScene.Create(place, Number(number), Number(own)),
        ["sample", "video", var place, var number] => StreetScene.Create(place, Number(number), frame),
        _ => null,
    };

    // Drawn the same each time.
    public ObjectContent? Find(string objectKey) => Draw(objectKey) is { } drawn ? drawn with { Tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(objectKey)).AsSpan(0, 8)) } : null;

    private static ObjectContent? Draw(string objectKey) => Path.ChangeExtension(objectKey, null).Split('/') switch
    {
        ["sample", "scene", _, _, _] => Drawn("image/png", () => FixedLength.Png(StreetPainter.Png(Truth(objectKey)!), SceneLength)),
        ["sample", "video", _, _] => Drawn("video/x-msvideo", () => Video(objectKey)),
        ["sample", "plain", var number, var size] when size.Split('x') is [var width, var height] => Plain(objectKey, Number(number), Number(width), Number(height)),
        ["sample", "film", var number, var size] when size.Split('x') is [var width, var height, var frames, var rate] => Drawn("video/x-msvideo", () =>
            Film(Number(number), Number(width), Number(height), Number(frames), double.Parse(rate, CultureInfo.InvariantCulture))),
        ["sample", "audio", var seconds, var number] => Drawn("audio/wav", () => SampleSound.Write(Number(seconds), Number(number))),
        ["sample", "scan", var scan, var slice] => Drawn("application/dicom", () => SampleScan.Write(Number(scan), Number(slice))),
        _ => null,
    };

    private static ObjectContent Drawn(string type, Func<byte[]> draw) => new(type, () => new MemoryStream(draw(), writable: false));

    private static ObjectContent Plain(string key, int number, int width, int height) => key.EndsWith(".jpg", StringComparison.Ordinal)
        ? Drawn("image/jpeg", () => PlainPicture.Jpeg(width, height, number, frame: 0))
        : Drawn("image/png", () => PlainPicture.Png(width, height, number));

    private static byte[] Film(int number, int width, int height, int frames, double framesPerSecond) => MotionJpegVideo.Write(
        [.. Enumerable.Range(0, frames).Select(frame => PlainPicture.Jpeg(width, height, number, frame))], width, height, framesPerSecond);

    private static byte[] Video(string key)
    {
        var frames = new byte[VideoFrames][];
        Parallel.For(0, frames.Length, frame => frames[frame] = StreetPainter.Jpeg(Truth(key, frame)!));
        return FixedLength.Riff(MotionJpegVideo.Write(frames, StreetScene.Width, StreetScene.Height, FramesPerSecond), VideoLength);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
