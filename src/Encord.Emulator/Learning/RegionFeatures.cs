namespace Encord.Emulator.Learning;

/// <summary>What is known about a region: its size and form, what its pixels and those around it look like, and how they fill it.</summary>
internal static class RegionFeatures
{
    private const int Grid = 3;

    public static float[] Of(SceneView scene, Region region)
    {
        var (box, width, height) = (region.Box, scene.Width, scene.Height);
        var features = new List<float>
        {
            (float)box.Width / width,
            (float)box.Height / height,
            MathF.Log((float)box.Width / box.Height),
            MathF.Log((float)box.Area / scene.Image.Count),
        };

        foreach (var sums in scene.ClassSums)
        {
            features.Add((float)sums.Mean(box));
            features.Add((float)RegionProposals.Surrounding(sums, box, width, height));
        }

        var mask = Mask(scene, region);
        AddForm(features, mask, box);
        AddLook(features, scene, mask, box);
        return [.. features];
    }

    /// <summary>The pixels of the box that belong to the object.</summary>
    private static bool[] Mask(SceneView scene, Region region)
    {
        var box = region.Box;
        var mask = new bool[box.Area];
        if (region.Pixels is not null)
        {
            foreach (var pixel in region.Pixels)
            {
                mask[(((pixel / scene.Width) - box.Top) * box.Width) + (pixel % scene.Width) - box.Left] = true;
            }

            return mask;
        }

        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
            {
                mask[(y * box.Width) + x] = scene.Foreground[((y + box.Top) * scene.Width) + x + box.Left] >= 0.5f;
            }
        }

        return mask;
    }

    /// <summary>How full each ninth of the box is, how full the box and its four edges are, and how long the border is for the area.</summary>
    private static void AddForm(List<float> features, bool[] mask, PixelBox box)
    {
        var filled = new float[mask.Length];
        var (area, border) = (0, 0);
        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
            {
                if (!mask[(y * box.Width) + x])
                {
                    continue;
                }

                filled[(y * box.Width) + x] = 1;
                area++;
                border += (Set(x - 1, y) ? 0 : 1) + (Set(x + 1, y) ? 0 : 1) + (Set(x, y - 1) ? 0 : 1) + (Set(x, y + 1) ? 0 : 1);
            }
        }

        var sums = new BoxSums(filled, box.Width, box.Height);
        features.Add((float)area / mask.Length);
        features.Add(area == 0 ? 0 : (float)border * border / (16f * area));
        for (var row = 0; row < Grid; row++)
        {
            for (var column = 0; column < Grid; column++)
            {
                var left = column * box.Width / Grid;
                var top = row * box.Height / Grid;
                var right = Math.Max(left + 1, (column + 1) * box.Width / Grid);
                var bottom = Math.Max(top + 1, (row + 1) * box.Height / Grid);
                features.Add((float)sums.Mean(new(left, top, right, bottom)));
            }
        }

        features.Add((float)sums.Mean(new(0, 0, box.Width, 1)));
        features.Add((float)sums.Mean(new(0, box.Height - 1, box.Width, box.Height)));
        features.Add((float)sums.Mean(new(0, 0, 1, box.Height)));
        features.Add((float)sums.Mean(new(box.Width - 1, 0, box.Width, box.Height)));

        bool Set(int x, int y) => x >= 0 && y >= 0 && x < box.Width && y < box.Height && mask[(y * box.Width) + x];
    }

    /// <summary>The mean and the spread of the colours, and how many edges there are.</summary>
    private static void AddLook(List<float> features, SceneView scene, bool[] mask, PixelBox box)
    {
        Span<double> sums = stackalloc double[3];
        Span<double> squares = stackalloc double[3];
        var (edges, count) = (0.0, 0);
        for (var y = 0; y < box.Height; y++)
        {
            for (var x = 0; x < box.Width; x++)
            {
                if (!mask[(y * box.Width) + x])
                {
                    continue;
                }

                var pixel = ((y + box.Top) * scene.Width) + x + box.Left;
                count++;
                edges += scene.Features.Edges[pixel];
                for (var channel = 0; channel < 3; channel++)
                {
                    var value = scene.Image.Colours[(pixel * 3) + channel];
                    sums[channel] += value;
                    squares[channel] += value * value;
                }
            }
        }

        count = Math.Max(1, count);
        features.Add((float)(edges / count));
        for (var channel = 0; channel < 3; channel++)
        {
            var mean = sums[channel] / count;
            features.Add((float)mean);
            features.Add((float)Math.Sqrt(Math.Max(0, (squares[channel] / count) - (mean * mean))));
        }
    }
}
