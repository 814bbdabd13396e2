using CsCheck;
using Encord.Client.Labels.Comparison;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

public class ComparisonTests
{
    [Fact]
    public void The_worked_example_of_the_metrics_literature_has_its_published_value()
    {
        // 24 detections of 15 objects, the right ones at these ranks (Padilla and others, "A survey on performance metrics for object-detection algorithms"): 24.56 % over all points.
        int[] right = [1, 3, 10, 12, 13, 14, 23];
        (double, bool)[] found = [.. Enumerable.Range(1, 24).Select(rank => (1 - (rank / 100.0), right.Contains(rank)))];

        var average = AveragePrecision.Of(found, 15);

        Assert.Equal(0.2456, average, 0.005);
        // By hand at 101 recalls: 7 of them at 1/1, 7 at 2/3, 27 at 6/14, 6 at 7/23.
        Assert.Equal(((7 * 1.0) + (7 * 2.0 / 3) + (27 * 6.0 / 14) + (6 * 7.0 / 23)) / 101, average, 1e-12);
    }

    [Fact]
    public void Average_precision_is_the_best_precision_at_each_recall_or_beyond_on_average() => Check.Sample(
        Gen.Select(Gen.Select(Gen.Int[0, 20], Gen.Bool).Array[0, 40], Gen.Int[1, 50]),
        (found, more) =>
        {
            (double Confidence, bool IsRight)[] labels = [.. found.Select(one => (one.Item1 / 20.0, one.Item2))];
            var references = Math.Max(more, labels.Count(one => one.IsRight));
            bool[] right = [.. labels.OrderByDescending(one => one.Confidence).Select(one => one.IsRight)];
            var expected = Enumerable.Range(0, 101).Average(recall => Enumerable.Range(1, right.Length)
                .Where(count => (double)right.Take(count).Count(hit => hit) / references >= recall / 100.0)
                .Select(count => (double)right.Take(count).Count(hit => hit) / count).DefaultIfEmpty(0).Max());
            Assert.Equal(expected, AveragePrecision.Of(labels, references), 1e-9);
        },
        iter: 500);

    [Fact]
    public void The_surest_choose_first_and_take_what_they_overlap_most()
    {
        MatchedPair[] pairs = [new(0, 0, 0.9), new(0, 1, 0.6), new(1, 0, 0.55), new(1, 1, 0.5)];

        Assert.Equal([(0, 1), (1, 0)], GreedyMatching.Match(pairs, [0.5, 0.8]).Select(pair => (pair.Reference, pair.Difference)));
        Assert.Equal([(0, 0), (1, 1)], GreedyMatching.Match(pairs, [1, 1]).Select(pair => (pair.Reference, pair.Difference)));
    }

    [Fact]
    public void The_largest_sum_of_overlaps_is_found_whatever_the_order() => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 20].Array[25]).Sample(
        (references, differences, overlaps) =>
        {
            MatchedPair[] pairs =
            [
                .. from reference in Enumerable.Range(0, references) from difference in Enumerable.Range(0, differences)
                   let iou = overlaps[(reference * 5) + difference] / 20.0 where iou >= 0.5 select new MatchedPair(reference, difference, iou),
            ];
            var matched = OptimalMatching.Match(pairs);

            Assert.Equal(matched.Count, matched.Select(pair => pair.Reference).Distinct().Count());
            Assert.Equal(matched.Count, matched.Select(pair => pair.Difference).Distinct().Count());
            Assert.All(matched, pair => Assert.Contains(pair, pairs));
            Assert.Equal(Best(pairs, 0, references), matched.Sum(pair => pair.Iou), 1e-9);
            Assert.Equal(matched.Sum(pair => pair.Iou), OptimalMatching.Match(pairs.Reverse()).Sum(pair => pair.Iou), 1e-9);
        },
        iter: 2000);

    [Fact]
    public void Greedy_and_optimal_differ_where_the_surest_takes_what_another_needs()
    {
        MatchedPair[] pairs = [new(0, 0, 0.9), new(0, 1, 0.8), new(1, 0, 0.7)];

        Assert.Equal([(0, 0)], GreedyMatching.Match(pairs, [1, 1]).Select(pair => (pair.Reference, pair.Difference)));
        Assert.Equal([(0, 1), (1, 0)], OptimalMatching.Match(pairs).Select(pair => (pair.Reference, pair.Difference)).Order());
    }

    /// <summary>Tries everything.</summary>
    private static double Best(MatchedPair[] pairs, int reference, int references) => reference == references ? 0 : Math.Max(
        Best(pairs, reference + 1, references),
        pairs.Where(pair => pair.Reference == reference)
            .Select(pair => pair.Iou + Best([.. pairs.Where(other => other.Difference != pair.Difference)], reference + 1, references)).DefaultIfEmpty(0).Max());

    [Fact]
    public void Objects_match_within_their_frame_and_class_and_answers_that_differ_are_told()
    {
        var reference = SampleRow.Open("video");
        Add(reference, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.2), ("Colour", "Red"), ("Doors", 4.0));
        Add(reference, "Car", 1, new BoundingBox(0.1, 0.1, 0.2, 0.2));
        Add(reference, "Area", 2, Square(0.2));
        var difference = SampleRow.Open("video");
        Add(difference, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.1), ("Colour", "Blue"), ("Doors", 4.0));
        Add(difference, "Car", 2, new BoundingBox(0.1, 0.1, 0.2, 0.2));
        Add(difference, "Area", 2, Square(0.1));

        var matches = Compare(reference, difference, 0.2);

        Assert.Equal(
            ["Matched Car frame 0", "Missed Car frame 1", "Matched Area frame 2", "Extra Car frame 2"],
            matches.OrderBy(match => match.Frame).ThenBy(match => match.FeatureName).Select(match => match.ToString()));
        Assert.Equal("Colour: Red, Blue", matches.Single(match => match.Outcome == LabelMatchOutcome.Matched && match.FeatureName == "Car").AnswerDifference);
        Assert.Equal([0.5, 0.25], matches.Where(match => match.Outcome == LabelMatchOutcome.Matched).OrderBy(match => match.Frame).Select(match => Math.Round(match.Iou!.Value, 9)));
        Assert.Equal(["Extra", "Missed"], Compare(reference, difference, 0.6).Where(match => match.FeatureName == "Area").Select(match => match.Outcome.ToString()).Order());
    }

    [Fact]
    public void Classes_of_other_ontologies_are_the_same_by_name()
    {
        var document = SampleRow.Open("video");
        Add(document, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.2));
        var other = OntologyStructureReader.Read(SampleRow.Ontology.Json.Replace("\"featureNodeHash\":\"car\"", "\"featureNodeHash\":\"auto\""));
        var difference = LabelDocument.Load([.. System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(document.ToJson()).Replace("\"featureHash\":\"car\"", "\"featureHash\":\"auto\""))], document.Facts);

        var match = Assert.Single(new LabelComparison(0.5).Compare(new LabelSide(Row(), document, SampleRow.Ontology), new LabelSide(Row(), difference, other)));

        Assert.Equal((LabelMatchOutcome.Matched, "car", "Car"), (match.Outcome, match.FeatureHash, match.FeatureName));
    }

    [Fact]
    public void Classifications_agree_by_answer_and_by_frames()
    {
        var reference = SampleRow.Open("video");
        reference.AddWeather("0-5", "Rain");
        reference.AddWeather("6-9", "Sun");
        var difference = SampleRow.Open("video");
        difference.AddWeather("0-3", "Rain");
        difference.AddWeather("6-9", "Rain");

        var matches = Compare(reference, difference, 0.5);

        Assert.Equal(["Extra", "Matched", "Missed"], matches.Select(match => match.Outcome.ToString()).Order());
        Assert.Equal(4.0 / 6, matches.Single(match => match.Outcome == LabelMatchOutcome.Matched).Iou!.Value, 1e-12);
    }

    [Fact]
    public void A_summary_counts_each_class()
    {
        var summary = new AgreementSummary();
        foreach (var match in new[]
        {
            Match(LabelMatchOutcome.Matched, 0.8, 0.9), Match(LabelMatchOutcome.Matched, 0.6, 0.5), Match(LabelMatchOutcome.Missed, null, null), Match(LabelMatchOutcome.Extra, null, 0.7),
        })
        {
            summary.Add(match);
        }

        var car = Assert.Single(summary.Sum());
        Assert.Equal((2, 1, 1), (car.Matched, car.Missed, car.Extra));
        Assert.Equal(2.0 / 3, car.Precision!.Value, 1e-12);
        Assert.Equal(2.0 / 3, car.Recall!.Value, 1e-12);
        Assert.Equal(2.0 / 3, car.F1!.Value, 1e-12);
        Assert.Equal(0.7, car.MeanIou!.Value, 1e-12);
        // In the order of confidence: right, wrong, right. Recalls up to 1/3 at precision 1, up to 2/3 at 2/3.
        Assert.Equal((34 + (33 * 2.0 / 3)) / 101, car.AveragePrecision!.Value, 1e-12);
    }

    [Fact]
    public void Without_confidences_there_is_no_average_precision()
    {
        var summary = new AgreementSummary();
        summary.Add(Match(LabelMatchOutcome.Matched, 0.8, 1));
        Assert.Null(Assert.Single(summary.Sum()).AveragePrecision);
    }

    private static LabelMatch Match(LabelMatchOutcome outcome, double? iou, double? confidence) =>
        new() { Outcome = outcome, FeatureHash = "car", FeatureName = "Car", Iou = iou, Confidence = confidence };

    private static IReadOnlyList<LabelMatch> Compare(LabelDocument reference, LabelDocument difference, double threshold) => new LabelComparison(threshold).Compare(
        new LabelSide(Row(), reference, SampleRow.Ontology), new LabelSide(Row(), difference, SampleRow.Ontology));

    private static LabelRow Row() => new("project") { DataHash = "d", DataTitle = "street.mp4", LabelHash = "row" };

    private static Polygon Square(double side) => new([new Point(0.1, 0.1), new Point(0.1 + side, 0.1), new Point(0.1 + side, 0.1 + side), new Point(0.1, 0.1 + side)]);

    private static void Add(LabelDocument document, string feature, int frame, Coordinates coordinates, params (string Name, object? Value)[] answers) =>
        new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object(feature), new LabelAuthor(SampleRow.Now))
        {
            Frames = [new(frame, coordinates)],
            Answers = SampleRow.Answers(feature, answers),
        });
}
