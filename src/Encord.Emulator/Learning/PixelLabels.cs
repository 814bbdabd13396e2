using Encord.Emulator.Algorithms;

namespace Encord.Emulator.Learning;

/// <summary>Which class each pixel of a labelled picture belongs to.</summary>
internal static class PixelLabels
{
    /// <summary>Not to be learned from: inside a box, but near its corners, where most objects have ended.</summary>
    public const int Unsure = -1;

    /// <summary>0 for the background, or the number of the class; a later region covers an earlier one.</summary>
    public static int[] Of(IEnumerable<(LabelledRegion Region, int Class)> regions, int width, int height)
    {
        var labels = new int[width * height];
        foreach (var (region, number) in regions)
        {
            var box = PixelBox.From(region.Box, width, height);
            for (var y = box.Top; y < box.Bottom; y++)
            {
                for (var x = box.Left; x < box.Right; x++)
                {
                    var place = new Vertex((x + 0.5) / width, (y + 0.5) / height);
                    var inside = region.Outline is { } outline ? Contains(outline, place) : NearCentre(region.Box, place);
                    if (inside)
                    {
                        labels[(y * width) + x] = number;
                    }
                    else if (region.Outline is null && labels[(y * width) + x] == 0)
                    {
                        labels[(y * width) + x] = Unsure;
                    }
                }
            }
        }

        return labels;
    }

    /// <summary>Even-odd rule.</summary>
    public static bool Contains(IReadOnlyList<Vertex> outline, Vertex place)
    {
        var inside = false;
        for (var (i, j) = (0, outline.Count - 1); i < outline.Count; j = i++)
        {
            var (a, b) = (outline[i], outline[j]);
            if (a.Y > place.Y != b.Y > place.Y && place.X < ((b.X - a.X) * (place.Y - a.Y) / (b.Y - a.Y)) + a.X)
            {
                inside = !inside;
            }
        }

        return inside;
    }

    private static bool NearCentre(FittedBox box, Vertex place)
    {
        var across = (place.X - box.X - (box.Width / 2)) / (box.Width / 2);
        var down = (place.Y - box.Y - (box.Height / 2)) / (box.Height / 2);
        return (across * across) + (down * down) <= 0.85;
    }
}
