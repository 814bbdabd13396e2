namespace Encord.Client.Labels.Rules;

/// <summary>The corners of a box that is turned about its centre. It is turned in pixels: fractions of the two sides are of different length.</summary>
internal static class TurnedBox
{
    /// <summary>The four corners, in fractions of the picture.</summary>
    public static Point[] Corners(RotatableBoundingBox box, PictureSize size)
    {
        var centre = CentreOf(box, size);
        (var cosine, var sine) = Turn(box);
        var halfWidth = box.Width * size.Width / 2;
        var halfHeight = box.Height * size.Height / 2;
        return Array.ConvertAll(
            new[] { (-halfWidth, -halfHeight), (halfWidth, -halfHeight), (halfWidth, halfHeight), (-halfWidth, halfHeight) },
            corner => new Point(
                (centre.X + (corner.Item1 * cosine) - (corner.Item2 * sine)) / size.Width,
                (centre.Y + (corner.Item1 * sine) + (corner.Item2 * cosine)) / size.Height));
    }

    /// <summary>
    /// The part of the box that lies in the picture, as a box of the same angle: first as tight around that part as can be, then smaller until its
    /// corners lie in the picture too. Null when no part does.
    /// </summary>
    public static RotatableBoundingBox? Cut(RotatableBoundingBox box, PictureSize size)
    {
        var part = PictureClip.Ring(Corners(box, size), 1, 1);
        if (part.Count < 3)
        {
            return null;
        }

        (var cosine, var sine) = Turn(box);
        var along = part.Select(point => Along(point.X * size.Width, point.Y * size.Height, cosine, sine)).ToArray();
        var left = along.Min(point => point.X);
        var right = along.Max(point => point.X);
        var top = along.Min(point => point.Y);
        var bottom = along.Max(point => point.Y);

        // The mean of the part's corners lies in it, because it has no dents.
        var middle = Along(part.Average(point => point.X) * size.Width, part.Average(point => point.Y) * size.Height, cosine, sine);
        var tight = Make(left, top, right, bottom);
        var scale = Corners(tight, size).Min(corner => Math.Min(Reach(part.Average(point => point.X), corner.X), Reach(part.Average(point => point.Y), corner.Y)));
        return scale >= 1 ? tight : Make(
            middle.X + ((left - middle.X) * scale), middle.Y + ((top - middle.Y) * scale), middle.X + ((right - middle.X) * scale), middle.Y + ((bottom - middle.Y) * scale));

        RotatableBoundingBox Make(double fromX, double fromY, double toX, double toY)
        {
            var x = (((fromX + toX) * cosine) - ((fromY + toY) * sine)) / 2;
            var y = (((fromX + toX) * sine) + ((fromY + toY) * cosine)) / 2;
            var width = toX - fromX;
            var height = toY - fromY;
            return new RotatableBoundingBox((x - (width / 2)) / size.Width, (y - (height / 2)) / size.Height, width / size.Width, height / size.Height, box.Theta);
        }
    }

    /// <summary>How much of the way from a position in the picture to another one stays in it.</summary>
    private static double Reach(double from, double to) => to > 1 ? (1 - from) / (to - from) : to < 0 ? from / (from - to) : 1;

    private static Point CentreOf(RotatableBoundingBox box, PictureSize size) =>
        new((box.X + (box.Width / 2)) * size.Width, (box.Y + (box.Height / 2)) * size.Height);

    /// <summary>A position as it lies along the sides of the box.</summary>
    private static Point Along(double x, double y, double cosine, double sine) => new((x * cosine) + (y * sine), (y * cosine) - (x * sine));

    private static (double Cosine, double Sine) Turn(RotatableBoundingBox box) => (Math.Cos(box.Theta * Math.PI / 180), Math.Sin(box.Theta * Math.PI / 180));
}
