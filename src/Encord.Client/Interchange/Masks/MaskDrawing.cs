using System.Buffers;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Geometry;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Interchange.Masks;

/// <summary>Draws the objects of a picture over each other, the smaller ones on top. A pixel belongs to a shape when its centre does.</summary>
internal sealed class MaskDrawing : IDisposable
{
    private readonly ushort[] _pixels;
    private readonly int _width;
    private readonly int _height;

    private MaskDrawing(int width, int height)
    {
        _width = width;
        _height = height;
        // One picture follows the other, and each needs megabytes.
        _pixels = ArrayPool<ushort>.Shared.Rent(width * height);
        Array.Clear(_pixels, 0, width * height);
    }

    public int Width => _width;

    public int Height => _height;

    /// <summary>For each pixel of a row the place of its object in the list, from 1; 0 for none.</summary>
    public ReadOnlySpan<ushort> Row(int y) => _pixels.AsSpan(y * _width, _width);

    /// <summary>Whether a row is the one above, as most are: then there is nothing new in it.</summary>
    public bool IsAsAbove(int y) => y > 0 && Row(y).SequenceEqual(Row(y - 1));

    public void Dispose() => ArrayPool<ushort>.Shared.Return(_pixels);

    /// <exception cref="EncordException">The picture is larger than can be held, or has more objects than numbers.</exception>
    public static MaskDrawing Of(ExportPicture picture)
    {
        if (!MaskCanvas.Fits(picture.Width, picture.Height))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{picture.Title}' is {picture.Width} × {picture.Height}, which is too large for a mask.");
        }

        if (picture.Labels.Count > ushort.MaxValue)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{picture.Title}' has {picture.Labels.Count} objects, and a mask has {ushort.MaxValue} numbers.");
        }

        var drawing = new MaskDrawing(picture.Width, picture.Height);
        var size = new PictureSize(picture.Width, picture.Height);
        foreach ((var label, var place) in picture.Labels.Select((label, i) => (label, i)).OrderByDescending(one => ShapeCut.AreaOf(one.label.Shape!, size)))
        {
            drawing.Draw(label.Shape!, (ushort)(place + 1));
        }

        return drawing;
    }

    private void Draw(Coordinates shape, ushort number)
    {
        if (shape is Bitmask bitmask)
        {
            long position = 0;
            var counts = bitmask.Counts();
            for (var i = 0; i < counts.Count; position += counts[i], i++)
            {
                if (i % 2 == 1)
                {
                    _pixels.AsSpan((int)position, (int)counts[i]).Fill(number);
                }
            }

            return;
        }

        foreach (var rings in PictureShapes.AreasOf(shape, _width, _height))
        {
            PolygonFill.Fill(rings, 0, _height, (y, from, to) =>
            {
                from = Math.Max(0, from);
                to = Math.Min(_width, to);
                if (to > from)
                {
                    _pixels.AsSpan((y * _width) + from, to - from).Fill(number);
                }
            });
        }
    }
}
