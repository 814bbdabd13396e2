namespace Encord.Emulator.Learning;

/// <summary>A part of a picture that may be an object.</summary>
/// <param name="Box">Around it.</param>
/// <param name="Pixels">Its pixels; null when only the box was proposed.</param>
internal sealed record Region(PixelBox Box, IReadOnlyList<int>? Pixels)
{
    public static Region OfPixels(IReadOnlyList<int> pixels, int width)
    {
        var (left, top, right, bottom) = (int.MaxValue, int.MaxValue, 0, 0);
        foreach (var pixel in pixels)
        {
            var (x, y) = (pixel % width, pixel / width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        }

        return new(new(left, top, right, bottom), pixels);
    }
}
