namespace Encord.Emulator.Algorithms;

/// <summary>How far each pixel is from the border of a mask, in pixels: negative inside, positive outside (exact Euclidean distance).</summary>
internal sealed class SignedDistance
{
    private const double Far = 1e12;

    private readonly int _width;
    private readonly int _height;
    private readonly float[] _distance;

    public SignedDistance(BinaryMask mask)
    {
        _width = mask.Width;
        _height = mask.Height;
        var outside = SquaredDistanceTo(mask, set: true);
        var inside = SquaredDistanceTo(mask, set: false);
        _distance = new float[outside.Length];
        for (var i = 0; i < _distance.Length; i++)
        {
            // Half a pixel off each way, so that the border lies between the last pixel inside and the first outside.
            _distance[i] = mask.Pixels[i] ? (float)(0.5 - Math.Sqrt(inside[i])) : (float)(Math.Sqrt(outside[i]) - 0.5);
        }
    }

    /// <summary>The distance at a place between pixels; beyond the picture it grows with the way there.</summary>
    public double At(double x, double y)
    {
        var insideX = Math.Clamp(x, 0, _width - 1);
        var insideY = Math.Clamp(y, 0, _height - 1);
        var (left, top) = ((int)insideX, (int)insideY);
        var (right, bottom) = (Math.Min(left + 1, _width - 1), Math.Min(top + 1, _height - 1));
        var upper = Linear.Between(_distance[(top * _width) + left], _distance[(top * _width) + right], insideX - left);
        var lower = Linear.Between(_distance[(bottom * _width) + left], _distance[(bottom * _width) + right], insideX - left);
        return Linear.Between(upper, lower, insideY - top) + Math.Abs(x - insideX) + Math.Abs(y - insideY);
    }

    /// <summary>For each pixel the squared distance to the nearest pixel that is set (or not set): lower envelope of parabolas, by rows, then by columns.</summary>
    private static double[] SquaredDistanceTo(BinaryMask mask, bool set)
    {
        var grid = new double[mask.Pixels.Length];
        for (var i = 0; i < grid.Length; i++)
        {
            grid[i] = mask.Pixels[i] == set ? 0 : Far;
        }

        var longest = Math.Max(mask.Width, mask.Height);
        var (line, result) = (new double[longest], new double[longest]);
        var (roots, borders) = (new int[longest], new double[longest + 1]);
        for (var y = 0; y < mask.Height; y++)
        {
            Array.Copy(grid, y * mask.Width, line, 0, mask.Width);
            Envelope(line, result, roots, borders, mask.Width);
            Array.Copy(result, 0, grid, y * mask.Width, mask.Width);
        }

        for (var x = 0; x < mask.Width; x++)
        {
            for (var y = 0; y < mask.Height; y++)
            {
                line[y] = grid[(y * mask.Width) + x];
            }

            Envelope(line, result, roots, borders, mask.Height);
            for (var y = 0; y < mask.Height; y++)
            {
                grid[(y * mask.Width) + x] = result[y];
            }
        }

        return grid;
    }

    private static void Envelope(double[] line, double[] result, int[] roots, double[] borders, int count)
    {
        var last = 0;
        roots[0] = 0;
        borders[0] = double.NegativeInfinity;
        borders[1] = double.PositiveInfinity;
        for (var q = 1; q < count; q++)
        {
            double crossing;
            while ((crossing = Crossing(line, roots[last], q)) <= borders[last])
            {
                last--;
            }

            last++;
            roots[last] = q;
            borders[last] = crossing;
            borders[last + 1] = double.PositiveInfinity;
        }

        var current = 0;
        for (var q = 0; q < count; q++)
        {
            while (borders[current + 1] < q)
            {
                current++;
            }

            var away = (double)q - roots[current];
            result[q] = (away * away) + line[roots[current]];
        }
    }

    private static double Crossing(double[] line, int first, int second) =>
        (line[second] + ((double)second * second) - line[first] - ((double)first * first)) / (2.0 * (second - first));
}
