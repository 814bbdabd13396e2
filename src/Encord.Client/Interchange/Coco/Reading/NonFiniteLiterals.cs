namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> as Python writes them. They are turned, in place, into JSON text of the same length, so that the
/// rest of the element can be read and the number be named as what it is. That text is bytes which UTF-8 does not have, so that no name in the file can
/// be taken for it.
/// </summary>
internal static class NonFiniteLiterals
{
    private const byte Stand = 0x81;

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
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            var current = json[i];
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
                var rest = json.Slice(i);
                foreach (var literal in Literals)
                {
                    var length = Math.Min(literal.Length, rest.Length);
                    if (!rest.Slice(0, length).SequenceEqual(literal.AsSpan(0, length)))
                    {
                        continue;
                    }

                    if (length < literal.Length)
                    {
                        return outcome == Outcome.Quoted || current == (byte)'-' ? outcome : Outcome.NeedsMore;
                    }

                    rest[0] = (byte)'"';
                    rest.Slice(1, length - 2).Fill(Stand);
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
    public static string? NameOf(ReadOnlySpan<byte> text)
    {
        foreach (var one in text)
        {
            if (one != Stand)
            {
                return null;
            }
        }

        return text.Length switch { 1 => "NaN", 6 => "Infinity", 7 => "-Infinity", _ => null };
    }

    private static readonly byte[][] Literals = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];
}
