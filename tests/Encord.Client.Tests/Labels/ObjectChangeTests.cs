using System.Collections;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

public class ObjectChangeTests
{
    private static readonly LabelAuthor Author = new(SampleRow.Now);

    // Trucks know two of the questions about cars, one of them under other hashes.
    private static readonly OntologyStructure Trucks = OntologyStructureReader.Read(
        SampleRow.Ontology.Json.Replace(
            "\"classifications\":",
            """
            "ignored":0,"classifications":
            """).Replace(
            """
            {"id":"2","name":"Turned"
            """,
            """
            {"id":"20","name":"Truck","color":"#0062B1","shape":"bounding_box","featureNodeHash":"truck","attributes":[
               {"id":"20.1","name":"Colour","type":"radio","featureNodeHash":"paint","required":false,"options":[
                 {"id":"20.1.1","label":"Red","value":"red","featureNodeHash":"paintred","options":[{"id":"20.1.1.1","name":"Shade","type":"text","featureNodeHash":"paintshade","required":false}]}]},
               {"id":"20.2","name":"Doors","type":"numeric","featureNodeHash":"truckdoors","required":false}]},
            {"id":"2","name":"Turned"
            """));

    [Fact]
    public void Answers_are_merged_and_null_clears_one()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0-2", answers: [("Colour", "Red"), ("Shade", "dark"), ("Doors", 4.0)]);

        Change(document, new ObjectChange(hash, Author) { Frames = SampleRow.Frames("1"), Answers = new Hashtable { ["Doors"] = 5, ["Shade"] = null } });

        var car = document.Objects()[0];
        Assert.Equal(("Red", 5.0), (car.Answers["Colour"], car.Answers["Doors"]));
        Assert.False(car.Answers.ContainsKey("Shade"));
    }

    [Fact]
    public void Dynamic_answers_and_coordinates_change_on_the_named_frames_only()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0-2", answers: [("Moving", "No")]);

        Change(document, new ObjectChange(hash, Author)
        {
            Frames = SampleRow.Frames("1"),
            Answers = new Hashtable { ["Moving"] = "Yes" },
            Geometry = new GivenGeometry(new BoundingBox(0.5, 0.5, 0.1, 0.1)),
        });

        Assert.Equal(["No", "Yes", "No"], document.Objects().Select(car => car.Answers["Moving"]));
        Assert.Equal([0.1, 0.5, 0.1], document.Objects().Select(car => car.X!.Value));
        Assert.All(document.Objects(), car => Assert.Equal(hash, car.ObjectHash));
    }

    [Fact]
    public void Another_kind_takes_over_the_answers_that_it_knows_on_all_frames()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0-2", answers: [("Colour", "Red"), ("Shade", "dark"), ("Doors", 4.0)]);

        Change(document, new ObjectChange(hash, Author) { Frames = SampleRow.Frames("1"), Feature = FeatureLookup.Object(Trucks, "Truck") }, Trucks);

        var root = JsonNode.Parse(document.ToJson())!;
        Assert.Equal(["paint", "paintshade", "truckdoors"], root["object_answers"]![hash]!["classifications"]!.AsArray().Select(answer => (string?)answer!["featureHash"]).Order());
        Assert.All(Enumerable.Range(0, 3), frame =>
        {
            var entry = root["data_units"]!["d"]!["labels"]![frame.ToString()]!["objects"]![0]!;
            Assert.Equal(("truck", "Truck", "#0062B1"), ((string?)entry["featureHash"], (string?)entry["name"], (string?)entry["color"]));
        });
    }

    [Fact]
    public void Answers_without_a_place_in_the_other_kind_are_named_and_can_be_left_out()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0", answers: [("Colour", "Blue"), ("Plate", "X 1"), ("Moving", "Yes"), ("Doors", 2.0)]);
        var change = new ObjectChange(hash, Author) { Frames = SampleRow.Frames("0"), Feature = FeatureLookup.Object(Trucks, "Truck") };

        var before = System.Text.Encoding.UTF8.GetString(document.ToJson());
        var error = Assert.Throws<EncordException>(() => Change(document, change, Trucks));
        Assert.Contains("'Colour' (there is no option 'Blue' there, but Red)", error.Message);
        Assert.Contains("'Plate' (there is no such attribute)", error.Message);
        Assert.Contains("'Moving'", error.Message);
        Assert.Equal(before, System.Text.Encoding.UTF8.GetString(document.ToJson()));

        Change(document, change with { Answers = new Hashtable { ["Colour"] = "Red", ["Plate"] = null, ["Moving"] = null } }, Trucks);
        Assert.Equal("Doors=2; Colour=Red", new Encord.Client.Labels.Reading.LabelReader(document, Trucks).Objects()[0].Answers.ToString());
    }

    [Theory]
    [InlineData("5", "frame 5")]
    [InlineData("0-1", "frame 1")]
    public void A_frame_that_the_object_is_not_on_is_refused(string frames, string part)
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0");
        document.Refuses(EncordErrorId.NotFound, part, row => Change(row, new ObjectChange(hash, Author) { Frames = SampleRow.Frames(frames), Answers = new Hashtable { ["Colour"] = "Red" } }));
    }

    [Fact]
    public void An_object_that_is_gone_is_named()
    {
        var document = SampleRow.Open("video");
        document.AddCar("0");
        document.Refuses(EncordErrorId.NotFound, "no object gone", row => Change(row, new ObjectChange("gone", Author) { Frames = SampleRow.Frames("0"), Answers = new Hashtable() }));
    }

    [Fact]
    public void Stretches_of_sound_change_their_range()
    {
        var document = SampleRow.Open("audio", 5000);
        var hash = new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object("Speech"), Author) { Ranges = SampleRow.Frames("0-999") });

        Change(document, new ObjectChange(hash, Author) { Ranges = SampleRow.Frames("100-199"), Answers = new Hashtable { ["Speaker"] = "Ann" } });

        var speech = Assert.Single(document.Objects());
        Assert.Equal(("100-199", "Speaker=Ann"), (speech.Ranges.ToString(), speech.Answers.ToString()));
        document.Refuses(EncordErrorId.InvalidArgument, "ends after the data", row => Change(row, new ObjectChange(hash, Author) { Ranges = SampleRow.Frames("100-5000") }));
    }

    [Fact]
    public void A_copy_has_place_answers_and_confidence_under_a_hash_of_its_own()
    {
        var from = SampleRow.Open("video");
        from.AddCar("3", answers: [("Colour", "Red"), ("Shade", "dark"), ("Moving", "Yes"), ("Lights", new[] { "Left", "Right" })]);
        var source = from.Objects()[0];
        var to = SampleRow.Open("video");

        var hash = new ObjectCopy(source) { Frames = SampleRow.Frames("5-6") }.To(to, SampleRow.Ontology, Author);

        Assert.Equal([5, 6], to.Objects().Select(car => car.Frame!.Value));
        Assert.All(to.Objects(), car => Assert.Equal(
            (hash, source.Coordinates!.ToString(), source.Answers.ToString(), source.Confidence), (car.ObjectHash, car.Coordinates!.ToString(), car.Answers.ToString(), car.Confidence)));
        Assert.NotEqual(source.ObjectHash, hash);
    }

    [Fact]
    public void A_copy_finds_kind_and_answers_by_name_in_another_ontology()
    {
        var from = SampleRow.Open("video");
        from.AddCar("3", answers: [("Colour", "Red"), ("Shade", "dark"), ("Doors", 3.0)]);
        var other = OntologyStructureReader.Read(SampleRow.Ontology.Json.Replace("\"featureNodeHash\":\"", "\"featureNodeHash\":\"other-"));
        var to = SampleRow.Open("video");

        new ObjectCopy(from.Objects()[0]).To(to, other, Author);

        var copy = Assert.Single(new Encord.Client.Labels.Reading.LabelReader(to, other).Objects());
        Assert.Equal(("other-car", "Colour=Red; Doors=3; Shade=dark"), (copy.FeatureHash, copy.Answers.ToString()));
    }

    [Fact]
    public void What_the_other_row_cannot_hold_is_refused_and_leaves_no_trace()
    {
        var masks = SampleRow.Open("image");
        new ObjectEditor(masks, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object("Mask"), Author) { Frames = [new(0, Bitmask.FromPixels(100, 50, [.. Enumerable.Repeat(true, 5000)]))] });
        var mask = masks.Objects()[0];
        SampleRow.Open("img_group", 3).Refuses(EncordErrorId.InvalidArgument, "100 × 50 pixels, the picture 102 × 50", row =>
            new ObjectCopy(mask) { Frames = SampleRow.Frames("2") }.To(row, SampleRow.Ontology, Author));

        var cars = SampleRow.Open("video");
        cars.AddCar("3");
        var car = cars.Objects()[0];
        SampleRow.Open("image").Refuses(EncordErrorId.InvalidArgument, "an image has one frame", row => new ObjectCopy(car).To(row, SampleRow.Ontology, Author));
        SampleRow.Open("audio").Refuses(EncordErrorId.InvalidArgument, "this row is audio or text", row => new ObjectCopy(car).To(row, SampleRow.Ontology, Author));
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "its shape is Polygon", row =>
            new ObjectCopy(car) { FeatureMap = new Hashtable { ["Car"] = "Area" } }.To(row, SampleRow.Ontology, Author));
        var empty = OntologyStructureReader.Read("""{"objects":[],"classifications":[]}""");
        SampleRow.Open("video").Refuses(EncordErrorId.FeatureNotFound, "-FeatureMap", row => new ObjectCopy(car).To(row, empty, Author));
    }

    [Fact]
    public void An_edit_of_ten_thousand_objects_finds_each_without_looking_through_all()
    {
        var document = SampleRow.Open("video", 1000);
        string[] hashes = [.. Enumerable.Range(0, 10).Select(_ => document.AddCar("0-999"))];
        var walks = 0;

        document.Exclusively(() =>
        {
            var index = document.Index();
            foreach (var hash in hashes)
            {
                foreach (var frame in Enumerable.Range(0, 1000))
                {
                    Change(document, new ObjectChange(hash, Author) { Frames = FrameRangeList.FromFrames([frame]), Geometry = new GivenGeometry(new BoundingBox(0.2, 0.2, 0.2, 0.2)) });
                    walks += ReferenceEquals(index, document.Index()) ? 0 : 1;
                }
            }

            return true;
        });

        Assert.Equal(0, walks);
        Assert.All(document.Objects(), car => Assert.Equal(0.2, car.X));
    }

    [Fact]
    public void Classifications_change_their_answers_and_their_frames()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddWeather("0-4", new Hashtable { ["Weather"] = "Rain", ["How much"] = 3.0 });
        var other = document.AddWeather("8-9", "Sun");
        var weather = SampleRow.Classification("Weather");

        new ClassificationChanger(document).Change(new ClassificationChange(hash, weather, Author) { Frames = SampleRow.Frames("3-6"), Answers = AnswerInput.Read(new Hashtable { ["How much"] = 5 }, weather) });

        var changed = document.Classifications().Single(one => one.ClassificationHash == hash);
        Assert.Equal(("3-6", "Weather=Rain; How much=5"), (changed.Frames.ToString(), changed.Answers.ToString()));
        document.Refuses(EncordErrorId.InvalidArgument, "is answered there already", row =>
            new ClassificationChanger(row).Change(new ClassificationChange(hash, weather, Author) { Frames = SampleRow.Frames("5-8") }));
        Assert.Equal("8-9", document.Classifications().Single(one => one.ClassificationHash == other).Frames.ToString());
    }

    private static void Change(LabelDocument document, ObjectChange change, OntologyStructure? ontology = null) => new ObjectChanger(document, ontology ?? SampleRow.Ontology).Change(change);
}
