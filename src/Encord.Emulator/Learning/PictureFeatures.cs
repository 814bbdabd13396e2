namespace Encord.Emulator.Learning;

/// <summary>What is seen in a picture as a whole: how colours, brightness and edges are spread over it, and the directions of its edges.</summary>
internal static class PictureFeatures
{
    private const int Grid = 3;
    private const int ColourSteps = 4;
    private const int Directions = 6;

    public static float[] Of(PixelImage image)
    {
        var pixels = PixelFeatures.Of(image, wide: false);
        var features = new float[(Grid * Grid * 5) + (ColourSteps * ColourSteps * ColourSteps) + Directions];
        var counts = new int[Grid * Grid];
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var pixel = (y * image.Width) + x;
                var seen = pixels.At(pixel);
                var cell = (y * Grid / image.Height * Grid) + (x * Grid / image.Width);
                counts[cell]++;
                for (var i = 0; i < 4; i++)
                {
                    features[(cell * 5) + i] += seen[i];
                }

                features[(cell * 5) + 4] += seen[7];
                var bin = 0;
                for (var channel = 0; channel < 3; channel++)
                {
                    bin = (bin * ColourSteps) + Math.Min(ColourSteps - 1, (int)(seen[channel] * ColourSteps));
                }

                features[(Grid * Grid * 5) + bin] += 1f / image.Count;
                AddDirection(features, image, x, y);
            }
        }

        for (var cell = 0; cell < counts.Length; cell++)
        {
            for (var i = 0; i < 5; i++)
            {
                features[(cell * 5) + i] /= Math.Max(1, counts[cell]);
            }
        }

        return features;
    }

    private static void AddDirection(float[] features, PixelImage image, int x, int y)
    {
        float Green(int atX, int atY) =>
            image.Colours[(((Math.Clamp(atY, 0, image.Height - 1) * image.Width) + Math.Clamp(atX, 0, image.Width - 1)) * 3) + 1];
        var across = Green(x + 1, y) - Green(x - 1, y);
        var down = Green(x, y + 1) - Green(x, y - 1);
        var strength = MathF.Sqrt((across * across) + (down * down));
        var direction = (int)((MathF.Atan2(down, across) + MathF.PI) / MathF.PI * Directions) % Directions;
        features[^(Directions - direction)] += strength / image.Count;
    }
}
