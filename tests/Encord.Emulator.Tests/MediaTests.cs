using Encord.Emulator.Media;
using Encord.Emulator.Tests.Support;
using SkiaSharp;

namespace Encord.Emulator.Tests;

public sealed class MediaTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void A_picture_has_the_size_and_kind_of_its_content(SKEncodedImageFormat format, string mimeType)
    {
        var info = Inspect("image", "wrong.name", SampleFiles.Image(37, 21, format));
        Assert.Equal((37, 21, 1, mimeType), (info.Width, info.Height, info.Frames, info.MimeType));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    [InlineData(true, 6)]
    [InlineData(false, 8)]
    public void A_tiff_has_the_size_that_its_directory_tells(bool isLittle, short orientation)
    {
        var info = Inspect("image", "a.tif", SampleFiles.Tiff(300, 200, isLittle, orientation));
        Assert.Equal(orientation == 1 ? (300, 200, "image/tiff") : (200, 300, "image/tiff"), (info.Width, info.Height, info.MimeType));
    }

    [Theory]
    [InlineData("avif", false, "image/avif")]
    [InlineData("heic", true, "image/heic")]
    [InlineData("mif1", false, "image/heif")]
    public void A_heif_has_the_size_of_its_primary_picture(string brand, bool isTurned, string mimeType)
    {
        var info = Inspect("image", "a.heic", SampleFiles.Heif(brand, 300, 200, isTurned));
        Assert.Equal(isTurned ? (200, 300, mimeType) : (300, 200, mimeType), (info.Width, info.Height, info.MimeType));
    }

    [Theory]
    [InlineData("R0lGODlhCAAGAPAAAAAAAP///yH5BAAAAAAALAAAAAAIAAYAAAIHhI+py+1dAAA7", "image/gif")]
    [InlineData("Qk1aAAAAAAAAADYAAAAoAAAACAAAAAYAAAABABgAAAAAAJAAAAATCwAAEwsAAAAAAAAAAAAA", "image/bmp")]
    public void Old_kinds_of_pictures_are_known(string base64, string mimeType)
    {
        var info = Inspect("image", "a", [.. Convert.FromBase64String(base64), .. new byte[200]]);
        Assert.Equal((8, 6, mimeType), (info.Width, info.Height, info.MimeType));
    }

    [Fact]
    public void A_recording_is_counted_in_milliseconds()
    {
        var wav = Inspect("audio", "a.wav", SampleFiles.Wav(3, 16000, 2));
        Assert.Equal((3.0, 3000, "audio/wav"), (wav.Duration, wav.Frames, wav.MimeType));
        Assert.Equal((16000, 16, 2, "pcm_s16le"), (wav.Audio!.SampleRate, wav.Audio.BitDepth, wav.Audio.Channels, wav.Audio.Codec));
        var flac = Inspect("audio", "a.flac", SampleFiles.Flac(48000, 2, 24, 96000));
        Assert.Equal((2.0, 48000, 24, 2), (flac.Duration, flac.Audio!.SampleRate, flac.Audio.BitDepth, flac.Audio.Channels));
        var mp3 = Inspect("audio", "a.mp3", SampleFiles.Mp3(100));
        Assert.Equal((100 * 1152 / 44100.0, 44100, "mp3"), (mp3.Duration, mp3.Audio!.SampleRate, mp3.Audio.Codec));
    }

    [Fact]
    public void A_recording_that_was_cut_off_is_as_long_as_what_is_there() =>
        Assert.Equal(1.0, Inspect("audio", "a.wav", SampleFiles.Wav(3)[..(44 + 16000)]).Duration);

    [Fact]
    public void A_video_has_the_frames_that_its_header_tells()
    {
        var mp4 = Inspect("video", "a.mp4", SampleFiles.Mp4(320, 240, 50, 25000, 50000));
        Assert.Equal((320, 240, 50, 25.0, 2.0), (mp4.Width, mp4.Height, mp4.Frames, mp4.FramesPerSecond, mp4.Duration));
        var avi = Inspect("video", "a.avi", SampleFiles.Avi(64, 48, 30, 100_000));
        Assert.Equal((64, 48, 30, 10.0, 3.0), (avi.Width, avi.Height, avi.Frames, avi.FramesPerSecond, avi.Duration));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_scan_has_its_rows_and_columns_in_both_encodings(bool isExplicit)
    {
        var info = Inspect("dicomFile", "a.dcm", SampleFiles.Dicom(32, 40, isExplicit));
        Assert.Equal((40, 32, "1.2.3.4.5.6", "1.2.3"), (info.Width, info.Height, info.Dicom!.InstanceUid, info.Dicom.SeriesUid));
    }

    [Fact]
    public void Volumes_and_documents_are_counted_in_slices_and_pages()
    {
        var volume = Inspect("nifti", "a.nii", SampleFiles.Nifti(8, 9, 10));
        Assert.Equal((8, 9, 10), (volume.Width, volume.Height, volume.Frames));
        Assert.Equal(3, Inspect("pdf", "a.pdf", SampleFiles.Pdf(3)).Frames);
        Assert.Equal("text/csv", Inspect("plainText", "a.csv", "a,b\n"u8.ToArray()).MimeType);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("video")]
    [InlineData("audio")]
    [InlineData("dicomFile")]
    [InlineData("nifti")]
    [InlineData("pdf")]
    [InlineData("plainText")]
    public void What_is_empty_or_something_else_is_refused(string itemType)
    {
        Assert.Contains("is empty", Assert.Throws<UnreadableMediaException>(() => Inspect(itemType, "a", [])).Message);
        Assert.Throws<UnreadableMediaException>(() => Inspect(itemType, "a", [0, 1, 2, 3, .. new byte[1000]]));
    }

    [Fact]
    public void No_beginning_of_a_file_is_more_than_refused()
    {
        (string Type, byte[] Content)[] files =
        [
            ("image", SampleFiles.Image(9, 9)), ("audio", SampleFiles.Wav(1)), ("audio", SampleFiles.Flac(8000, 1, 16, 8000)),
            ("video", SampleFiles.Mp4(32, 24, 5, 10, 5)), ("video", SampleFiles.Avi(32, 24, 5, 1000)), ("dicomFile", SampleFiles.Dicom(4, 4)),
            ("nifti", SampleFiles.Nifti(2, 2, 2)), ("image", SampleFiles.Tiff(9, 9, isLittle: true)), ("image", SampleFiles.Heif("avif", 9, 9, isTurned: true)),
        ];
        foreach (var (type, content) in files)
        {
            for (var length = 1; length < Math.Min(content.Length, 400); length++)
            {
                try
                {
                    Inspect(type, "cut", content[..length]);
                }
                catch (UnreadableMediaException error)
                {
                    Assert.Contains("cut", error.Message);
                }
            }
        }
    }

    private static MediaInfo Inspect(string itemType, string title, byte[] content) =>
        MediaInspector.Inspect(itemType, title, new MemoryStream(content));
}
