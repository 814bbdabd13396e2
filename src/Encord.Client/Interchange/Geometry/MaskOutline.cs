using System.Buffers;

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
        int size = Math.Max(1, mask.Width * mask.Height);
        int[] components = ArrayPool<int>.Shared.Rent(size);
        bool[] seen = ArrayPool<bool>.Shared.Rent(size);
        try
        {
            Array.Clear(components, 0, size);
            Array.Clear(seen, 0, size);
            var areas = new List<List<IReadOnlyList<Point>>>();
            for (int y = mask.Top; y < mask.Top + mask.Height; y++)
            {
                for (int x = mask.Left; x < mask.Left + mask.Width; x++)
                {
                    if (!mask.IsSet(x, y))
                    {
                        continue;
                    }

                    int index = ((y - mask.Top) * mask.Width) + x - mask.Left;
                    if (components[index] == 0)
                    {
                        // The first pixel of a component in reading order is on its outline, so the outline comes before the holes.
                        areas.Add([]);
                        Flood(mask, components, x, y, areas.Count);
                    }

                    if (!seen[index] && !mask.IsSet(x, y - 1))
                    {
                        areas[components[index] - 1].Add(Walk(mask, seen, x, y));
                    }
                }
            }

            return areas;
        }
        finally
        {
            ArrayPool<int>.Shared.Return(components);
            ArrayPool<bool>.Shared.Return(seen);
        }
    }

    private static void Flood(MaskCanvas mask, int[] components, int x, int y, int number)
    {
        var pending = new Stack<(int X, int Y)>();
        pending.Push((x, y));
        while (pending.Count > 0)
        {
            (int atX, int atY) = pending.Pop();
            if (!mask.IsSet(atX, atY))
            {
                continue;
            }

            ref int component = ref components[((atY - mask.Top) * mask.Width) + atX - mask.Left];
            if (component != 0)
            {
                continue;
            }

            component = number;
            foreach ((int stepX, int stepY) in Steps)
            {
                pending.Push((atX + stepX, atY + stepY));
            }
        }
    }

    /// <summary>Walks along the edge with the set pixels on the right hand, from the top left corner of a pixel back to it.</summary>
    private static List<Point> Walk(MaskCanvas mask, bool[] seen, int startX, int startY)
    {
        var ring = new List<Point>();
        int x = startX;
        int y = startY;
        int direction = 0;
        do
        {
            if (direction == 0)
            {
                // The upper edge of this pixel is part of this ring and of no other.
                seen[((y - mask.Top) * mask.Width) + x - mask.Left] = true;
            }

            x += Steps[direction].X;
            y += Steps[direction].Y;
            int turn = !mask.IsSet(x + RightAhead[direction].X, y + RightAhead[direction].Y) ? 1
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
