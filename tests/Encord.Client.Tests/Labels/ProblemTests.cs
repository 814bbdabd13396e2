using System.Text;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Problems;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

public class ProblemTests
{
    [Fact]
    public void Boxes_of_few_pixels_and_areas_that_cover_few_are_tiny()
    {
        // The picture is 100 × 50 pixels.
        var document = SampleRow.Open("video");
        Add(document, "Car", 0, new BoundingBox(0, 0, 0.03, 0.5));
        Add(document, "Car", 1, new BoundingBox(0, 0, 0.04, 0.08));
        Add(document, "Area", 2, new Polygon([new Point(0, 0), new Point(0.1, 0), new Point(0, 0.05)]));
        Add(document, "Area", 3, new Polygon([new Point(0, 0), new Point(0.1, 0), new Point(0, 0.07)]));

        Assert.Equal([("Tiny", 0, 3.0), ("Tiny", 2, 12.5)], Find(document, LabelCheck.Tiny));
    }

    [Fact]
    public void What_leaves_the_picture_or_is_damaged_is_told_as_that()
    {
        var document = SampleRow.Open(
            "video", labels:
            """
            {"0":{"objects":[{"objectHash":"a","featureHash":"car","boundingBox":{"x":0.9,"y":0,"w":0.3,"h":1}}],"classifications":[]},
             "1":{"objects":[{"objectHash":"b","featureHash":"mask","bitmask":{"top":0,"left":0,"width":8,"height":8,"rleString":"08"}}],"classifications":[]},
             "2":{"objects":[{"objectHash":"c","featureHash":"car","boundingBox":{"x":0.5,"y":0.5,"w":0,"h":0.1}}],"classifications":[]}}
            """);

        Assert.Equal([("Outside", 0, 0.2), ("Damaged", 1, null), ("Tiny", 2, 0.0)], Find(document, LabelCheck.Outside, LabelCheck.Damaged, LabelCheck.Tiny)
            .Select(problem => (problem.Item1, problem.Item2, problem.Item3 is { } value ? Math.Round(value, 9) : (double?)null)));
    }

    [Fact]
    public void Objects_of_one_kind_at_one_place_are_duplicates_and_each_is_said_once()
    {
        var document = SampleRow.Open("video");
        Add(document, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.2));
        Add(document, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.196));
        Add(document, "Car", 0, new BoundingBox(0.1, 0.1, 0.2, 0.18));
        Add(document, "Turned", 0, new RotatableBoundingBox(0.1, 0.1, 0.2, 0.2, 0));
        Add(document, "Car", 1, new BoundingBox(0.1, 0.1, 0.2, 0.2));
        Add(document, "Spot", 2, new Keypoint(0.5, 0.5));
        Add(document, "Spot", 2, new Keypoint(0.5, 0.5));
        Add(document, "Area", 3, new Polygon([new Point(0.1, 0.1), new Point(0.5, 0.1), new Point(0.5, 0.5)]));
        Add(document, "Area", 3, new Polygon([new Point(0.1, 0.1), new Point(0.5, 0.1), new Point(0.1, 0.5)]));

        Assert.Equal([("Duplicate", 0, 0.98), ("Duplicate", 2, 1.0)], Find(document, LabelCheck.Duplicate).Select(problem => (problem.Item1, problem.Item2, Math.Round(problem.Item3!.Value, 9))));
        Assert.Equal(3, Find(document, new ProblemOptions { Checks = [LabelCheck.Duplicate], DuplicateIou = 0.9 }).Count);
    }

    [Fact]
    public void An_outline_that_crosses_itself_is_told_with_the_number_of_crossings()
    {
        var document = SampleRow.Open("video");
        Add(document, "Area", 0, new Polygon([new Point(0, 0), new Point(0.5, 0.5), new Point(0.5, 0), new Point(0, 0.5)]));
        Add(document, "Area", 1, new Polygon([new Point(0, 0), new Point(0.5, 0), new Point(0.5, 0.5), new Point(0, 0.5)]));

        Assert.Equal([("SelfCrossing", 0, 1.0)], Find(document, LabelCheck.SelfCrossing));
    }

    [Fact]
    public void Required_attributes_are_asked_where_they_are_asked()
    {
        var strict = OntologyStructureReader.Read(SampleRow.Ontology.Json
            .Replace("\"name\":\"Shade\",\"type\":\"text\",\"featureNodeHash\":\"shade\",\"required\":false", "\"name\":\"Shade\",\"type\":\"text\",\"featureNodeHash\":\"shade\",\"required\":true")
            .Replace("\"featureNodeHash\":\"moving\",\"required\":false", "\"featureNodeHash\":\"moving\",\"required\":true")
            .Replace("\"featureNodeHash\":\"w\",\"required\":false", "\"featureNodeHash\":\"w\",\"required\":true"));
        var document = SampleRow.Open("video");
        document.AddCar("0-3", answers: [("Colour", "Blue"), ("Moving", "Yes")]);
        var red = document.AddCar("4-6", answers: [("Colour", "Red")]);

        LabelProblem[] found = [.. new ProblemFinder(new ProblemOptions { Checks = [LabelCheck.Unanswered] }).Find(Row(), document, strict)];

        Assert.Equal(
            [("Moving", 4, 3.0, red), ("Shade", 4, 3.0, red), ("Weather", null, 0.0, null)],
            found.Select(problem => (problem.Message.Split('\'')[1], problem.Frame, problem.Value!.Value, problem.ObjectHash)).Order());
    }

    [Fact]
    public void A_gap_is_what_the_usual_distance_of_labelled_frames_is_not()
    {
        var dense = SampleRow.Open("video", 100);
        var hash = dense.AddCar("0-4,8-9");
        dense.AddCar("0-9");
        var gap = Assert.Single(new ProblemFinder(new ProblemOptions { Checks = [LabelCheck.TrackGap] }).Find(Row(), dense, SampleRow.Ontology));
        Assert.Equal((hash, 5, 3.0), (gap.ObjectHash, gap.Frame!.Value, gap.Value!.Value));
        Assert.Contains("5-7", gap.Message);

        var sparse = SampleRow.Open("video", 100);
        sparse.AddCar("0,10,20,30");
        Assert.Empty(Find(sparse, LabelCheck.TrackGap));
    }

    [Fact]
    public void A_jump_is_longer_than_the_object_and_unlike_its_other_steps()
    {
        var document = SampleRow.Open("video");
        var hash = FeatureHash.ForLabel();
        double[] places = [0.1, 0.11, 0.12, 0.13, 0.7, 0.71];
        for (var frame = 0; frame < places.Length; frame++)
        {
            Add(document, "Car", frame, new BoundingBox(places[frame], 0.5, 0.1, 0.1), hash: hash);
        }

        Assert.Equal([("TrackJump", 4)], Find(document, LabelCheck.TrackJump).Select(problem => (problem.Item1, problem.Item2)));

        var fast = SampleRow.Open("video");
        for (var frame = 0; frame < 5; frame++)
        {
            Add(fast, "Car", frame, new BoundingBox(frame * 0.2, 0.5, 0.05, 0.05), hash: hash);
        }

        Assert.Empty(Find(fast, LabelCheck.TrackJump));
    }

    [Fact]
    public void An_object_that_never_moves_is_told_from_the_given_number_of_frames_on()
    {
        var document = SampleRow.Open("video");
        document.AddCar("0-9");
        document.AddCar("0-8");

        Assert.Equal([("IdenticalBox", 0, 10.0)], Find(document, LabelCheck.IdenticalBox));
    }

    [Fact]
    public void Empty_rows_and_classes_that_no_row_uses_are_told()
    {
        var finder = new ProblemFinder(new ProblemOptions());
        var document = SampleRow.Open("video");
        document.AddCar("0");

        Assert.Equal("EmptyRow Warning", string.Join(" ", finder.Find(Row(), SampleRow.Open("video"), SampleRow.Ontology).Select(problem => problem.Check + " " + problem.Severity)));
        Assert.Equal("EmptyRow Information", string.Join(" ", finder.Find(new LabelRow("project") { DataHash = "e" }, null, SampleRow.Ontology).Select(problem => problem.Check + " " + problem.Severity)));
        Assert.Empty(finder.Find(Row(), document, SampleRow.Ontology));
        Assert.Equal(
            ["Area", "Box", "Line", "Man", "Mask", "Scene", "Speech", "Spot", "Turned", "Weather"], finder.FindUnused().Select(problem => problem.FeatureName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hundred_thousand_objects_on_one_frame_are_no_matter()
    {
        var objects = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            objects.Append(i == 0 ? "" : ",").Append(System.Globalization.CultureInfo.InvariantCulture,
                $$"""{"objectHash":"o{{i}}","featureHash":"car","boundingBox":{"x":{{i % 316 / 316.0}},"y":{{i / 316 / 317.0}},"w":0.003,"h":0.003} }""");
        }

        objects.Append(""",{"objectHash":"twice","featureHash":"car","boundingBox":{"x":0,"y":0,"w":0.003,"h":0.003}}""");
        var document = SampleRow.Open("video", labels: $$"""{"0":{"objects":[{{objects}}],"classifications":[]} }""");

        Assert.Equal("twice", Assert.Single(new ProblemFinder(new ProblemOptions { MinimumSize = 0 }).Find(Row(), document, SampleRow.Ontology)).ObjectHash);
        Assert.Equal(100_001, new Encord.Client.Labels.Comparison.LabelComparison(0.5).Compare(new(Row(), document, SampleRow.Ontology), new(Row(), document, SampleRow.Ontology))
            .Count(match => match.Outcome == LabelMatchOutcome.Matched));
    }

    private static IReadOnlyList<(string, int, double?)> Find(LabelDocument document, params LabelCheck[] checks) => Find(document, new ProblemOptions { Checks = checks });

    private static IReadOnlyList<(string, int, double?)> Find(LabelDocument document, ProblemOptions options) =>
        [.. new ProblemFinder(options).Find(Row(), document, SampleRow.Ontology).Select(problem => (problem.Check.ToString(), problem.Frame ?? -1, problem.Value is { } value ? Math.Round(value, 9) : (double?)null))];

    private static LabelRow Row() => new("project") { DataHash = "d", DataTitle = "street.mp4", LabelHash = "row" };

    private static void Add(LabelDocument document, string feature, int frame, Coordinates coordinates, string? hash = null) =>
        new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object(feature), new LabelAuthor(SampleRow.Now)) { Frames = [new(frame, coordinates)], ObjectHash = hash });
}
