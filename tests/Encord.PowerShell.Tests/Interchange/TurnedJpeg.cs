using SkiaSharp;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>A JPEG file whose left half is red and whose right half is blue, with an EXIF orientation.</summary>
internal sealed class TurnedJpeg(int width, int height)
{
    public byte[] Bytes(int orientation)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95).ToArray();
        // Exif, a little-endian directory with one entry: 0x0112, a short.
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }
}
