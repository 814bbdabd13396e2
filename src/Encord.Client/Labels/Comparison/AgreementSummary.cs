namespace Encord.Client.Labels.Comparison;

/// <summary>Counts what became of the labels of each class.</summary>
/// <param name="isGreedy">Whether labels were matched as the average precision is defined.</param>
internal sealed class AgreementSummary(bool isGreedy = true)
{
    private readonly Dictionary<string, Counts> _classes = new(StringComparer.Ordinal);

    private sealed class Counts(string? name)
    {
        public string? Name => name;

        public int Missed { get; set; }

        public double IouSum { get; set; }

        public List<(double Confidence, bool IsRight)> Differences { get; } = [];
    }

    public void Add(LabelMatch match)
    {
        var key = match.FeatureHash ?? match.FeatureName ?? "";
        if (!_classes.TryGetValue(key, out var counts))
        {
            _classes[key] = counts = new Counts(match.FeatureName);
        }

        if (match.Outcome == LabelMatchOutcome.Missed)
        {
            counts.Missed++;
            return;
        }

        counts.Differences.Add((match.Confidence ?? 1, match.Outcome == LabelMatchOutcome.Matched));
        counts.IouSum += match.Iou ?? 0;
    }

    /// <summary>The classes by name.</summary>
    public IEnumerable<LabelAgreement> Sum() => _classes.OrderBy(pair => pair.Value.Name, StringComparer.OrdinalIgnoreCase).Select(pair => Sum(pair.Key, pair.Value));

    private LabelAgreement Sum(string hash, Counts counts)
    {
        var matched = counts.Differences.Count(one => one.IsRight);
        var references = matched + counts.Missed;
        var differences = counts.Differences.Count;
        return new LabelAgreement
        {
            FeatureName = counts.Name,
            FeatureHash = hash,
            Matched = matched,
            Missed = counts.Missed,
            Extra = differences - matched,
            Precision = differences == 0 ? null : (double)matched / differences,
            Recall = references == 0 ? null : (double)matched / references,
            F1 = 2.0 * matched / (references + differences),
            MeanIou = matched == 0 ? null : counts.IouSum / matched,
            // Where nobody was unsure there is no order to go by.
            AveragePrecision = !isGreedy || references == 0 || counts.Differences.TrueForAll(one => one.Confidence == 1) ? null : Comparison.AveragePrecision.Of(counts.Differences, references),
        };
    }
}
