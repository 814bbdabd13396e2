namespace Encord.Emulator.Learning;

/// <summary>Sums over upright boxes of a plane in constant time (a summed-area table).</summary>
internal sealed class BoxSums
{
    private readonly int _width;
    private readonly int _height;
    private readonly double[] _sums;

    public BoxSums(ReadOnlySpan<float> plane, int width, int height)
    {
        _width = width;
        _height = height;
        _sums = new double[(width + 1) * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            var row = 0.0;
            for (var x = 0; x < width; x++)
            {
                row += plane[(y * width) + x];
                _sums[((y + 1) * (width + 1)) + x + 1] = _sums[(y * (width + 1)) + x + 1] + row;
            }
        }
    }

    /// <summary>The mean over the part of the box that lies in the plane; 0 where there is none.</summary>
    public double Mean(PixelBox box)
    {
        var inside = box.Within(_width, _height);
        return inside.Area == 0 ? 0 : Sum(inside) / inside.Area;
    }

    public double Sum(PixelBox box)
    {
        var (left, top, right, bottom) = box.Within(_width, _height);
        var stride = _width + 1;
        return _sums[(bottom * stride) + right] - _sums[(top * stride) + right] - _sums[(bottom * stride) + left] + _sums[(top * stride) + left];
    }
}
