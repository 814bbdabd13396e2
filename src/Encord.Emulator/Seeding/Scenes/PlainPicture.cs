using SkiaSharp;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Grey pictures of any size with a lighter square that says which is which: it moves with number and frame.</summary>
internal static class PlainPicture
{
    private const int Grey = 96;
    private const int Light = 208;
    private const int Places = 8;

    public static byte[] Png(int width, int height, int number) => Encode(width, height, number, SKEncodedImageFormat.Png, 100);

    public static byte[] Jpeg(int width, int height, int number, int frame) => Encode(width, height, number + frame, SKEncodedImageFormat.Jpeg, 85);

    private static byte[] Encode(int width, int height, int place, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(new SKColor(Grey, Grey, Grey));
            using var paint = new SKPaint { Color = new SKColor(Light, Light, Light) };
            var (column, row) = (place % Places, place / Places % Places);
            canvas.DrawRect(column * width / (float)Places, row * height / (float)Places, width / (float)Places, height / (float)Places, paint);
        }

        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
