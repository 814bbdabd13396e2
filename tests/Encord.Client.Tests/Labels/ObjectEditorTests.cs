using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Tests.Labels;

public class ObjectEditorTests
{
    [Theory]
    [InlineData("image", "0")]
    [InlineData("video", "3")]
    [InlineData("dicom", "30")]
    [InlineData("nifti", "3")]
    [InlineData("pdf", "3")]
    public void An_object_is_written_in_full_wherever_the_kind_of_data_keeps_it(string dataType, string frame)
    {
        var document = SampleRow.Open(dataType, dataType == "image" ? 1 : 10);

        var hash = document.AddCar(frame);

        var root = JsonNode.Parse(document.ToJsonForSaving().ToArray())!;
        var labels = root["data_units"]!["d"]!["labels"]!;
        var entry = (dataType == "image" ? labels : labels[frame])!["objects"]![0]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                {"name":"Car","color":"#D33115","shape":"bounding_box","value":"car","createdAt":"Mon, 06 May 2024 07:08:09 UTC","createdBy":null,"confidence":1,
                 "manualAnnotation":true,"lastEditedAt":"Mon, 06 May 2024 07:08:09 UTC","objectHash":"{{hash}}","featureHash":"car","boundingBox":{"x":0.1,"y":0.2,"w":0.3,"h":0.4} }
                """), entry), entry.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""{"objectHash":"{{hash}}","classifications":[]}"""), root["object_answers"]![hash]));
        Assert.Matches("^[A-Za-z0-9+/]{8}$", hash);
    }

    [Fact]
    public void In_an_image_group_the_frame_is_the_image()
    {
        var document = SampleRow.Open("img_group", 3);
        document.AddCar("2");

        var car = Assert.Single(document.Objects());
        Assert.Equal((2, "u2", 102 * 0.1), (car.Frame, car.DataUnitHash, car.PixelX));
        document.Refuses(EncordErrorId.InvalidArgument, "frame 3", row => row.AddCar("3"));
    }

    [Theory]
    [InlineData("video", "10", "numbered 0 to 9")]
    [InlineData("image", "1", "one frame")]
    [InlineData("video", "3-12", "frame 3-12")]
    public void A_frame_past_the_end_is_refused_also_for_a_new_object(string dataType, string frames, string part) =>
        SampleRow.Open(dataType).Refuses(EncordErrorId.InvalidArgument, part, row => row.AddCar(frames));

    [Fact]
    public void An_object_cannot_be_twice_on_a_frame_unless_it_is_overwritten()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("1-3");

        document.Refuses(EncordErrorId.InvalidArgument, "frame 2", row => row.AddCar("2", hash));
        document.AddCar("2-4", hash, overwrite: true);

        Assert.Equal([1, 2, 3, 4], document.Objects().Select(car => car.Frame!.Value));
        Assert.Single(document.Objects().Select(car => car.ObjectHash).Distinct());
    }

    [Fact]
    public void Another_kind_of_object_cannot_go_on_under_the_same_identifier()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("1");

        document.Refuses(EncordErrorId.InvalidArgument, "cannot continue as a 'Spot'", row => new ObjectEditor(row, SampleRow.Ontology).Add(
            new ObjectEdit(SampleRow.Object("Spot"), new LabelAuthor(SampleRow.Now)) { ObjectHash = hash, Frames = [new(2, new Keypoint(0, 0))] }));
    }

    [Fact]
    public void Coordinates_of_another_shape_are_refused() =>
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "RotatableBoundingBox", row => Add(row, "Car", new RotatableBoundingBox(0, 0, 1, 1, 10)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Coordinates_that_are_no_numbers_are_refused(double number)
    {
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "NaN", row => Add(row, "Car", new BoundingBox(0, number, 1, 1)));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "NaN", row => Add(row, "Area", new Polygon(new[] { new Point(0, 0), new Point(1, number) })));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "NaN", row => Add(row, "Man", new Skeleton([new("head", new Point(number, 0)), new("foot", default)])));
    }

    [Fact]
    public void A_mask_of_another_size_or_with_damaged_runs_is_refused()
    {
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "10 × 10", row => Add(row, "Mask", new Bitmask(10, 10, "08")));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "truncated", row => Add(row, "Mask", new Bitmask(100, 50, "T3b1bj")));
        SampleRow.Open("img_group", 2).Refuses(EncordErrorId.InvalidArgument, "101 × 50", row => Add(row, "Mask", new Bitmask(100, 50, "08"), 1));
    }

    [Fact]
    public void A_skeleton_has_exactly_the_points_of_its_template() =>
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "foot, head", row => Add(row, "Man", new Skeleton([new("head", default), new("hand", default)])));

    [Fact]
    public void Empty_shapes_are_refused()
    {
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "polygon", row => Add(row, "Area", new Polygon(Array.Empty<Point>())));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "polyline", row => Add(row, "Line", new Polyline([])));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "no frame", row => row.AddCar(""));
    }

    [Fact]
    public void Every_shape_comes_back_as_it_was_given()
    {
        var document = SampleRow.Open("video");
        IReadOnlyList<IReadOnlyList<Point>> withHole = [[new(0, 0), new(1, 0), new(1, 1)], [new(0.2, 0.2), new(0.4, 0.2), new(0.3, 0.1)]];
        (string Name, Coordinates Coordinates)[] shapes =
        [
            ("Car", new BoundingBox(0.1, 1.0 / 3, 0.3, 0.4)),
            ("Turned", new RotatableBoundingBox(0.1, 0.2, 0.3, 0.4, 127.5)),
            ("Area", new Polygon(new Point[] { new(0, 0), new(0.5, 0.25), new(1, 1) })),
            ("Area", new Polygon(new[] { withHole, [[new(0.7, 0.7), new(0.8, 0.7), new(0.8, 0.8)]] })),
            ("Line", new Polyline([new(0, 0), new(0.5, 0.25)])),
            ("Spot", new Keypoint(0.25, 0.75)),
            ("Man", new Skeleton([new("head", new(0.5, 0.1), SkeletonVisibility.SelfOccluded), new("foot", new(0.5, 0.9))])),
            ("Mask", Bitmask.FromPixels(100, 50, Enumerable.Range(0, 5000).Select(i => i % 7 == 0).ToArray())),
        ];
        foreach ((var name, var coordinates) in shapes)
        {
            Add(document, name, coordinates);
        }

        Assert.Equal(shapes.Select(shape => shape.Coordinates.ToString()), document.Objects().Select(instance => instance.Coordinates!.ToString()));
        Assert.Equal(shapes.Select(shape => shape.Coordinates.Shape), document.Objects().Select(instance => instance.Shape));
    }

    [Fact]
    public void A_polygon_is_written_in_both_encodings()
    {
        var document = SampleRow.Open("image");
        Add(document, "Area", new Polygon(new IReadOnlyList<IReadOnlyList<Point>>[] { [[new(0, 0), new(1, 0), new(1, 1)], [new(0.2, 0.2), new(0.4, 0.2), new(0.3, 0.1)]] }));

        var entry = JsonNode.Parse(document.ToJson())!["data_units"]!["d"]!["labels"]!["objects"]![0]!;
        Assert.Equal("""{"0":{"x":0,"y":0},"1":{"x":1,"y":0},"2":{"x":1,"y":1}}""", entry["polygon"]!.ToJsonString());
        Assert.Equal("[[[0,0,1,0,1,1],[0.2,0.2,0.4,0.2,0.3,0.1]]]", entry["polygons"]!.ToJsonString());
    }

    [Fact]
    public void The_points_of_a_skeleton_take_colour_and_hash_from_the_template()
    {
        var document = SampleRow.Open("image");
        Add(document, "Man", new Skeleton([new("foot", new(0.5, 0.9)), new("head", new(0.5, 0.1), SkeletonVisibility.Occluded)]));

        Assert.Equal(
            """{"0":{"x":0.5,"y":0.1,"name":"head","color":"#111111","value":"head","featureHash":"h","occluded":true},"1":{"x":0.5,"y":0.9,"name":"foot","color":"#222222","value":"foot","featureHash":"f"}}""",
            JsonNode.Parse(document.ToJson())!["data_units"]!["d"]!["labels"]!["objects"]![0]!["skeleton"]!.ToJsonString());
    }

    [Fact]
    public void Overwriting_changes_the_coordinates_and_keeps_what_is_not_given()
    {
        var document = SampleRow.Open("image", labels:
            """{"objects":[{"objectHash":"o","featureHash":"car","shape":"bounding_box","createdBy":"ann@example.com","createdAt":"2023-01-01 00:00:00","lastEditedBy":"bob@example.com","confidence":0.5,"extra":[1],"boundingBox":{"x":0,"y":0,"w":1,"h":1}}],"classifications":[]}""",
            answers: """{"o":{"objectHash":"o","classifications":[]}}""");

        document.AddCar("0", "o", overwrite: true);

        var entry = JsonNode.Parse(document.ToJson())!["data_units"]!["d"]!["labels"]!["objects"]![0]!;
        Assert.Equal("[1]", entry["extra"]!.ToJsonString());
        Assert.Equal(("ann@example.com", 0.5, null), ((string?)entry["createdBy"], (double)entry["confidence"]!, (string?)entry["lastEditedBy"]));
        Assert.Equal("Mon, 06 May 2024 07:08:09 UTC", (string?)entry["lastEditedAt"]);
        Assert.Equal(0.1, (double)entry["boundingBox"]!["x"]!);
    }

    [Fact]
    public void Removing_from_some_frames_narrows_dynamic_answers()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("1-4", answers: ("Moving", "Yes"));

        Assert.Equal(2, new ObjectEditor(document, SampleRow.Ontology).Remove(hash, SampleRow.Frames("2, 3, 7")));

        Assert.Equal([1, 4], document.Objects().Select(car => car.Frame!.Value));
        Assert.Equal("[[1,1],[4,4]]", JsonNode.Parse(document.ToJson())!["object_actions"]![hash]!["actions"]![0]!["range"]!.ToJsonString());
    }

    [Fact]
    public void An_object_that_left_its_last_frame_leaves_no_answers()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("1-4", answers: [("Moving", "Yes"), ("Plate", "B-X 1")]);

        new ObjectEditor(document, SampleRow.Ontology).Remove(hash, SampleRow.Frames("0-9"));

        var root = JsonNode.Parse(document.ToJsonForSaving().ToArray())!;
        Assert.Empty(root["object_answers"]!.AsObject());
        Assert.Empty(root["object_actions"]!.AsObject());
        Assert.Equal("""{"objects":[],"classifications":[]}""", root["data_units"]!["d"]!["labels"]!["1"]!.ToJsonString());
    }

    [Fact]
    public void Removing_what_is_not_there_is_an_error()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("1");

        document.Refuses(EncordErrorId.NotFound, "no object nobody", row => new ObjectEditor(row, SampleRow.Ontology).Remove("nobody"));
        document.Refuses(EncordErrorId.NotFound, "frame 5", row => new ObjectEditor(row, SampleRow.Ontology).Remove(hash, SampleRow.Frames("5")));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_confidence_lies_between_0_and_1(double confidence) =>
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "confidence", row => new ObjectEditor(row, SampleRow.Ontology).Add(
            new ObjectEdit(SampleRow.Object("Car"), new LabelAuthor(SampleRow.Now) { Confidence = confidence }) { Frames = [new(0, new BoundingBox(0, 0, 1, 1))] }));

    [Theory]
    [InlineData("group", "spaces")]
    [InlineData("hologram", "'hologram'")]
    public void Kinds_of_data_that_are_carried_only_refuse_edits(string dataType, string part) =>
        SampleRow.Open(dataType).Refuses(EncordErrorId.OperationNotAllowed, part, row => row.AddCar("0"));

    [Fact]
    public void Sound_takes_objects_with_ranges()
    {
        var document = SampleRow.Open("audio", 5000);

        var hash = new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object("Speech"), new LabelAuthor(SampleRow.Now))
        {
            Ranges = SampleRow.Frames("100-200, 150-300"),
            Answers = SampleRow.Answers("Speech", ("Speaker", "Ann")),
        });

        var speech = Assert.Single(document.Objects());
        Assert.Equal((hash, "100-300", "Speaker=Ann", null), (speech.ObjectHash, speech.Ranges.ToString(), speech.Answers.ToString(), speech.Frame));
        Assert.Equal("[[100,300]]", JsonNode.Parse(document.ToJson())!["object_answers"]![hash]!["range"]!.ToJsonString());
        document.Refuses(EncordErrorId.InvalidArgument, "range 4000-5000", row => new ObjectEditor(row, SampleRow.Ontology).Add(
            new ObjectEdit(SampleRow.Object("Speech"), new LabelAuthor(SampleRow.Now)) { Ranges = SampleRow.Frames("4000-5000") }));
        document.Refuses(EncordErrorId.InvalidArgument, "BoundingBox", row => row.AddCar("0"));
    }

    private static string Add(LabelDocument document, string name, Coordinates coordinates, int frame = 0) =>
        new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object(name), new LabelAuthor(SampleRow.Now)) { Frames = [new(frame, coordinates)] });
}
