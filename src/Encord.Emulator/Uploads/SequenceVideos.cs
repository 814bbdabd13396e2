using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Media;
using Encord.Emulator.Seeding.Scenes;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;
using SkiaSharp;

namespace Encord.Emulator.Uploads;

/// <summary>Makes the video that an image sequence is shown as: every picture a frame, scaled to the size of the first.</summary>
internal sealed class SequenceVideos(FileStore files, UploadStore uploads, ObjectStore objects) : IEmulatorService
{
    private const double FramesPerSecond = 10;
    private const int Quality = 85;
    private const string MimeType = "video/x-msvideo";

    /// <exception cref="UnreadableMediaException">A picture cannot be decoded here.</exception>
    public StorageItem WithVideo(StorageItem sequence, IReadOnlyList<StorageItem> pictures, Caller caller)
    {
        var (width, height) = (pictures[0].Width!.Value, pictures[0].Height!.Value);
        var video = MotionJpegVideo.Write([.. pictures.Select(picture => Frame(picture, width, height))], width, height, FramesPerSecond);
        var place = uploads.Reserve(caller.Email, "video", 1, sequence.Name)[0];
        using var content = new MemoryStream(video, writable: false);
        files.Save(place.ObjectKey, content);
        uploads.Complete(place.ObjectKey, MimeType, video.Length);
        return sequence with
        {
            ObjectKey = place.ObjectKey,
            MimeType = MimeType,
            FileSize = video.Length,
            FramesPerSecond = FramesPerSecond,
            Duration = pictures.Count / FramesPerSecond,
        };
    }

    private byte[] Frame(StorageItem picture, int width, int height)
    {
        var content = (picture.ObjectKey ?? picture.Url) is { } key ? objects.Find(key) : null;
        using var stream = (content ?? throw new UnreadableMediaException($"The emulator does not have the bytes of '{picture.Name}'.")).Open();
        using var decoded = SKBitmap.Decode(stream)
            ?? throw new UnreadableMediaException($"The emulator cannot decode '{picture.Name}', so that it cannot make a video of it. Use JPEG or PNG.");
        using var scaled = new SKBitmap(width, height);
        decoded.ScalePixels(scaled, new SKSamplingOptions(SKFilterMode.Linear));
        using var data = scaled.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
