using System.Globalization;

namespace Encord;

/// <summary>A mask over all pixels of the image, held as run lengths.</summary>
public sealed class Bitmask : Coordinates
{
    /// <summary>Creates the mask from run lengths as they stand in label documents.</summary>
    /// <param name="width">The width in pixels: the media's own.</param>
    /// <param name="height">The height in pixels: the media's own.</param>
    /// <param name="rle">The run lengths, row by row, zeros first, in COCO's compressed text form.</param>
    public Bitmask(int width, int height, string rle)
    {
        Width = width;
        Height = height;
        Rle = rle ?? throw new ArgumentNullException(nameof(rle));
    }

    /// <inheritdoc/>
    public override string Shape => ObjectShape.Bitmask;

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The run lengths in COCO's compressed text form, row by row, zeros first.</summary>
    public string Rle { get; }

    /// <summary>The number of pixels that are set.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.CorruptedLabel"/>: the run lengths are damaged.</exception>
    public long Area
    {
        get
        {
            long area = 0;
            var counts = Counts();
            for (var i = 1; i < counts.Count; i += 2)
            {
                area += counts[i];
            }

            return area;
        }
    }

    internal override (double X, double Y, double Width, double Height)? Extent
    {
        get
        {
            var left = int.MaxValue;
            var right = -1;
            var top = int.MaxValue;
            var bottom = -1;
            long position = 0;
            var counts = Counts();
            for (var i = 0; i < counts.Count; position += counts[i], i++)
            {
                if (i % 2 == 0 || counts[i] == 0)
                {
                    continue;
                }

                var last = position + counts[i] - 1;
                var firstRow = (int)(position / Width);
                var lastRow = (int)(last / Width);
                top = Math.Min(top, firstRow);
                bottom = Math.Max(bottom, lastRow);
                left = Math.Min(left, firstRow == lastRow ? (int)(position % Width) : 0);
                right = Math.Max(right, firstRow == lastRow ? (int)(last % Width) : Width - 1);
            }

            return right < 0
                ? null
                : ((double)left / Width, (double)top / Height, (double)(right - left + 1) / Width, (double)(bottom - top + 1) / Height);
        }
    }

    internal override IEnumerable<double> Numbers => [];

    /// <summary>Makes a mask of pixels.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="pixels">Row by row from the top left: <paramref name="width"/> × <paramref name="height"/> values.</param>
    public static Bitmask FromPixels(int width, int height, bool[] pixels)
    {
        if (pixels is null)
        {
            throw new ArgumentNullException(nameof(pixels));
        }

        if (width <= 0 || height <= 0 || pixels.LongLength != (long)width * height)
        {
            throw new ArgumentException($"A mask of {width} × {height} pixels needs {(long)width * height} values, not {pixels.LongLength}.", nameof(pixels));
        }

        return new Bitmask(width, height, RunLengthCode.Encode(RunLengthCode.Count(pixels)));
    }

    /// <summary>The pixels, row by row from the top left. Pixels after the last run are not set.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.CorruptedLabel"/>: the run lengths are damaged or exceed the mask.</exception>
    public bool[] ToPixels()
    {
        var pixels = new bool[checked(Width * Height)];
        var position = 0;
        var counts = Counts();
        for (var i = 0; i < counts.Count; i++)
        {
            if (i % 2 == 1)
            {
                for (long j = 0; j < counts[i]; j++)
                {
                    pixels[position + j] = true;
                }
            }

            position += (int)counts[i];
        }

        return pixels;
    }

    /// <summary>The run lengths as numbers: pixels not set, pixels set, and so on. Checked against the size.</summary>
    internal IReadOnlyList<long> Counts()
    {
        if (Width <= 0 || Height <= 0)
        {
            throw new EncordException(EncordErrorId.CorruptedLabel, $"A bitmask of {Width} × {Height} pixels is not possible; give the width and height of the media.");
        }

        IReadOnlyList<long> counts = RunLengthCode.Decode(Rle);
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
            if (total > (long)Width * Height)
            {
                throw new EncordException(EncordErrorId.CorruptedLabel, $"The run lengths of a bitmask hold more pixels than its {Width} × {Height}; make it again from the pixels.");
            }
        }

        return counts;
    }

    /// <summary><c>640x480 T3b1bj0</c></summary>
    public override string ToString() =>
        Width.ToString(CultureInfo.InvariantCulture) + "x" + Height.ToString(CultureInfo.InvariantCulture) + " " + Rle;
}
