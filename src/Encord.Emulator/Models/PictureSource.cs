using Encord.Emulator.Datasets;
using Encord.Emulator.Files;
using Encord.Emulator.Hosting;
using Encord.Emulator.Learning;

namespace Encord.Emulator.Models;

/// <summary>The pictures that a model can look at: of a data unit, or of a file that was sent along.</summary>
internal sealed class PictureSource(ObjectStore objects) : IEmulatorService
{
    /// <exception cref="UnreadablePixelsException">The emulator cannot get pictures out of it.</exception>
    public PictureSequence Of(DataRow data)
    {
        if (data.Images.Count > 0)
        {
            return new(data.Images.Count, frame => Bytes(data.Images[frame].ObjectKey, data.Images[frame].Title));
        }

        var bytes = Bytes(data.ObjectKey ?? "", data.Title);
        return MediaType.Of(bytes) is null && !MotionJpeg.IsAvi(bytes)
            ? throw new UnreadablePixelsException($"'{data.Title}' is neither a picture nor a video.")
            : Of(bytes);
    }

    /// <exception cref="UnreadablePixelsException">It is a kind of video that the emulator cannot decode.</exception>
    public static PictureSequence Of(byte[] bytes)
    {
        if (MotionJpeg.IsAvi(bytes))
        {
            var frames = MotionJpeg.Frames(bytes);
            return new(frames.Count, frame => bytes[frames[frame]]);
        }

        return MediaType.Of(bytes) is "video/mp4" or "video/webm"
            ? throw new UnreadablePixelsException("The emulator has no decoder for this kind of video; send pictures, or use a video of the sample data.")
            : new(1, _ => bytes);
    }

    private byte[] Bytes(string key, string title)
    {
        var found = objects.Find(key) ?? throw new UnreadablePixelsException($"The content of '{title}' is not on this server.");
        using var stream = found.Open();
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}

/// <summary>Pictures one after the other.</summary>
internal sealed record PictureSequence(int Count, Func<int, byte[]> Picture);
