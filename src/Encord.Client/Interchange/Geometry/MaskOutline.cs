using System.Collections;

namespace Encord.Client.Interchange.Geometry;

/// <summary>
/// Turns a mask into areas that follow the edges of its pixels: filled again they give exactly the mask. Pixels that touch at a corner only are
/// areas of their own.
/// </summary>
internal static class MaskOutline
{
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    // Of the two pixels ahead of a corner, that on the right hand and that on the left hand, for each direction.
    private static readonly (int X, int Y)[] RightAhead = [(0, 0), (-1, 0), (-1, -1), (0, -1)];
    private static readonly (int X, int Y)[] LeftAhead = [(0, -1), (0, 0), (-1, 0), (-1, -1)];

    /// <summary>The areas in pixels, each an outline followed by its holes.</summary>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<Point>>> Trace(MaskCanvas mask)
    {
        var areas = new List<List<IReadOnlyList<Point>>>();
        var numbers = new Dictionary<int, int>();
        var seen = new BitArray(Math.Max(1, mask.Width * mask.Height));
        var runs = MaskRuns.Find(mask);
        for (var i = 0; i < runs.Count; i++)
        {
            // The first pixel of a component in reading order is on its outline, so the outline comes before the holes.
            var root = runs.RootOf(i);
            if (!numbers.TryGetValue(root, out var number))
            {
                numbers.Add(root, number = areas.Count);
                areas.Add([]);
            }

            (var y, var from, var to) = runs[i];
            for (var x = from; x < to; x++)
            {
                if (!seen[((y - mask.Top) * mask.Width) + x - mask.Left] && !mask.IsSet(x, y - 1))
                {
                    areas[number].Add(Walk(mask, seen, x, y));
                }
            }
        }

        return areas;
    }

    /// <summary>Walks along the edge with the set pixels on the right hand, from the top left corner of a pixel back to it.</summary>
    private static List<Point> Walk(MaskCanvas mask, BitArray seen, int startX, int startY)
    {
        var ring = new List<Point>();
        var x = startX;
        var y = startY;
        var direction = 0;
        do
        {
            if (direction == 0)
            {
                // The upper edge of this pixel is part of this ring and of no other.
                seen[((y - mask.Top) * mask.Width) + x - mask.Left] = true;
            }

            x += Steps[direction].X;
            y += Steps[direction].Y;
            var turn = !mask.IsSet(x + RightAhead[direction].X, y + RightAhead[direction].Y) ? 1
                : mask.IsSet(x + LeftAhead[direction].X, y + LeftAhead[direction].Y) ? 3
                : 0;
            if (turn != 0)
            {
                ring.Add(new Point(x, y));
                direction = (direction + turn) % 4;
            }
        }
        while (x != startX || y != startY || direction != 0);

        return ring;
    }
}
