using System.Buffers;

namespace Encord.Client.Interchange.Geometry;

/// <summary>
/// The pixels of a mask, held only for the part of the picture where any are set. Converts between the two orders in which run lengths are
/// written: COCO's goes column by column, that of label documents row by row.
/// </summary>
internal sealed class MaskCanvas : IDisposable
{
    /// <summary>Pixels that are held at most: a mask that spans more is refused, so that no file can fill the memory.</summary>
    public const long LargestArea = 1L << 27;

    /// <summary>A side that is held at most.</summary>
    public const int LargestSide = 1 << 17;

    /// <summary>Beyond this a buffer is not kept for the next mask.</summary>
    private const int LargestPooled = 1 << 24;

    private byte[] _pixels;

    private MaskCanvas(int pictureWidth, int pictureHeight, int left, int top, int width, int height)
    {
        PictureWidth = pictureWidth;
        PictureHeight = pictureHeight;
        Left = left;
        Top = top;
        Width = width;
        Height = height;
        if (!Fits(width, height))
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"its pixels span {width} × {height}; masks that span more than {LargestArea} pixels, or {LargestSide} on a side, are not converted.");
        }

        var size = width * height;
        _pixels = size > LargestPooled ? new byte[size] : ArrayPool<byte>.Shared.Rent(Math.Max(1, size));
        Array.Clear(_pixels, 0, size);
    }

    /// <summary>Whether so many pixels can be held.</summary>
    public static bool Fits(long width, long height) => width <= LargestSide && height <= LargestSide && width * height <= LargestArea;

    public int PictureWidth { get; }

    public int PictureHeight { get; }

    /// <summary>The part that is held.</summary>
    public int Left { get; }

    public int Top { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>From run lengths that go column by column.</summary>
    /// <exception cref="EncordException">There are more pixels than the picture has, or more than can be held.</exception>
    public static MaskCanvas FromColumns(IReadOnlyList<long> counts, int width, int height) => FromLines(counts, width, height, height, byColumn: true);

    /// <summary>From run lengths that go row by row.</summary>
    public static MaskCanvas FromRows(IReadOnlyList<long> counts, int width, int height) => FromLines(counts, width, height, width, byColumn: false);

    /// <summary>From areas in pixels: a pixel is set when its centre is inside an area. An area is an outline with holes, and the areas add up.</summary>
    public static MaskCanvas FromAreas(IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> areas, int width, int height)
    {
        (var left, var top, var right, var bottom) = (width, height, 0, 0);
        foreach (var point in areas.SelectMany(rings => rings).SelectMany(ring => ring))
        {
            left = Math.Min(left, Clamp(Math.Floor(point.X), width));
            right = Math.Max(right, Clamp(Math.Ceiling(point.X), width));
            top = Math.Min(top, Clamp(Math.Floor(point.Y), height));
            bottom = Math.Max(bottom, Clamp(Math.Ceiling(point.Y), height));
        }

        var canvas = new MaskCanvas(width, height, left, top, Math.Max(0, right - left), Math.Max(0, bottom - top));
        foreach (var rings in areas)
        {
            PolygonFill.Fill(rings, canvas.Top, canvas.Top + canvas.Height, (y, from, to) => canvas.SetRow(y, from, to));
        }

        return canvas;
    }

    public bool IsSet(int x, int y) =>
        x >= Left && y >= Top && x < Left + Width && y < Top + Height && _pixels[((y - Top) * Width) + x - Left] != 0;

    /// <summary>The next piece of a row with pixels that are set, from a column on; null for none. The row is one that is held.</summary>
    public (int From, int To)? NextRun(int y, int x)
    {
        ReadOnlySpan<byte> row = _pixels.AsSpan(((y - Top) * Width) + x - Left, Left + Width - x);
        var from = row.IndexOf((byte)1);
        if (from < 0)
        {
            return null;
        }

        var length = row.Slice(from).IndexOf((byte)0);
        return (x + from, length < 0 ? Left + Width : x + from + length);
    }

    public long CountPixels()
    {
        long area = 0;
        for (var i = 0; i < Width * Height; i++)
        {
            area += _pixels[i];
        }

        return area;
    }

    /// <summary>The smallest box around the pixels that are set; all zeros when none is.</summary>
    public (int Left, int Top, int Width, int Height) FindBox()
    {
        (var left, var top, var right, var bottom) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = 0; y < Height; y++)
        {
            ReadOnlySpan<byte> row = _pixels.AsSpan(y * Width, Width);
            var first = row.IndexOf((byte)1);
            if (first >= 0)
            {
                left = Math.Min(left, first);
                right = Math.Max(right, row.LastIndexOf((byte)1));
                top = Math.Min(top, y);
                bottom = y;
            }
        }

        return right < 0 ? default : (Left + left, Top + top, right - left + 1, bottom - top + 1);
    }

    /// <summary>Run lengths row by row, zeros first, to the last pixel of the picture.</summary>
    public List<long> CountRows() => Count(PictureWidth, Top, Height, Left, Width, static (canvas, row, column) => (row * canvas.Width) + column);

    /// <summary>Run lengths column by column.</summary>
    public List<long> CountColumns() => Count(PictureHeight, Left, Width, Top, Height, static (canvas, column, row) => (row * canvas.Width) + column);

    public void Dispose()
    {
        var pixels = _pixels;
        _pixels = [];
        if (pixels.Length is > 0 and <= LargestPooled)
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    private static MaskCanvas FromLines(IReadOnlyList<long> counts, int width, int height, int lineLength, bool byColumn)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
            if (count < 0 || total < 0 || total > (long)width * height)
            {
                throw new EncordException(EncordErrorId.CorruptedLabel, $"its run lengths hold more pixels than {width} × {height}.");
            }
        }

        (var firstLine, long lastLine, var firstIn, long lastIn) = (long.MaxValue, -1, long.MaxValue, -1);
        ForEachPiece(counts, lineLength, (line, from, to) =>
        {
            firstLine = Math.Min(firstLine, line);
            lastLine = line;
            firstIn = Math.Min(firstIn, from);
            lastIn = Math.Max(lastIn, to - 1);
        });
        if (lastLine < 0)
        {
            return new MaskCanvas(width, height, 0, 0, 0, 0);
        }

        var canvas = byColumn
            ? new MaskCanvas(width, height, (int)firstLine, (int)firstIn, (int)(lastLine - firstLine + 1), (int)(lastIn - firstIn + 1))
            : new MaskCanvas(width, height, (int)firstIn, (int)firstLine, (int)(lastIn - firstIn + 1), (int)(lastLine - firstLine + 1));
        ForEachPiece(counts, lineLength, (line, from, to) =>
        {
            if (!byColumn)
            {
                canvas.SetRow(line, from, to);
                return;
            }

            for (var y = from; y < to; y++)
            {
                canvas._pixels[((y - canvas.Top) * canvas.Width) + line - canvas.Left] = 1;
            }
        });
        return canvas;
    }

    /// <summary>The runs of set pixels, cut at the ends of lines.</summary>
    private static void ForEachPiece(IReadOnlyList<long> counts, int lineLength, Action<int, int, int> visit)
    {
        long position = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var end = position + counts[i];
            while (i % 2 == 1 && position < end)
            {
                var line = (int)(position / lineLength);
                var from = (int)(position % lineLength);
                var to = (int)Math.Min(lineLength, from + end - position);
                visit(line, from, to);
                position += to - from;
            }

            position = end;
        }
    }

    private List<long> Count(int lineLength, int firstLine, int lines, int firstIn, int length, Func<MaskCanvas, int, int, int> index)
    {
        var counts = new List<long>();
        long runEnd = 0;
        long runStart = -1;
        for (var line = 0; line < lines; line++)
        {
            var lineStart = ((long)(firstLine + line) * lineLength) + firstIn;
            for (var i = 0; i < length; i++)
            {
                if (_pixels[index(this, line, i)] == 0)
                {
                    continue;
                }

                var position = lineStart + i;
                if (runStart >= 0 && position == runEnd)
                {
                    runEnd++;
                    continue;
                }

                Close();
                counts.Add(position - runEnd);
                runStart = position;
                runEnd = position + 1;
            }
        }

        Close();
        var total = (long)PictureWidth * PictureHeight;
        if (runEnd < total)
        {
            counts.Add(total - runEnd);
        }

        return counts;

        void Close()
        {
            if (runStart >= 0)
            {
                counts.Add(runEnd - runStart);
                runStart = -1;
            }
        }
    }

    private void SetRow(int y, int from, int to)
    {
        from = Math.Max(from, Left);
        to = Math.Min(to, Left + Width);
        if (to > from)
        {
            _pixels.AsSpan(((y - Top) * Width) + from - Left, to - from).Fill(1);
        }
    }

    private static int Clamp(double position, int size) => position <= 0 ? 0 : position >= size ? size : (int)position;
}
