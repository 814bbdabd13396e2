using Encord.Client.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace Encord.Client.Tests.Pictures;

public class ThumbnailTests
{
    public static TheoryData<int, string> Turned => new(
        from orientation in Enumerable.Range(1, 8) from kind in new[] { "jpg", "png", "webp", "tif" } select (orientation, kind));

    private readonly ThumbnailMaker _maker = new();

    [Theory]
    [MemberData(nameof(Turned))]
    public void A_picture_is_turned_as_its_labels_are(int orientation, string kind)
    {
        var file = TurnedPicture.File(orientation, EncoderOf(kind));
        var isSwapped = orientation >= 5;

        var shown = Make(file, isSwapped ? TurnedPicture.Height : TurnedPicture.Width, isSwapped ? TurnedPicture.Width : TurnedPicture.Height);
        Assert.Equal(TurnedPicture.Shown(orientation), TurnedPicture.CornersOf(shown.Bytes));
        Assert.False(shown.IsAsStored);

        if (isSwapped)
        {
            var stored = Make(file, TurnedPicture.Width, TurnedPicture.Height);
            Assert.Equal([0, 1, 2, 3], TurnedPicture.CornersOf(stored.Bytes));
            Assert.True(stored.IsAsStored);
        }
    }

    [Theory]
    [InlineData(1, 10, 480, 320)]
    [InlineData(6, 10, 320, 480)]
    [InlineData(1, 1, 60, 40)]
    public void The_longest_side_is_480_pixels_and_nothing_is_made_larger(int orientation, int times, int width, int height)
    {
        // The row has a size of the same proportions: a frame was saved smaller than its video.
        var thumbnail = Make(TurnedPicture.File(orientation, new JpegEncoder(), times), width * 7, height * 7);

        var info = Image.Identify(thumbnail.Bytes);
        Assert.Equal((width, height), (info.Width, info.Height));
        Assert.Null(info.Metadata.ExifProfile);
        Assert.Equal(TurnedPicture.Shown(orientation), TurnedPicture.CornersOf(thumbnail.Bytes));
    }

    [Fact]
    public void A_photograph_becomes_a_jpeg_and_what_is_transparent_a_png()
    {
        var random = new Random(1);
        using var noise = new Image<Rgba32>(300, 200);
        for (var y = 0; y < 200; y++)
        {
            for (var x = 0; x < 300; x++)
            {
                noise[x, y] = new Rgba32((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256));
            }
        }

        Assert.Equal("image/jpeg", Make(Save(noise, new PngEncoder()), 300, 200).Type);
        noise[7, 7] = new Rgba32(0, 0, 0, 0);
        var transparent = Make(Save(noise, new PngEncoder()), 300, 200);
        Assert.Equal("image/png", transparent.Type);
        using var back = Image.Load<Rgba32>(transparent.Bytes);
        Assert.Equal(0, back[7, 7].A);
    }

    [Theory]
    [InlineData("png", 60_000, 60_000)]
    [InlineData("png", 8_001, 4_000)]
    [InlineData("bmp", 40_000, 40_000)]
    [InlineData("jpg", 65_000, 65_000)]
    public void A_file_that_says_it_is_huge_is_not_decoded(string kind, int width, int height)
    {
        // Only the header tells the size, so the file is as small as any other.
        var file = TurnedPicture.File(1, EncoderOf(kind));
        var at = kind switch { "png" => 16, "bmp" => 18, _ => Array.FindIndex(file, 2, one => one == 0xC0) + 4 };
        for (var i = 0; i < 4; i++)
        {
            if (kind == "png")
            {
                (file[at + i], file[at + 4 + i]) = ((byte)(width >> (8 * (3 - i))), (byte)(height >> (8 * (3 - i))));
            }
            else if (kind == "bmp")
            {
                (file[at + i], file[at + 4 + i]) = ((byte)(width >> (8 * i)), (byte)(height >> (8 * i)));
            }
            else if (i < 2)
            {
                (file[at + i], file[at + 2 + i]) = ((byte)(height >> (8 * (1 - i))), (byte)(width >> (8 * (1 - i))));
            }
        }

        if (kind == "png")
        {
            // Its header is also checked by a sum.
            var sum = Crc32(file.AsSpan(12, 17));
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), sum);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("it has more than 32 megapixels", Refuse(file, width, height));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Theory]
    [InlineData("zTXt", "Comment\0\0")]
    [InlineData("iTXt", "Comment\0\u0001\0\0\0")]
    [InlineData("iCCP", "Profile\0\0")]
    public void What_a_png_says_beside_its_pixels_is_not_unpacked(string chunk, string head)
    {
        var file = TurnedPicture.File(1, new PngEncoder());
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                deflate.Write(zeros);
            }
        }

        byte[] body = [.. System.Text.Encoding.Latin1.GetBytes(chunk + head), .. packed.ToArray()];
        var framed = new byte[body.Length + 8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(framed, body.Length - 4);
        body.CopyTo(framed, 4);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(body.Length + 4), Crc32(body));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Make([.. file[..33], .. framed, .. file[33..]], 60, 40);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("bmp")]
    [InlineData("tif")]
    public void A_file_that_is_cut_off_or_damaged_has_no_small_copy(string kind)
    {
        var file = TurnedPicture.File(1, EncoderOf(kind), 4);
        var random = new Random(7);
        foreach (var part in new[] { 1, 2, 10, 50, 90, 99 })
        {
            Assert.NotNull(Refuse(file[..(file.Length * part / 100)], 240, 160));
        }

        for (var i = 0; i < 200; i++)
        {
            // Whatever a damaged file leads to, it is a copy or a reason.
            var damaged = (byte[])file.Clone();
            for (var j = 0; j < 20; j++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            var thumbnail = _maker.Make(damaged, 240, 160, out var reason);
            Assert.True(thumbnail is null != reason is null);
        }
    }

    [Fact]
    public void Other_kinds_of_files_are_not_decoded()
    {
        Assert.NotNull(Refuse(TurnedPicture.File(1, new GifEncoder()), 60, 40));
        Assert.NotNull(Refuse([], 60, 40));
        Assert.NotNull(Refuse("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), 60, 40));
        Assert.False(ThumbnailMaker.Reads(".gif"));
        Assert.True(ThumbnailMaker.Reads(".JPG"));
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(40, 61)]
    [InlineData(1, 1000)]
    public void A_file_of_other_proportions_is_not_shown(int width, int height) =>
        Assert.Contains("other proportions", Refuse(TurnedPicture.File(1, new PngEncoder()), width, height), StringComparison.Ordinal);

    private Thumbnail Make(byte[] file, int width, int height)
    {
        var thumbnail = _maker.Make(file, width, height, out var reason);
        Assert.Null(reason);
        return thumbnail!;
    }

    private string Refuse(byte[] file, int width, int height)
    {
        Assert.Null(_maker.Make(file, width, height, out var reason));
        return reason!;
    }

    private static byte[] Save(Image image, IImageEncoder encoder)
    {
        using var file = new MemoryStream();
        image.Save(file, encoder);
        return file.ToArray();
    }

    private static IImageEncoder EncoderOf(string kind) => kind switch
    {
        "jpg" => new JpegEncoder { Quality = 95 },
        "png" => new PngEncoder(),
        "webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossless },
        "bmp" => new BmpEncoder(),
        _ => new TiffEncoder(),
    };

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
            }
        }

        return ~sum;
    }
}
