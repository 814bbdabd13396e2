namespace Encord.Emulator.Algorithms;

/// <summary>Fills the space between two bitmasks: the centre moves on a straight line while the border moves from one shape to the other.</summary>
internal sealed class MaskMatch
{
    private readonly BinaryMask _from;
    private readonly BinaryMask _to;
    private readonly Lazy<(SignedDistance From, SignedDistance To)> _distances;

    public MaskMatch(BinaryMask from, BinaryMask to)
    {
        if (from.Width != to.Width || from.Height != to.Height)
        {
            throw new AlgorithmInputException(
                $"The bitmasks of one object must have one size; here are {from.Width} x {from.Height} and {to.Width} x {to.Height}.");
        }

        _from = from;
        _to = to;
        _distances = new(() => (new SignedDistance(_from), new SignedDistance(_to)));
    }

    public BinaryMask Between(double share)
    {
        if (share <= 0 || Centre(_from) is not { } start)
        {
            return share >= 1 ? _to : _from;
        }

        if (share >= 1 || Centre(_to) is not { } end)
        {
            return share >= 1 ? _to : _from;
        }

        // Both shapes are looked at as if their centres were where the centre is now.
        var centre = Vertex.Between(start, end, share);
        var (fromX, fromY) = (start.X - centre.X, start.Y - centre.Y);
        var (toX, toY) = (end.X - centre.X, end.Y - centre.Y);
        var (before, after) = _distances.Value;
        var mask = new BinaryMask(_from.Width, _from.Height);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                mask[x, y] = Linear.Between(before.At(x + fromX, y + fromY), after.At(x + toX, y + toY), share) < 0;
            }
        }

        return mask;
    }

    private static Vertex? Centre(BinaryMask mask)
    {
        var (sumX, sumY, count) = (0.0, 0.0, 0);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (mask[x, y])
                {
                    (sumX, sumY, count) = (sumX + x, sumY + y, count + 1);
                }
            }
        }

        return count == 0 ? null : new Vertex(sumX / count, sumY / count);
    }
}
