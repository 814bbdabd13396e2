using SkiaSharp;

namespace Encord.Emulator.Learning;

/// <summary>A decoded picture in the size the learner works in: red, green and blue as 0…1, pixel after pixel.</summary>
internal sealed class PixelImage
{
    /// <summary>A picture that claims more pixels than this is not decoded: a few bytes can claim a lot.</summary>
    private const long MaximumPixels = 120L * 1000 * 1000;

    private PixelImage(int width, int height, int sourceWidth, int sourceHeight, float[] colours)
    {
        Width = width;
        Height = height;
        SourceWidth = sourceWidth;
        SourceHeight = sourceHeight;
        Colours = colours;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The width of the picture as it was given.</summary>
    public int SourceWidth { get; }

    public int SourceHeight { get; }

    /// <summary>Three numbers per pixel.</summary>
    public float[] Colours { get; }

    public int Count => Width * Height;

    /// <summary>Decodes a picture and scales it so that its longer side is at most <paramref name="workingSide"/>.</summary>
    /// <exception cref="UnreadablePixelsException">The bytes are not a picture that can be decoded, or too large a one.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> content, int workingSide)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data) ?? throw new UnreadablePixelsException("The content is not a picture that can be decoded.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MaximumPixels)
        {
            throw new UnreadablePixelsException($"A picture of {width} x {height} pixels is too large to be decoded.");
        }

        var wanted = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(wanted);
        if (codec.GetPixels(wanted, bitmap.GetPixels()) is var result and not SKCodecResult.Success)
        {
            throw new UnreadablePixelsException(result == SKCodecResult.IncompleteInput ? "The picture ends too early." : "The picture is damaged.");
        }

        var scale = Math.Min(1.0, workingSide / (double)Math.Max(width, height));
        var size = new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var scaled = scale < 1
            ? bitmap.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            : bitmap.Copy();
        var bytes = scaled.GetPixelSpan();
        var colours = new float[size.Width * size.Height * 3];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                var source = (y * scaled.RowBytes) + (x * 4);
                var target = ((y * size.Width) + x) * 3;
                for (var channel = 0; channel < 3; channel++)
                {
                    colours[target + channel] = bytes[source + channel] / 255f;
                }
            }
        }

        return new(size.Width, size.Height, width, height, colours);
    }
}
