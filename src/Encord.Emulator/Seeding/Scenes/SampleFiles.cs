using System.Globalization;
using Encord.Emulator.Files;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Draws sample files when they are asked for; the key says everything, so nothing is stored.</summary>
internal sealed class SampleFiles : IObjectSource
{
    public const double FramesPerSecond = 10;

    public const int VideoFrames = 40;

    public static string SceneKey(string place, int number, int frame = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"sample/scene/{place}/{number:D4}/{frame}.png");

    public static string VideoKey(string place, int number) => string.Create(CultureInfo.InvariantCulture, $"sample/video/{place}/{number:D4}.avi");

    public static string SoundKey(int seconds, int number) => string.Create(CultureInfo.InvariantCulture, $"sample/audio/{seconds}/{number:D4}.wav");

    public static string ScanKey(int scan, int slice) => string.Create(CultureInfo.InvariantCulture, $"sample/scan/{scan:D4}/{slice}.dcm");

    /// <summary>The ground truth of a drawn street, by the key of its image, or by the key of its video and the frame.</summary>
    public static StreetScene? Truth(string key, int frame = 0) => Path.ChangeExtension(key, null).Split('/') switch
    {
        ["sample", "scene", var place, var number, var own] => StreetScene.Create(place, Number(number), Number(own)),
        ["sample", "video", var place, var number] => StreetScene.Create(place, Number(number), frame),
        _ => null,
    };

    public ObjectContent? Find(string objectKey) => Path.ChangeExtension(objectKey, null).Split('/') switch
    {
        ["sample", "scene", _, _, _] => Drawn("image/png", () => StreetPainter.Png(Truth(objectKey)!)),
        ["sample", "video", _, _] => Drawn("video/x-msvideo", () => Video(objectKey)),
        ["sample", "audio", var seconds, var number] => Drawn("audio/wav", () => SampleSound.Write(Number(seconds), Number(number))),
        ["sample", "scan", var scan, var slice] => Drawn("application/dicom", () => SampleScan.Write(Number(scan), Number(slice))),
        _ => null,
    };

    private static ObjectContent Drawn(string type, Func<byte[]> draw) => new(type, () => new MemoryStream(draw(), writable: false));

    private static byte[] Video(string key)
    {
        var frames = new byte[VideoFrames][];
        Parallel.For(0, frames.Length, frame => frames[frame] = StreetPainter.Jpeg(Truth(key, frame)!));
        return MotionJpegVideo.Write(frames, StreetScene.Width, StreetScene.Height, FramesPerSecond);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
