namespace Encord.Emulator.Learning;

/// <summary>Proposes where objects may be: connected parts of what looks like a class, and windows that slide over the picture.</summary>
internal static class RegionProposals
{
    private const int MostWindows = 24;
    private static readonly float[] Levels = [0.3f, 0.5f, 0.75f];
    private static readonly double[] WindowSides = [0.15, 0.25, 0.4, 0.6];
    private static readonly double[] WindowAspects = [0.5, 1, 2];

    /// <param name="scene">The picture.</param>
    /// <param name="windows">Whether windows are proposed too; a window has no outline.</param>
    public static IReadOnlyList<Region> Of(SceneView scene, bool windows)
    {
        var smallest = Math.Max(8, scene.Image.Count / 1500);
        var regions = new List<Region>();
        foreach (var level in Levels)
        {
            AddParts(scene.Foreground, level);
            for (var c = 1; c < scene.Likelihood.Length && scene.Likelihood.Length > 2; c++)
            {
                AddParts(scene.Likelihood[c], level);
            }
        }

        if (windows)
        {
            regions.AddRange(Windows(scene));
        }

        return regions;

        void AddParts(float[] plane, float level)
        {
            bool[] mask = [.. plane.Select(likelihood => likelihood >= level)];
            foreach (var part in Components.Of(mask, scene.Width, scene.Height, smallest))
            {
                Add(Region.OfPixels(part, scene.Width));
            }

            // Objects that only just touch fall apart when their border is taken off; then it is put back.
            var core = Eroded(mask, scene.Width, scene.Height);
            foreach (var part in Components.Of(core, scene.Width, scene.Height, smallest / 2))
            {
                Add(Region.OfPixels(Dilated(part, mask, scene.Width, scene.Height), scene.Width));
            }
        }

        void Add(Region region)
        {
            if (regions.TrueForAll(known => known.Box.IntersectionOverUnion(region.Box) < 0.92))
            {
                regions.Add(region);
            }
        }
    }

    private static IEnumerable<Region> Windows(SceneView scene)
    {
        var candidates = new List<(PixelBox Box, double Score)>();
        var shorter = Math.Min(scene.Width, scene.Height);
        foreach (var side in WindowSides)
        {
            foreach (var aspect in WindowAspects)
            {
                var width = (int)(shorter * side * Math.Sqrt(aspect));
                var height = (int)(shorter * side / Math.Sqrt(aspect));
                var (stepX, stepY) = (Math.Max(2, width / 4), Math.Max(2, height / 4));
                for (var y = 0; y + height <= scene.Height; y += stepY)
                {
                    for (var x = 0; x + width <= scene.Width; x += stepX)
                    {
                        var box = new PixelBox(x, y, x + width, y + height);
                        candidates.Add((box, scene.ForegroundSums.Mean(box) - Surrounding(scene.ForegroundSums, box, scene.Width, scene.Height)));
                    }
                }
            }
        }

        var kept = new List<PixelBox>();
        foreach (var (box, score) in candidates.Where(c => c.Score > 0.2).OrderByDescending(c => c.Score))
        {
            if (kept.Count < MostWindows && kept.TrueForAll(other => other.IntersectionOverUnion(box) < 0.7))
            {
                kept.Add(box);
            }
        }

        return kept.Select(box => new Region(box, null));
    }

    /// <summary>The mean over a ring around the box.</summary>
    internal static double Surrounding(BoxSums sums, PixelBox box, int width, int height)
    {
        var outer = box.Grown(Math.Max(2, Math.Min(box.Width, box.Height) / 5)).Within(width, height);
        var ring = outer.Area - box.Area;
        return ring <= 0 ? 0 : (sums.Sum(outer) - sums.Sum(box)) / ring;
    }

    private static bool[] Eroded(bool[] mask, int width, int height)
    {
        var core = new bool[mask.Length];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var i = (y * width) + x;
                core[i] = mask[i] && mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width];
            }
        }

        return core;
    }

    private static List<int> Dilated(List<int> part, bool[] within, int width, int height)
    {
        var grown = new HashSet<int>(part);
        foreach (var pixel in part)
        {
            var (x, y) = (pixel % width, pixel / width);
            Add(x > 0, pixel - 1);
            Add(x < width - 1, pixel + 1);
            Add(y > 0, pixel - width);
            Add(y < height - 1, pixel + width);
        }

        return [.. grown.Order()];

        void Add(bool exists, int neighbour)
        {
            if (exists && within[neighbour])
            {
                grown.Add(neighbour);
            }
        }
    }
}
