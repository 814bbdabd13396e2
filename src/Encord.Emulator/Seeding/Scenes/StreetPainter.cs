using SkiaSharp;

namespace Encord.Emulator.Seeding.Scenes;

/// <summary>Draws a scene; cars and roads are told apart by colour and texture, as a learner needs it.</summary>
internal static class StreetPainter
{
    private const int Noise = 14;

    public static byte[] Png(StreetScene scene) => Encode(scene, SKEncodedImageFormat.Png, 100);

    public static byte[] Jpeg(StreetScene scene) => Encode(scene, SKEncodedImageFormat.Jpeg, 85);

    private static byte[] Encode(StreetScene scene, SKEncodedImageFormat format, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(StreetScene.Width, StreetScene.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            Paint(canvas, scene);
        }

        AddNoise(bitmap, scene.Seed);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, quality);
        return data.ToArray();
    }

    private static void Paint(SKCanvas canvas, StreetScene scene)
    {
        canvas.Clear(scene.Rain ? new SKColor(120, 128, 136) : new SKColor(140, 180, 220));
        Fill(canvas, Rect(new SceneBox(0, StreetScene.Horizon, 1, 1 - StreetScene.Horizon)), new SKColor(96, 128, 72));
        using (var paint = new SKPaint { Color = new SKColor(104, 104, 108), IsAntialias = true })
        {
            using var road = PathOf(scene.Road, close: true);
            canvas.DrawPath(road, paint);
        }

        using (var paint = new SKPaint { Color = new SKColor(235, 225, 170), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3 })
        {
            using var lane = PathOf(scene.LaneMarking, close: false);
            canvas.DrawPath(lane, paint);
        }

        if (scene.Puddle is { } puddle)
        {
            using var paint = new SKPaint { Color = new SKColor(60, 80, 110), IsAntialias = true };
            canvas.DrawOval(Rect(puddle), paint);
        }

        PaintUpright(canvas, scene);
        if (scene.Lorry is { } lorry)
        {
            PaintLorry(canvas, lorry);
        }

        foreach (var car in scene.Cars)
        {
            PaintCar(canvas, car);
        }
    }

    private static void PaintUpright(SKCanvas canvas, StreetScene scene)
    {
        using var paint = new SKPaint { Color = new SKColor(50, 50, 50), IsAntialias = true, StrokeWidth = 3, Style = SKPaintStyle.Stroke };
        if (scene.Lamp is { } lamp)
        {
            canvas.DrawLine(Point(lamp), Point(new ScenePoint(lamp.X, 0.6)), paint);
            using var light = new SKPaint { Color = new SKColor(255, 240, 120), IsAntialias = true };
            canvas.DrawCircle(Point(lamp), 5, light);
        }

        if (scene.Pedestrian is { } pedestrian)
        {
            paint.Color = new SKColor(130, 60, 130);
            canvas.DrawLine(Point(pedestrian.Head), Point(pedestrian.Hip), paint);
            canvas.DrawLine(Point(pedestrian.Hip), Point(pedestrian.Foot), paint);
            paint.Style = SKPaintStyle.Fill;
            canvas.DrawCircle(Point(pedestrian.Head), 5, paint);
        }
    }

    private static void PaintCar(SKCanvas canvas, SceneCar car)
    {
        var body = car.Colour switch
        {
            "Red" => new SKColor(205, 35, 35),
            "Blue" => new SKColor(35, 70, 205),
            _ => new SKColor(40, 170, 90),
        };
        var box = car.Box;
        Fill(canvas, Rect(box), body);
        Fill(canvas, Rect(new SceneBox(box.X + (box.Width * 0.15), box.Y + (box.Height * 0.12), box.Width * 0.7, box.Height * 0.28)), new SKColor(30, 36, 48));
        Fill(canvas, Rect(new SceneBox(box.X + (box.Width * 0.06), box.Y + (box.Height * 0.62), box.Width * 0.14, box.Height * 0.12)), new SKColor(250, 245, 200));
        Fill(canvas, Rect(new SceneBox(box.X + (box.Width * 0.8), box.Y + (box.Height * 0.62), box.Width * 0.14, box.Height * 0.12)), new SKColor(250, 245, 200));
        Fill(canvas, Rect(new SceneBox(box.X + (box.Width * 0.08), box.Y + (box.Height * 0.86), box.Width * 0.2, box.Height * 0.14)), new SKColor(20, 20, 20));
        Fill(canvas, Rect(new SceneBox(box.X + (box.Width * 0.72), box.Y + (box.Height * 0.86), box.Width * 0.2, box.Height * 0.14)), new SKColor(20, 20, 20));
    }

    private static void PaintLorry(SKCanvas canvas, SceneLorry lorry)
    {
        canvas.Save();
        var rect = Rect(lorry.Box);
        canvas.RotateDegrees((float)lorry.Theta, rect.MidX, rect.MidY);
        Fill(canvas, rect, new SKColor(225, 215, 200));
        for (var stripe = 0; stripe < 4; stripe++)
        {
            Fill(canvas, SKRect.Create(rect.Left + (rect.Width * (0.05f + (0.24f * stripe))), rect.Top, rect.Width * 0.1f, rect.Height), new SKColor(150, 110, 60));
        }

        canvas.Restore();
    }

    /// <summary>Every pixel a little brighter or darker, the same for the same seed.</summary>
    private static void AddNoise(SKBitmap bitmap, int seed)
    {
        var state = unchecked((uint)seed) | 1u;
        var pixels = bitmap.GetPixelSpan();
        var bytes = new byte[pixels.Length];
        pixels.CopyTo(bytes);
        for (var i = 0; i < bytes.Length; i += 4)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var change = (int)(state % ((2 * Noise) + 1)) - Noise;
            for (var channel = 0; channel < 3; channel++)
            {
                bytes[i + channel] = (byte)Math.Clamp(bytes[i + channel] + change, 0, byte.MaxValue);
            }
        }

        System.Runtime.InteropServices.Marshal.Copy(bytes, 0, bitmap.GetPixels(), bytes.Length);
    }

    private static void Fill(SKCanvas canvas, SKRect rect, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRect(rect, paint);
    }

    private static SKPath PathOf(IReadOnlyList<ScenePoint> points, bool close)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(Point(points[0]));
        foreach (var point in points.Skip(1))
        {
            builder.LineTo(Point(point));
        }

        if (close)
        {
            builder.Close();
        }

        return builder.Detach();
    }

    private static SKPoint Point(ScenePoint point) => new((float)(point.X * StreetScene.Width), (float)(point.Y * StreetScene.Height));

    private static SKRect Rect(SceneBox box) => SKRect.Create(
        (float)(box.X * StreetScene.Width), (float)(box.Y * StreetScene.Height),
        (float)(box.Width * StreetScene.Width), (float)(box.Height * StreetScene.Height));
}
