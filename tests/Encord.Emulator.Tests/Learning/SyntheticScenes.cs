using Encord.Emulator.Algorithms;
using Encord.Emulator.Learning;
using SkiaSharp;

namespace Encord.Emulator.Tests.Learning;

/// <summary>Draws street-like pictures with known objects: boxy reddish cars and round green trees, on noise, among things that are neither.</summary>
internal static class SyntheticScenes
{
    public const string Car = "car00001";
    public const string Tree = "tree0001";

    /// <param name="seed">Pictures of one seed are the same on every run.</param>
    /// <param name="count">How many pictures.</param>
    /// <param name="polygons">Regions with their outline, or boxes.</param>
    /// <param name="oneColour">Cars and trees share a colour, so that only their form tells them apart.</param>
    public static IReadOnlyList<LearningPicture> Draw(int seed, int count, bool polygons = false, bool oneColour = false) =>
        [.. Enumerable.Range(0, count).Select(i => Draw(new Random((seed * 1000) + i), polygons, oneColour))];

    private static LearningPicture Draw(Random random, bool polygons, bool oneColour)
    {
        const int Width = 320;
        const int Height = 240;
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        var sky = Colour(random, 150, 170, 200, 25);
        var road = Colour(random, 120, 120, 118, 25);
        canvas.Clear(sky);
        using var paint = new SKPaint { IsAntialias = true };
        paint.Color = road;
        canvas.DrawRect(0, Height * 0.45f, Width, Height, paint);

        var taken = new List<SKRect>();
        for (var i = 0; i < 3; i++)
        {
            // Houses and poles: neither cars nor trees.
            paint.Color = Colour(random, 90, 80, 110, 30);
            canvas.DrawRect(Place(random, taken, Width, Height, random.Next(12, 60), random.Next(20, 60)), paint);
        }

        var regions = new List<LabelledRegion>();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var isCar = random.Next(2) == 0;
            var (width, height) = isCar ? (random.Next(40, 90), random.Next(24, 48)) : (random.Next(30, 60), random.Next(36, 72));
            var rect = Place(random, taken, Width, Height, width, height);
            paint.Color = isCar || oneColour ? Colour(random, 190, 50, 45, 35) : Colour(random, 45, 140, 50, 35);
            Vertex[] outline;
            if (isCar)
            {
                canvas.DrawRect(rect, paint);
                outline = [At(rect.Left, rect.Top), At(rect.Right, rect.Top), At(rect.Right, rect.Bottom), At(rect.Left, rect.Bottom)];
            }
            else
            {
                canvas.DrawOval(rect, paint);
                outline = [.. Enumerable.Range(0, 24).Select(k => At(
                    rect.MidX + (float)(rect.Width / 2 * Math.Cos(k * Math.PI / 12)), rect.MidY + (float)(rect.Height / 2 * Math.Sin(k * Math.PI / 12))))];
            }

            var region = LabelledRegion.OfPolygon(isCar ? Car : Tree, outline);
            regions.Add(polygons ? region : LabelledRegion.OfBox(region.Feature, region.Box));
        }

        AddNoise(bitmap, random);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        var answers = new Dictionary<string, string> { ["scene001"] = regions.Any(region => region.Feature == Car) ? "traffic1" : "empty001" };
        return new(png.ToArray(), regions, answers);

        static Vertex At(float x, float y) => new(x / Width, y / Height);
    }

    private static SKRect Place(Random random, List<SKRect> taken, int width, int height, int w, int h)
    {
        for (var attempt = 0; ; attempt++)
        {
            var rect = SKRect.Create(random.Next(width - w), random.Next(height - h), w, h);
            var apart = SKRect.Inflate(rect, 6, 6);
            if (attempt > 200 || !taken.Exists(other => other.IntersectsWith(apart)))
            {
                taken.Add(rect);
                return rect;
            }
        }
    }

    private static SKColor Colour(Random random, int red, int green, int blue, int spread)
    {
        byte Near(int value) => (byte)Math.Clamp(value + random.Next(-spread, spread + 1), 0, 255);
        return new(Near(red), Near(green), Near(blue));
    }

    private static void AddNoise(SKBitmap bitmap, Random random)
    {
        var pixels = bitmap.GetPixelSpan();
        var noisy = new byte[pixels.Length];
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var noise = random.Next(-18, 19);
            for (var channel = 0; channel < 3; channel++)
            {
                noisy[i + channel] = (byte)Math.Clamp(pixels[i + channel] + noise, 0, 255);
            }

            noisy[i + 3] = 255;
        }

        System.Runtime.InteropServices.Marshal.Copy(noisy, 0, bitmap.GetPixels(), noisy.Length);
    }
}
