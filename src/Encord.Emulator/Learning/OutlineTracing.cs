using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>The outer border of a connected part, along the edges of its pixels.</summary>
internal static class OutlineTracing
{
    /// <summary>Walks around the part with the part to the right, from its topmost leftmost pixel.</summary>
    /// <returns>A corner for each edge of a pixel that was passed, as fractions of the picture.</returns>
    public static Vertex[] Trace(IReadOnlyCollection<int> part, int width, int height)
    {
        var pixels = part as HashSet<int> ?? [.. part];
        var first = pixels.Min();
        var (startX, startY) = (first % width, first / width);
        var (x, y) = (startX, startY);

        // Directions: right, down, left, up. The first edge is the top of the first pixel.
        var direction = 0;
        var corners = new List<Vertex>();
        do
        {
            corners.Add(new((double)x / width, (double)y / height));
            (x, y) = direction switch { 0 => (x + 1, y), 1 => (x, y + 1), 2 => (x - 1, y), _ => (x, y - 1) };

            // Nothing ahead on the right: the part ends, turn right. Something ahead on the left: it goes on there, turn left.
            if (!Ahead(x, y, direction, left: false))
            {
                direction = (direction + 1) % 4;
            }
            else if (Ahead(x, y, direction, left: true))
            {
                direction = (direction + 3) % 4;
            }
        }
        while ((x, y, direction) != (startX, startY, 0));
        return [.. corners];

        bool Ahead(int atX, int atY, int going, bool left)
        {
            var (pixelX, pixelY) = (going, left) switch
            {
                (0, true) => (atX, atY - 1),
                (0, false) => (atX, atY),
                (1, true) => (atX, atY),
                (1, false) => (atX - 1, atY),
                (2, true) => (atX - 1, atY),
                (2, false) => (atX - 1, atY - 1),
                (_, true) => (atX - 1, atY - 1),
                (_, false) => (atX, atY - 1),
            };
            return pixelX >= 0 && pixelY >= 0 && pixelX < width && pixelY < height && pixels.Contains((pixelY * width) + pixelX);
        }
    }

    /// <summary>The border without its stairs: the middles of the edges lie on the slope that the stairs stand for.</summary>
    public static Vertex[] WithoutStairs(IReadOnlyList<Vertex> corners)
    {
        var middles = new Vertex[corners.Count];
        for (var i = 0; i < middles.Length; i++)
        {
            middles[i] = Vertex.Between(corners[i], corners[(i + 1) % corners.Count], 0.5);
        }

        return middles;
    }
}
