namespace Encord.Client.Labels.Comparison;

/// <summary>
/// The average precision as COCO's tools define it: precision made to fall with recall, read at 101 recalls from 0 to 1, and averaged. There is no limit to the objects of a picture; COCO's own
/// default looks at the surest hundred.
/// </summary>
internal static class AveragePrecision
{
    private const int Recalls = 101;

    /// <param name="found">What was found: how sure, and whether it is right.</param>
    /// <param name="references">How many there are to find; at least one.</param>
    public static double Of(IReadOnlyList<(double Confidence, bool IsRight)> found, int references)
    {
        // A stable order, as COCO's: among equally sure ones the first one comes first.
        bool[] right = [.. found.OrderByDescending(one => one.Confidence).Select(one => one.IsRight)];
        var recall = new double[right.Length];
        var precision = new double[right.Length];
        var hits = 0;
        for (var i = 0; i < right.Length; i++)
        {
            hits += right[i] ? 1 : 0;
            recall[i] = (double)hits / references;
            precision[i] = (double)hits / (i + 1);
        }

        for (var i = right.Length - 2; i >= 0; i--)
        {
            precision[i] = Math.Max(precision[i], precision[i + 1]);
        }

        double sum = 0;
        var at = 0;
        for (var step = 0; step < Recalls; step++)
        {
            // The first place where the recall is reached; beyond the last one the precision is 0.
            for (; at < recall.Length && recall[at] < step / 100.0; at++)
            {
            }

            sum += at < precision.Length ? precision[at] : 0;
        }

        return sum / Recalls;
    }
}
