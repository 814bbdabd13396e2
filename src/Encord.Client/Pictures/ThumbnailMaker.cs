using Encord.Client.Downloads;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Encord.Client.Pictures;

/// <summary>A small copy of a picture.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Type">As MIME.</param>
/// <param name="IsAsStored">Whether the picture would be turned for showing (EXIF) and was not, because its label row has the size from before.</param>
internal sealed record Thumbnail(byte[] Bytes, string Type, bool IsAsStored);

/// <summary>
/// Makes small copies of picture files, turned as their labels are. Files come from anywhere: only the kinds below are decoded, and only after the header has told a size that is small
/// enough. Nothing else of the client touches the library that decodes, so it is loaded when the first picture is made small.
/// </summary>
internal sealed class ThumbnailMaker
{
    /// <summary>Of a small copy, in pixels. Nothing is made larger.</summary>
    public const int LongestSide = 480;

    /// <summary>The most that is decoded: a photograph of a camera, and not a file of a few bytes that fills the memory.</summary>
    public const int MostMegapixels = 32;

    private const string Damaged = "the file is damaged, or of a kind that cannot be decoded";

    private readonly Configuration _configuration = Configure();

    /// <summary>Whether files with this extension are decoded.</summary>
    public static bool Reads(string extension) => extension.ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".bmp" or ".webp" or ".tif" or ".tiff";

    /// <summary>The small copy; null where there is none, and then why.</summary>
    /// <param name="file">The bytes of the picture file.</param>
    /// <param name="width">Of the picture, as its label row has it.</param>
    /// <param name="height">Of the picture, as its label row has it.</param>
    /// <param name="reason">Why there is none, as the end of a sentence.</param>
    public Thumbnail? Make(byte[] file, int width, int height, out string? reason)
    {
        try
        {
            var info = Image.Identify(_configuration, new MemoryStream(file));
            reason = ReasonAgainst(info);
            if (reason is not null)
            {
                return null;
            }

            if (!ImageEnd.IsThere(file))
            {
                reason = "the file ends too early";
                return null;
            }

            using var image = Image.Load<Rgba32>(_configuration, new MemoryStream(file));
            var header = new ImageHeader(image.Width, image.Height, ImageHeader.Read(file)?.Orientation ?? OrientationOf(image));
            if (IsTurned(header, width, height) is not { } isTurned)
            {
                reason = "it has other proportions than its label row says, so labels would lie wrong on it";
                return null;
            }

            Shrink(image, isTurned ? header.Orientation : 1);
            (var bytes, var type) = Encode(image);
            return new Thumbnail(bytes, type, !isTurned);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What is wrong with a file makes a decoder fail in any way.
            reason = Damaged;
            return null;
        }
        finally
        {
            _configuration.MemoryAllocator.ReleaseRetainedResources();
        }
    }

    private static string? ReasonAgainst(IImageInfo? info) => info is not { Width: > 0, Height: > 0 } ? Damaged
        : (long)info.Width * info.Height > MostMegapixels * 1_000_000L ? FormattableString.Invariant($"it has more than {MostMegapixels} megapixels")
        : null;

    /// <summary>
    /// Whether the labels lie on the picture as it is shown, and not on its pixels as they are stored: the sizes tell, and the proportions where the file is a smaller copy, as frames of
    /// videos may be. Null where neither fits.
    /// </summary>
    private static bool? IsTurned(ImageHeader header, int width, int height)
    {
        return header.Match(width, height) switch
        {
            SizeMatch.Shown => true,
            SizeMatch.Stored => false,
            _ => IsAlike(header.Shown) ? true : IsAlike((header.Width, header.Height)) ? false : null,
        };

        // Half a pixel at each side is rounding.
        bool IsAlike((int Width, int Height) size) => Math.Abs(((long)size.Width * height) - ((long)size.Height * width)) <= width + height;
    }

    private static int OrientationOf(Image image) =>
        (image.Metadata.ExifProfile ?? image.Frames.RootFrame.Metadata.ExifProfile)?.GetValue(ExifTag.Orientation)?.Value is >= 1 and <= 8 and var orientation ? orientation : 1;

    private static void Shrink(Image<Rgba32> image, int orientation)
    {
        var scale = Math.Min(1.0, (double)LongestSide / Math.Max(image.Width, image.Height));
        var size = new Size(Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));
        image.Mutate(picture =>
        {
            if (size != image.Size())
            {
                picture.Resize(size);
            }

            // Turning the few pixels that are left is cheaper than turning all.
            (var turn, var flip) = orientation switch
            {
                2 => (RotateMode.None, FlipMode.Horizontal),
                3 => (RotateMode.Rotate180, FlipMode.None),
                4 => (RotateMode.None, FlipMode.Vertical),
                5 => (RotateMode.Rotate90, FlipMode.Horizontal),
                6 => (RotateMode.Rotate90, FlipMode.None),
                7 => (RotateMode.Rotate270, FlipMode.Horizontal),
                8 => (RotateMode.Rotate270, FlipMode.None),
                _ => (RotateMode.None, FlipMode.None),
            };
            picture.RotateFlip(turn, flip);
        });

        // Where a picture was taken, and with what, is not for everybody who reads the page.
        image.Metadata.ExifProfile = null;
        image.Metadata.XmpProfile = null;
        image.Metadata.IptcProfile = null;
        image.Metadata.IccProfile = null;
    }

    /// <summary>Photographs are smaller as JPEG, drawings as PNG, and only that has transparent pixels.</summary>
    private static (byte[] Bytes, string Type) Encode(Image<Rgba32> image)
    {
        var isOpaque = true;
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height && isOpaque; y++)
            {
                foreach (ref readonly var pixel in rows.GetRowSpan(y))
                {
                    isOpaque &= pixel.A == byte.MaxValue;
                }
            }
        });
        using var png = new MemoryStream();
        image.Save(png, new PngEncoder { ColorType = isOpaque ? PngColorType.Rgb : PngColorType.RgbWithAlpha, BitDepth = PngBitDepth.Bit8, ChunkFilter = PngChunkFilter.ExcludeAll });
        if (isOpaque)
        {
            using var jpeg = new MemoryStream();
            image.Save(jpeg, new JpegEncoder { Quality = 75 });
            if (jpeg.Length < png.Length)
            {
                return (jpeg.ToArray(), "image/jpeg");
            }
        }

        return (png.ToArray(), "image/png");
    }

    private static Configuration Configure()
    {
        var configuration = new Configuration(new JpegConfigurationModule(), new PngConfigurationModule(), new BmpConfigurationModule(), new WebpConfigurationModule(), new TiffConfigurationModule())
        {
            // A sandbox has one core and little memory.
            MaxDegreeOfParallelism = 1,
            MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions { AllocationLimitMegabytes = MostMegapixels * 8, MaximumPoolSizeMegabytes = 16 }),
        };

        // Texts and profiles of PNG files are compressed, and a small file may have gigabytes of them. The orientation is read elsewhere.
        configuration.ImageFormatsManager.SetDecoder(PngFormat.Instance, new PngDecoder { IgnoreMetadata = true });

        // Of many pages one is shown, and each may be as large as the first.
        configuration.ImageFormatsManager.SetDecoder(TiffFormat.Instance, new TiffDecoder { DecodingMode = FrameDecodingMode.First });
        return configuration;
    }
}
