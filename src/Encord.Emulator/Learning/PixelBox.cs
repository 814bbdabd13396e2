using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>An upright box on the grid of pixels; right and bottom are the first beyond it.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public int Area => Math.Max(0, Width) * Math.Max(0, Height);

    public PixelBox Within(int width, int height)
    {
        var (left, top) = (Math.Clamp(Left, 0, width), Math.Clamp(Top, 0, height));
        return new(left, top, Math.Clamp(Right, left, width), Math.Clamp(Bottom, top, height));
    }

    public PixelBox Grown(int by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public double IntersectionOverUnion(PixelBox other)
    {
        var shared = (double)Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left))
            * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
        var joint = Area + other.Area - shared;
        return joint > 0 ? shared / joint : 0;
    }

    /// <summary>As fractions of a picture of that size.</summary>
    public FittedBox Relative(int width, int height) =>
        new((double)Left / width, (double)Top / height, (double)Width / width, (double)Height / height);

    /// <summary>The pixels whose centres lie in the box, and at least one.</summary>
    public static PixelBox From(FittedBox box, int width, int height)
    {
        var left = Math.Clamp((int)Math.Round(box.X * width), 0, width - 1);
        var top = Math.Clamp((int)Math.Round(box.Y * height), 0, height - 1);
        return new(left, top, Math.Clamp((int)Math.Round(box.Right * width), left + 1, width), Math.Clamp((int)Math.Round(box.Bottom * height), top + 1, height));
    }
}
