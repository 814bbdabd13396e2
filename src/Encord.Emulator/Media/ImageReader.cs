using SkiaSharp;

namespace Encord.Emulator.Media;

/// <summary>Pictures of every kind that the graphics library knows; only their header is decoded.</summary>
internal static class ImageReader
{
    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        // The codec takes the stream with it.
        using var codec = SKCodec.Create(new SKManagedStream(content, disposeManagedStream: false));
        if (codec is null)
        {
            return null;
        }

        var turned = (int)codec.EncodedOrigin >= (int)SKEncodedOrigin.LeftTop;
        return new MediaInfo("image", MimeType(codec.EncodedFormat))
        {
            Width = turned ? codec.Info.Height : codec.Info.Width,
            Height = turned ? codec.Info.Width : codec.Info.Height,
        };
    }

    private static string MimeType(SKEncodedImageFormat format) => format switch
    {
        SKEncodedImageFormat.Jpeg => "image/jpeg",
        SKEncodedImageFormat.Ico => "image/x-icon",
        _ => "image/" + format.ToString().ToLowerInvariant(),
    };
}
