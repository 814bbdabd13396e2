namespace Encord.Client.Labels.Rules;

/// <summary>The corners of a box that is turned about its centre. It is turned in pixels: fractions of the two sides are of different length.</summary>
internal static class TurnedBox
{
    /// <summary>The four corners, in fractions of the picture.</summary>
    public static Point[] Corners(RotatableBoundingBox box, PictureSize size)
    {
        Point centre = CentreOf(box, size);
        (double cosine, double sine) = Turn(box);
        double halfWidth = box.Width * size.Width / 2;
        double halfHeight = box.Height * size.Height / 2;
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
        IReadOnlyList<Point> part = PictureClip.Ring(Corners(box, size), 1, 1);
        if (part.Count < 3)
        {
            return null;
        }

        (double cosine, double sine) = Turn(box);
        Point[] along = part.Select(point => Along(point.X * size.Width, point.Y * size.Height, cosine, sine)).ToArray();
        double left = along.Min(point => point.X);
        double right = along.Max(point => point.X);
        double top = along.Min(point => point.Y);
        double bottom = along.Max(point => point.Y);

        // The mean of the part's corners lies in it, because it has no dents.
        Point middle = Along(part.Average(point => point.X) * size.Width, part.Average(point => point.Y) * size.Height, cosine, sine);
        RotatableBoundingBox tight = Make(left, top, right, bottom);
        double scale = Corners(tight, size).Min(corner => Math.Min(Reach(part.Average(point => point.X), corner.X), Reach(part.Average(point => point.Y), corner.Y)));
        return scale >= 1 ? tight : Make(
            middle.X + ((left - middle.X) * scale), middle.Y + ((top - middle.Y) * scale), middle.X + ((right - middle.X) * scale), middle.Y + ((bottom - middle.Y) * scale));

        RotatableBoundingBox Make(double fromX, double fromY, double toX, double toY)
        {
            double x = (((fromX + toX) * cosine) - ((fromY + toY) * sine)) / 2;
            double y = (((fromX + toX) * sine) + ((fromY + toY) * cosine)) / 2;
            double width = toX - fromX;
            double height = toY - fromY;
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
