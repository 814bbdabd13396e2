using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Encord.Client.Tests.Pictures;

/// <summary>A picture of 60 × 40 stored pixels with a colour in each corner, and where a viewer shows each corner, by the words of the EXIF standard: where the first row and the first column are seen.</summary>
internal static class TurnedPicture
{
    public const int Width = 60;
    public const int Height = 40;

    // Top left, top right, bottom left, bottom right, as stored.
    private static readonly Rgb24[] Corners = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255), new(255, 255, 255)];

    private static readonly (char Row, char Column)[] Seen = [('T', 'L'), ('T', 'R'), ('B', 'R'), ('B', 'L'), ('L', 'T'), ('R', 'T'), ('R', 'B'), ('L', 'B')];

    public static byte[] File(int orientation, IImageEncoder encoder, int times = 1)
    {
        using var image = new Image<Rgb24>(Width * times, Height * times);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = Corners[(x * 2 / row.Length) + (y * 2 / rows.Height * 2)];
                }
            }
        });
        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        image.Frames.RootFrame.Metadata.ExifProfile = image.Metadata.ExifProfile;
        using var file = new MemoryStream();
        image.Save(file, encoder);
        return file.ToArray();
    }

    /// <summary>The stored corner that is seen in each corner of what is shown: 0 top left, 1 top right, 2 bottom left, 3 bottom right.</summary>
    public static int[] Shown(int orientation)
    {
        var shown = new int[4];
        for (var corner = 0; corner < 4; corner++)
        {
            char[] sides = [Side(Seen[orientation - 1].Row, corner >= 2), Side(Seen[orientation - 1].Column, corner % 2 == 1)];
            shown[(sides.Contains('B') ? 2 : 0) + (sides.Contains('R') ? 1 : 0)] = corner;
        }

        return shown;
    }

    /// <summary>The corners of a picture by their colours.</summary>
    public static int[] CornersOf(byte[] file)
    {
        using var image = Image.Load<Rgb24>(file);
        return [.. new[] { (0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75) }
            .Select(place => image[(int)(place.Item1 * image.Width), (int)(place.Item2 * image.Height)])
            .Select(pixel => Array.FindIndex(Corners, colour => Math.Abs(colour.R - pixel.R) + Math.Abs(colour.G - pixel.G) + Math.Abs(colour.B - pixel.B) < 60))];
    }

    // The last row is seen at the other side.
    private static char Side(char side, bool isOther) => !isOther ? side : side switch { 'T' => 'B', 'B' => 'T', 'L' => 'R', _ => 'L' };
}
