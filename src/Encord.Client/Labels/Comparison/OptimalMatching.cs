namespace Encord.Client.Labels.Comparison;

/// <summary>Which label of the difference is which label of the reference, so that the sum of all overlaps is the largest that can be (Hungarian method).</summary>
internal static class OptimalMatching
{
    /// <param name="pairs">The pairs that overlap enough.</param>
    /// <returns>The pairs that belong together; each label is in one at most.</returns>
    public static IReadOnlyList<MatchedPair> Match(IEnumerable<MatchedPair> pairs)
    {
        var matched = new List<MatchedPair>();
        foreach (var group in Groups([.. pairs]))
        {
            matched.AddRange(MatchGroup(group));
        }

        return matched;
    }

    /// <summary>The pairs of labels that are linked by overlaps. Others do not matter to them, and the groups of a picture are small.</summary>
    private static IEnumerable<List<MatchedPair>> Groups(MatchedPair[] pairs)
    {
        var byReference = pairs.ToLookup(pair => pair.Reference);
        var byDifference = pairs.ToLookup(pair => pair.Difference);
        var seen = new HashSet<MatchedPair>();
        foreach (var first in pairs)
        {
            if (!seen.Add(first))
            {
                continue;
            }

            var group = new List<MatchedPair> { first };
            for (var i = 0; i < group.Count; i++)
            {
                group.AddRange(byReference[group[i].Reference].Concat(byDifference[group[i].Difference]).Where(seen.Add));
            }

            yield return group;
        }
    }

    private static IEnumerable<MatchedPair> MatchGroup(List<MatchedPair> group)
    {
        if (group.Count == 1)
        {
            return group;
        }

        int[] references = [.. group.Select(pair => pair.Reference).Distinct().OrderBy(one => one)];
        int[] differences = [.. group.Select(pair => pair.Difference).Distinct().OrderBy(one => one)];
        var isTurned = references.Length > differences.Length;
        var overlap = group.ToDictionary(pair => isTurned ? (pair.Difference, pair.Reference) : (pair.Reference, pair.Difference), pair => pair);
        var (rows, columns) = isTurned ? (differences, references) : (references, differences);
        var rowOf = Assign(rows.Length, columns.Length, (row, column) => overlap.TryGetValue((rows[row], columns[column]), out var pair) ? -pair.Iou : 0);
        return Enumerable.Range(0, columns.Length).Where(column => rowOf[column] >= 0)
            .Select(column => overlap.TryGetValue((rows[rowOf[column]], columns[column]), out var pair) ? pair : (MatchedPair?)null)
            .OfType<MatchedPair>();
    }

    /// <summary>The assignment of least cost, by shortest augmenting paths with potentials (Jonker and Volgenant).</summary>
    /// <param name="rows">Not more than <paramref name="columns"/>.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="costOf">The cost of a row in a column.</param>
    /// <returns>The row of each column; -1 for none.</returns>
    private static int[] Assign(int rows, int columns, Func<int, int, double> costOf)
    {
        // Position 0 stands for no row and no column.
        var rowPotential = new double[rows + 1];
        var columnPotential = new double[columns + 1];
        var rowOf = new int[columns + 1];
        var before = new int[columns + 1];
        for (var row = 1; row <= rows; row++)
        {
            var least = Enumerable.Repeat(double.PositiveInfinity, columns + 1).ToArray();
            var isDone = new bool[columns + 1];
            rowOf[0] = row;
            var column = 0;
            do
            {
                isDone[column] = true;
                var current = rowOf[column];
                var step = double.PositiveInfinity;
                var next = 0;
                for (var other = 1; other <= columns; other++)
                {
                    if (isDone[other])
                    {
                        continue;
                    }

                    var reduced = costOf(current - 1, other - 1) - rowPotential[current] - columnPotential[other];
                    if (reduced < least[other])
                    {
                        (least[other], before[other]) = (reduced, column);
                    }

                    if (least[other] < step)
                    {
                        (step, next) = (least[other], other);
                    }
                }

                for (var other = 0; other <= columns; other++)
                {
                    if (isDone[other])
                    {
                        rowPotential[rowOf[other]] += step;
                        columnPotential[other] -= step;
                    }
                    else
                    {
                        least[other] -= step;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            while (column != 0)
            {
                rowOf[column] = rowOf[before[column]];
                column = before[column];
            }
        }

        return [.. rowOf.Skip(1).Select(row => row - 1)];
    }
}
