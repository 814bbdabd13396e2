using System.Text;

namespace Encord.Emulator.Algorithms;

/// <summary>A picture of yes and no, row by row, with the run-length text of label documents.</summary>
internal sealed class BinaryMask
{
    /// <summary>A mask larger than this is refused before memory is taken for it.</summary>
    private const long MaximumPixels = 64L * 1024 * 1024;

    public BinaryMask(int width, int height)
    {
        if (width <= 0 || height <= 0 || (long)width * height > MaximumPixels)
        {
            throw new AlgorithmInputException($"A bitmask of {width} x {height} pixels cannot be worked on.");
        }

        Width = width;
        Height = height;
        Pixels = new bool[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row after row.</summary>
    public bool[] Pixels { get; }

    public bool this[int x, int y]
    {
        get => Pixels[(y * Width) + x];
        set => Pixels[(y * Width) + x] = value;
    }

    /// <summary>Reads the compressed run lengths: zeros first, from the third on as the difference to the one two before.</summary>
    public static BinaryMask Decode(string runs, int width, int height)
    {
        var mask = new BinaryMask(width, height);
        var position = 0;
        var value = false;
        foreach (var count in ReadCounts(runs))
        {
            if (count < 0 || count > mask.Pixels.Length - position)
            {
                throw new AlgorithmInputException($"The run lengths of a bitmask do not fit into {width} x {height} pixels.");
            }

            if (value)
            {
                mask.Pixels.AsSpan(position, (int)count).Fill(true);
            }

            position += (int)count;
            value = !value;
        }

        return mask;
    }

    public string Encode()
    {
        var counts = new List<long>();
        var value = false;
        var run = 0L;
        foreach (var pixel in Pixels)
        {
            if (pixel != value)
            {
                counts.Add(run);
                (run, value) = (0, pixel);
            }

            run++;
        }

        counts.Add(run);

        var text = new StringBuilder();
        for (var i = 0; i < counts.Count; i++)
        {
            var number = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            bool more;
            do
            {
                var group = (int)(number & 0x1f);
                number >>= 5;
                more = (group & 0x10) != 0 ? number != -1 : number != 0;
                text.Append((char)((more ? group | 0x20 : group) + 48));
            }
            while (more);
        }

        return text.ToString();
    }

    private static List<long> ReadCounts(string runs)
    {
        var counts = new List<long>();
        for (var i = 0; i < runs.Length;)
        {
            long number = 0;
            var shift = 0;
            int group;
            do
            {
                if (i >= runs.Length || shift > 55)
                {
                    throw new AlgorithmInputException("The run lengths of a bitmask end in the middle of a number.");
                }

                group = runs[i++] - 48;
                if (group is < 0 or > 63)
                {
                    throw new AlgorithmInputException("The run lengths of a bitmask hold a character that does not belong there.");
                }

                number |= (long)(group & 0x1f) << shift;
                shift += 5;
            }
            while ((group & 0x20) != 0);

            if ((group & 0x10) != 0)
            {
                number |= -1L << shift;
            }

            counts.Add(counts.Count > 2 ? number + counts[^2] : number);
        }

        return counts;
    }
}
