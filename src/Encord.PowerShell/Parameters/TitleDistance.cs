namespace Encord.PowerShell.Parameters;

/// <summary>How many characters apart two titles are (Levenshtein, without case): the order in which candidates are offered.</summary>
internal static class TitleDistance
{
    public static int Between(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 0; i < left.Length; i++)
        {
            current[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var cost = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j] + 1, previous[j + 1] + 1), previous[j] + cost);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
