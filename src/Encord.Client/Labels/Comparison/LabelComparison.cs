using System.Globalization;
using Encord.Client.Labels.Overlap;
using Encord.Client.Labels.Problems;

namespace Encord.Client.Labels.Comparison;

/// <summary>Compares the labels of two rows of the same data: objects class by class and frame by frame, classifications by answer and frames.</summary>
/// <param name="threshold">The IoU from which on two labels are one.</param>
/// <param name="isOptimal">Whether the sum of overlaps decides, and not who chooses first.</param>
internal sealed class LabelComparison(double threshold, bool isOptimal = false)
{
    // A half is often the result of a division; what rounding takes away still counts, as in COCO's tools.
    private readonly double _least = Math.Min(threshold, 1 - 1e-10);

    public IReadOnlyList<LabelMatch> Compare(LabelSide reference, LabelSide difference)
    {
        var left = reference.Read();
        var right = difference.Read();
        var classes = new ClassMap(reference.Ontology);
        var matches = new List<LabelMatch>();
        var rightObjects = right.Objects.ToLookup(instance => (classes.Of(instance.FeatureHash, instance.Name), instance.Space, instance.Frame));
        var leftObjects = left.Objects.ToLookup(instance => (classes.Of(instance.FeatureHash, instance.Name), instance.Space, instance.Frame));
        foreach (var key in leftObjects.Select(group => group.Key).Union(rightObjects.Select(group => group.Key)).OrderBy(key => key.Frame ?? -1))
        {
            Label[] theirs = [.. rightObjects[key].Select(LabelOf)];
            matches.AddRange(Match([.. leftObjects[key].Select(LabelOf)], theirs, OverlapOf(key.Frame is null, left, right, [.. leftObjects[key]], [.. rightObjects[key]]), key.Item1, key.Frame, left.Row, right.Row));
        }

        var rightAnswers = right.Classifications.ToLookup(instance => (classes.Of(instance.FeatureHash ?? "", instance.Name), instance.Space));
        var leftAnswers = left.Classifications.ToLookup(instance => (classes.Of(instance.FeatureHash ?? "", instance.Name), instance.Space));
        foreach (var key in leftAnswers.Select(group => group.Key).Union(rightAnswers.Select(group => group.Key)))
        {
            ClassificationInstance[] mine = [.. leftAnswers[key]];
            ClassificationInstance[] theirs = [.. rightAnswers[key]];
            matches.AddRange(Match([.. mine.Select(LabelOf)], [.. theirs.Select(LabelOf)], Answered(mine, theirs), key.Item1, null, left.Row, right.Row));
        }

        return matches;
    }

    private sealed record Label(string Hash, AnswerSet Answers, double Confidence, object Instance);

    private static Label LabelOf(ObjectInstance instance) => new(instance.ObjectHash, instance.Answers, instance.Confidence, instance);

    private static Label LabelOf(ClassificationInstance instance) => new(instance.ClassificationHash, instance.Answers, instance.Confidence, instance);

    private IEnumerable<MatchedPair> OverlapOf(bool ranges, RowLabels left, RowLabels right, ObjectInstance[] mine, ObjectInstance[] theirs)
    {
        if (ranges)
        {
            return Pairs(mine.Length, theirs.Length, (i, j) => RangeOverlap.Iou(mine[i].Ranges, theirs[j].Ranges));
        }

        var regions = Array.ConvertAll(theirs, instance => Region.Of(instance.Coordinates, right.SizeOf(instance) ?? left.SizeOf(instance)));
        int[] held = [.. Enumerable.Range(0, theirs.Length).Where(i => regions[i] is not null)];
        var grid = new RegionGrid([.. held.Select(i => regions[i]!)]);
        var pairs = new List<MatchedPair>();
        for (var i = 0; i < mine.Length; i++)
        {
            if (Region.Of(mine[i].Coordinates, left.SizeOf(mine[i]) ?? right.SizeOf(mine[i])) is not { } region)
            {
                continue;
            }

            foreach (var near in grid.Near(region))
            {
                if (RegionSweep.CanReach(region, regions[held[near]]!, _least) && RegionSweep.Iou(region, regions[held[near]]!) is var iou && iou >= _least)
                {
                    pairs.Add(new MatchedPair(i, held[near], iou));
                }
            }
        }

        return pairs;
    }

    private IEnumerable<MatchedPair> Answered(ClassificationInstance[] mine, ClassificationInstance[] theirs) =>
        Pairs(mine.Length, theirs.Length, (i, j) => Differences(mine[i].Answers, theirs[j].Answers).Length == 0 ? RangeOverlap.Iou(mine[i].Frames, theirs[j].Frames) : 0);

    private IEnumerable<MatchedPair> Pairs(int references, int differences, Func<int, int, double> iou)
    {
        for (var i = 0; i < references; i++)
        {
            for (var j = 0; j < differences; j++)
            {
                var value = iou(i, j);
                if (value > 0 && value >= _least)
                {
                    yield return new MatchedPair(i, j, value);
                }
            }
        }
    }

    private IEnumerable<LabelMatch> Match(
        Label[] mine, Label[] theirs, IEnumerable<MatchedPair> pairs, LabelClass kind, int? frame, LabelRow reference, LabelRow difference)
    {
        var matched = isOptimal ? OptimalMatching.Match(pairs) : GreedyMatching.Match(pairs, Array.ConvertAll(theirs, label => label.Confidence));
        var found = matched.ToDictionary(pair => pair.Reference);
        HashSet<int> taken = [.. matched.Select(pair => pair.Difference)];
        for (var i = 0; i < mine.Length; i++)
        {
            yield return found.TryGetValue(i, out var pair)
                ? Make(LabelMatchOutcome.Matched, mine[i], theirs[pair.Difference], pair.Iou)
                : Make(LabelMatchOutcome.Missed, mine[i], null, null);
        }

        for (var j = 0; j < theirs.Length; j++)
        {
            if (!taken.Contains(j))
            {
                yield return Make(LabelMatchOutcome.Extra, null, theirs[j], null);
            }
        }

        LabelMatch Make(LabelMatchOutcome outcome, Label? own, Label? other, double? iou) => new()
        {
            Outcome = outcome,
            FeatureName = kind.Name,
            FeatureHash = kind.FeatureHash,
            DataTitle = difference.DataTitle,
            Frame = frame,
            Iou = iou,
            Confidence = other?.Confidence,
            AnswerDifference = own is null || other is null ? "" : Differences(own.Answers, other.Answers),
            ReferenceHash = own?.Hash,
            DifferenceHash = other?.Hash,
            DataHash = difference.DataHash,
            ProjectHash = difference.ProjectHash,
            LabelHash = difference.LabelHash,
            BranchName = difference.BranchName,
            ReferenceLabelHash = reference.LabelHash,
            Row = difference,
            ReferenceRow = reference,
            Reference = own?.Instance,
            Difference = other?.Instance,
        };
    }

    private static string Differences(AnswerSet mine, AnswerSet theirs) => string.Join("; ", mine.Keys.Union(theirs.Keys, StringComparer.OrdinalIgnoreCase)
        .Select(name => (Name: name, Mine: Text(mine, name), Theirs: Text(theirs, name)))
        .Where(answer => answer.Mine != answer.Theirs)
        .Select(answer => $"{answer.Name}: {answer.Mine}, {answer.Theirs}"));

    private static string Text(AnswerSet answers, string name) => !answers.TryGetValue(name, out var value) ? "-" : value is string[] labels
        ? string.Join("+", labels)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
