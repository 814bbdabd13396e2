namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> as Python writes them. They are turned, in place, into JSON text of the same length, so that the
/// rest of the element can be read and the number be named as what it is.
/// </summary>
internal static class NonFiniteLiterals
{
    internal enum Outcome
    {
        None,
        Quoted,

        /// <summary>The bytes end within what may be such a literal.</summary>
        NeedsMore,
    }

    /// <summary>Bytes that start outside of a JSON string.</summary>
    public static Outcome Quote(Span<byte> json)
    {
        var outcome = Outcome.None;
        bool inText = false;
        for (int i = 0; i < json.Length; i++)
        {
            byte current = json[i];
            if (inText)
            {
                if (current == (byte)'\\')
                {
                    i++;
                }
                else if (current == (byte)'"')
                {
                    inText = false;
                }
            }
            else if (current == (byte)'"')
            {
                inText = true;
            }
            else if (current is (byte)'N' or (byte)'I' or (byte)'-')
            {
                Span<byte> rest = json.Slice(i);
                foreach (byte[] literal in Literals)
                {
                    int length = Math.Min(literal.Length, rest.Length);
                    if (!rest.Slice(0, length).SequenceEqual(literal.AsSpan(0, length)))
                    {
                        continue;
                    }

                    if (length < literal.Length)
                    {
                        return outcome == Outcome.Quoted || current == (byte)'-' ? outcome : Outcome.NeedsMore;
                    }

                    rest[0] = (byte)'"';
                    rest[length - 1] = (byte)'"';
                    outcome = Outcome.Quoted;
                    i += length - 1;
                    break;
                }
            }
        }

        return outcome;
    }

    /// <summary>What a quoted literal was; null when the text is none.</summary>
    public static string? NameOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("a"u8) ? "NaN"
        : text.SequenceEqual("nfinit"u8) ? "Infinity"
        : text.SequenceEqual("Infinit"u8) ? "-Infinity"
        : null;

    private static readonly byte[][] Literals = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];
}
