using System.Text;

namespace Encord;

/// <summary>Run lengths and COCO's compressed text form of them (wire facts: five bits a character, 48 added, from the fourth number on the difference to the one before last).</summary>
internal static class RunLengthCode
{
    public static List<long> Count(bool[] pixels)
    {
        var counts = new List<long>();
        var set = false;
        long run = 0;
        foreach (var pixel in pixels)
        {
            if (pixel != set)
            {
                counts.Add(run);
                run = 0;
                set = pixel;
            }

            run++;
        }

        counts.Add(run);
        return counts;
    }

    public static string Encode(IReadOnlyList<long> counts)
    {
        var text = new StringBuilder(counts.Count * 2);
        for (var i = 0; i < counts.Count; i++)
        {
            var number = i > 2 ? counts[i] - counts[i - 2] : counts[i];
            var more = true;
            while (more)
            {
                var bits = number & 0x1f;
                number >>= 5;
                more = (bits & 0x10) != 0 ? number != -1 : number != 0;
                text.Append((char)(48 + (more ? bits | 0x20 : bits)));
            }
        }

        return text.ToString();
    }

    /// <exception cref="EncordException"><see cref="EncordErrorId.CorruptedLabel"/>: the text ends inside a number, holds other characters or a negative run.</exception>
    public static List<long> Decode(string text)
    {
        var counts = new List<long>(text.Length / 2);
        Decode(text, counts);
        return counts;
    }

    /// <summary>The same into a list that is used again and again; it must be empty.</summary>
    public static void Decode(string text, List<long> counts)
    {
        var position = 0;
        while (position < text.Length)
        {
            long number = 0;
            var shift = 0;
            var more = true;
            while (more)
            {
                if (position == text.Length)
                {
                    throw Damaged("ends inside a number");
                }

                var bits = text[position] - 48;
                if (bits is < 0 or > 63 || shift > 50)
                {
                    throw Damaged($"hold a character that does not belong there at position {position}");
                }

                position++;
                number |= (long)(bits & 0x1f) << shift;
                shift += 5;
                more = (bits & 0x20) != 0;
                if (!more && (bits & 0x10) != 0)
                {
                    number |= -1L << shift;
                }
            }

            if (counts.Count > 2)
            {
                number += counts[counts.Count - 2];
            }

            if (number < 0)
            {
                throw Damaged("hold a negative length");
            }

            counts.Add(number);
        }
    }

    private static EncordException Damaged(string how) =>
        new(EncordErrorId.CorruptedLabel, $"The run lengths of a bitmask {how}; the mask is truncated or damaged, make it again from the pixels.");
}
