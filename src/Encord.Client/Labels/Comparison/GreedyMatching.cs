namespace Encord.Client.Labels.Comparison;

/// <summary>
/// Which label of the difference is which label of the reference. The surest ones choose first, as in COCO's tools: each takes the free one that it overlaps most. Among those that
/// are equally sure, the pair that overlaps most comes first, so that the order of people's labels does not matter.
/// </summary>
internal static class GreedyMatching
{
    /// <param name="pairs">The pairs that overlap enough.</param>
    /// <param name="confidences">How sure each of the difference is.</param>
    /// <returns>The pairs that belong together; each label is in one at most.</returns>
    public static IReadOnlyList<MatchedPair> Match(IEnumerable<MatchedPair> pairs, IReadOnlyList<double> confidences)
    {
        var matched = new List<MatchedPair>();
        var references = new HashSet<int>();
        var differences = new HashSet<int>();
        foreach (var pair in pairs.OrderByDescending(pair => confidences[pair.Difference]).ThenByDescending(pair => pair.Iou).ThenBy(pair => pair.Difference).ThenBy(pair => pair.Reference))
        {
            if (!references.Contains(pair.Reference) && differences.Add(pair.Difference))
            {
                references.Add(pair.Reference);
                matched.Add(pair);
            }
        }

        return matched;
    }
}
