namespace Encord.Emulator.Learning;

/// <summary>Of detections that overlap, keeps the surest.</summary>
internal static class NonMaximumSuppression
{
    /// <returns>The surest first.</returns>
    public static IReadOnlyList<Detection> Keep(IEnumerable<Detection> detections, double intersectionOverUnion)
    {
        var kept = new List<Detection>();
        foreach (var detection in detections.OrderByDescending(d => d.Confidence))
        {
            if (kept.TrueForAll(surer => surer.Box.IntersectionOverUnion(detection.Box) <= intersectionOverUnion))
            {
                kept.Add(detection);
            }
        }

        return kept;
    }
}
