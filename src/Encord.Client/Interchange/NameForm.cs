using System.Globalization;
using System.Text;

namespace Encord.Client.Interchange;

/// <summary>
/// Names in one Unicode form: some file systems take letters with accents apart, others put them together. Here they are taken apart, the same on every
/// machine, whatever the operating system knows of Unicode.
/// </summary>
internal static class NameForm
{
    private const int FirstHangul = 0xAC00;
    private const int LastHangul = 0xD7A3;

    private static readonly Dictionary<char, (char First, char Second)> Parts = Read(UnicodeTables.Decompositions).ToDictionary(three => three.A, three => (three.B, three.C));

    private static readonly (char First, char Last, char Class)[] Classes = Read(UnicodeTables.Classes).ToArray();

    // The standard leaves some letters apart: those of scripts that are written apart, and those whose first part is a mark.
    private static readonly Dictionary<(char First, char Second), char> Wholes = Read(UnicodeTables.Decompositions)
        .Where(three => three.C != 0 && !UnicodeTables.StaysApart.Contains(three.A) && ClassOf(three.B) == 0 && ClassOf(three.A) == 0)
        .GroupBy(three => (three.B, three.C)).ToDictionary(pair => pair.Key, pair => pair.First().A);

    /// <summary>The name with all letters taken apart and their marks in order.</summary>
    public static string Of(string name)
    {
        var first = 0;
        while (first < name.Length && name[first] <= 0x7F)
        {
            first++;
        }

        if (first == name.Length)
        {
            return name;
        }

        var apart = new StringBuilder(name, 0, first, name.Length * 2);
        for (var i = first; i < name.Length; i++)
        {
            Add(apart, name[i]);
        }

        Order(apart);
        return apart.ToString();
    }

    /// <summary>The name with letters and marks put together where there is one character for both: the form in which most programs write names.</summary>
    public static string Compose(string name)
    {
        var apart = Of(name);
        if (apart.All(letter => letter <= 0x7F))
        {
            return apart;
        }

        var together = new StringBuilder(apart.Length);
        var starter = -1;
        var lastClass = -1;
        foreach (var letter in apart)
        {
            var own = ClassOf(letter);
            // A mark joins its letter unless one of its own class or a higher one stands between.
            if (starter >= 0 && (lastClass < own || lastClass == -1) && Join(together[starter], letter) is { } whole)
            {
                together[starter] = whole;
                continue;
            }

            if (own == 0)
            {
                starter = together.Length;
                lastClass = -1;
            }
            else
            {
                lastClass = own;
            }

            together.Append(letter);
        }

        return together.ToString();
    }

    public static bool AreSame(string left, string right, bool ignoreCase = false) =>
        string.Equals(Of(left), Of(right), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Whether a person would take one for the other, though they are not the same: wide letters, ligatures, other spaces.</summary>
    public static bool LookAlike(string left, string right) =>
        !string.Equals(left, right, StringComparison.Ordinal) && string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in Of(name))
        {
            if (char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format)
            {
                continue;
            }

            plain.Append(letter switch
            {
                >= '\uFF01' and <= '\uFF5E' => ((char)(letter - 0xFEE0)).ToString(),
                '\uFB00' => "ff",
                '\uFB01' => "fi",
                '\uFB02' => "fl",
                '\uFB03' => "ffi",
                '\uFB04' => "ffl",
                '\uFB05' or '\uFB06' => "st",
                >= '\u2010' and <= '\u2015' => "-",
                _ => letter.ToString(),
            });
        }

        return plain.ToString();
    }

    private static char? Join(char first, char second)
    {
        if (first is >= '\u1100' and <= '\u1112' && second is >= '\u1161' and <= '\u1175')
        {
            return (char)(FirstHangul + ((((first - 0x1100) * 21) + (second - 0x1161)) * 28));
        }

        if (first is >= (char)FirstHangul and <= (char)LastHangul && (first - FirstHangul) % 28 == 0 && second is > '\u11A7' and <= '\u11C2')
        {
            return (char)(first + (second - 0x11A7));
        }

        return Wholes.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private static void Add(StringBuilder into, char letter)
    {
        if (letter is >= (char)FirstHangul and <= (char)LastHangul)
        {
            var syllable = letter - FirstHangul;
            into.Append((char)(0x1100 + (syllable / 588))).Append((char)(0x1161 + (syllable % 588 / 28)));
            if (syllable % 28 > 0)
            {
                into.Append((char)(0x11A7 + (syllable % 28)));
            }
        }
        else if (letter > 0x7F && Parts.TryGetValue(letter, out var parts))
        {
            Add(into, parts.First);
            if (parts.Second != 0)
            {
                Add(into, parts.Second);
            }
        }
        else
        {
            into.Append(letter);
        }
    }

    /// <summary>Marks of different classes may stand in any order behind a letter and mean the same.</summary>
    private static void Order(StringBuilder name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            var mark = name[i];
            var own = ClassOf(mark);
            var at = i;
            for (; own > 0 && at > 0 && ClassOf(name[at - 1]) > own; at--)
            {
                name[at] = name[at - 1];
            }

            name[at] = mark;
        }
    }

    private static int ClassOf(char letter)
    {
        if (letter < 0x300)
        {
            return 0;
        }

        (var low, var high) = (0, Classes.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (letter < Classes[middle].First)
            {
                high = middle - 1;
            }
            else if (letter > Classes[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return Classes[middle].Class;
            }
        }

        return 0;
    }

    private static IEnumerable<(char A, char B, char C)> Read(string table)
    {
        for (var i = 0; i < table.Length; i += 3)
        {
            yield return (table[i], table[i + 1], table[i + 2]);
        }
    }
}
