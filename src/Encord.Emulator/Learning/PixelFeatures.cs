namespace Encord.Emulator.Learning;

/// <summary>What the learner sees at each pixel: its colour, the colour and the texture around it, and how sharp an edge it lies on.</summary>
internal sealed class PixelFeatures
{
    private const int NearRadius = 2;
    private const int FarRadius = 7;

    private readonly float[] _values;

    private PixelFeatures(int length, float[] values, float[] edges)
    {
        Length = length;
        _values = values;
        Edges = edges;
    }

    /// <summary>Features per pixel.</summary>
    public int Length { get; }

    /// <summary>How much the brightness changes at each pixel.</summary>
    public float[] Edges { get; }

    public ReadOnlySpan<float> At(int pixel) => _values.AsSpan(pixel * Length, Length);

    /// <param name="image">The picture.</param>
    /// <param name="wide">Also look at the wider surroundings.</param>
    public static PixelFeatures Of(PixelImage image, bool wide)
    {
        var (width, height, count) = (image.Width, image.Height, image.Count);
        var brightness = new float[count];
        var squares = new float[count];
        var channels = new float[3][];
        for (var channel = 0; channel < 3; channel++)
        {
            channels[channel] = new float[count];
            for (var i = 0; i < count; i++)
            {
                channels[channel][i] = image.Colours[(i * 3) + channel];
            }
        }

        for (var i = 0; i < count; i++)
        {
            brightness[i] = (0.299f * channels[0][i]) + (0.587f * channels[1][i]) + (0.114f * channels[2][i]);
            squares[i] = brightness[i] * brightness[i];
        }

        BoxSums[] colours = [.. channels.Select(channel => new BoxSums(channel, width, height))];
        var (sums, squareSums) = (new BoxSums(brightness, width, height), new BoxSums(squares, width, height));
        var edges = EdgeStrength(brightness, width, height);
        int[] radii = wide ? [NearRadius, FarRadius] : [NearRadius];
        var length = 4 + (4 * radii.Length);
        var values = new float[count * length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = (y * width) + x;
                var at = pixel * length;
                for (var channel = 0; channel < 3; channel++)
                {
                    values[at++] = channels[channel][pixel];
                }

                values[at++] = edges[pixel];
                foreach (var radius in radii)
                {
                    var around = new PixelBox(x - radius, y - radius, x + radius + 1, y + radius + 1);
                    foreach (var colour in colours)
                    {
                        values[at++] = (float)colour.Mean(around);
                    }

                    var mean = sums.Mean(around);
                    values[at++] = (float)Math.Sqrt(Math.Max(0, squareSums.Mean(around) - (mean * mean)));
                }
            }
        }

        return new(length, values, edges);
    }

    private static float[] EdgeStrength(float[] plane, int width, int height)
    {
        var edges = new float[plane.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var across = plane[(y * width) + Math.Min(x + 1, width - 1)] - plane[(y * width) + Math.Max(x - 1, 0)];
                var down = plane[(Math.Min(y + 1, height - 1) * width) + x] - plane[(Math.Max(y - 1, 0) * width) + x];
                edges[(y * width) + x] = MathF.Sqrt((across * across) + (down * down));
            }
        }

        return edges;
    }
}
