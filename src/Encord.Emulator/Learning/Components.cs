namespace Encord.Emulator.Learning;

/// <summary>Connected parts of a mask (four neighbours).</summary>
internal static class Components
{
    /// <summary>Each part with at least <paramref name="smallest"/> pixels, as the indices of its pixels.</summary>
    public static IEnumerable<List<int>> Of(bool[] mask, int width, int height, int smallest)
    {
        var seen = new bool[mask.Length];
        var open = new Stack<int>();
        for (var start = 0; start < mask.Length; start++)
        {
            if (!mask[start] || seen[start])
            {
                continue;
            }

            var part = new List<int>();
            seen[start] = true;
            open.Push(start);
            while (open.TryPop(out var pixel))
            {
                part.Add(pixel);
                var (x, y) = (pixel % width, pixel / width);
                Visit(x > 0, pixel - 1);
                Visit(x < width - 1, pixel + 1);
                Visit(y > 0, pixel - width);
                Visit(y < height - 1, pixel + width);
            }

            if (part.Count >= smallest)
            {
                yield return part;
            }
        }

        void Visit(bool exists, int neighbour)
        {
            if (exists && mask[neighbour] && !seen[neighbour])
            {
                seen[neighbour] = true;
                open.Push(neighbour);
            }
        }
    }
}
