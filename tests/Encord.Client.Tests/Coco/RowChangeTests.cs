using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Encord.Client.Interchange.Coco.Importing;
using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Splicing;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Coco;

public class RowChangeTests
{
    private const string Ontology = """
        {"objects":[{"id":"1","name":"Apple","color":"#D33115","shape":"bounding_box","featureNodeHash":"appleBox"},
          {"id":"2","name":"Pear","color":"#E27300","shape":"polygon","featureNodeHash":"pearPoly"},
          {"id":"3","name":"Plum","color":"#16406C","shape":"bitmask","featureNodeHash":"plumMask"}],"classifications":[]}
        """;

    private static readonly DateTimeOffset Now = new(2024, 1, 17, 11, 43, 52, TimeSpan.Zero);

    private static readonly LabelFault Fault = new("a.jpg", "hash");

    [Theory]
    [InlineData("""{"label_hash":"h","data_type":"image","unknown":{"a":[1, 2]},"data_units":{"x":{"data_sequence":0,"labels":{"objects":[],"classifications":[]},"more":1.50}},"object_answers":{},"object_actions":{}}""")]
    [InlineData("""{"object_answers":{ "old":{"objectHash":"old","classifications":[]} },"data_units":{"x":{"labels":{"classifications":[ ],"objects":[ {"objectHash":"old","featureHash":"appleBox","my":"é"} ]},"data_sequence":0}}}""")]
    [InlineData("""{"data_units":{"x":{"labels":{},"data_sequence":0}},"object_answers":{}}""")]
    [InlineData("""{"data_units":{"x":{"data_sequence":0,"labels":{"classifications":[{"classificationHash":"c"}]}}}}""")]
    [InlineData("""{"data_units":{"x":{"data_sequence":0,"labels":null}},"object_answers":null}""")]
    public void Objects_are_added_and_everything_else_stays(string document)
    {
        var before = JsonNode.Parse(document)!.AsObject();

        (var after, var tally) = Change(document, LabelLayout.SingleFrame, frame: 0, """{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""", """{"id":2,"image_id":1,"category_id":1,"bbox":[0,0,1,1]}""");

        Assert.Equal(2, tally.Added);
        var objects = after["data_units"]!["x"]!["labels"]!["objects"]!.AsArray();
        JsonArray added = [.. objects.Where(item => (string?)item!["objectHash"] != "old").Select(item => item!.DeepClone())];
        Assert.Equal([0.1, 0.0], added.Select(item => (double)item!["boundingBox"]!["x"]!));
        Assert.All(added, item => Assert.Equal("""[]""", after["object_answers"]![(string)item!["objectHash"]!]!["classifications"]!.ToJsonString()));

        // Take what was added out again, and what is left is what was there.
        foreach (var item in objects.Where(item => (string?)item!["objectHash"] != "old").ToArray())
        {
            objects.Remove(item);
            after["object_answers"]!.AsObject().Remove((string)item!["objectHash"]!);
        }

        Complete(before);
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    [Fact]
    public void Bytes_that_are_not_touched_are_copied()
    {
        const string Head = """{"z" : 1.500,"data_units":{"x":{"labels":{"objects":[""";
        const string Tail = """],"classifications":[]},"data_sequence":0,"q":"\u00e9"}},   "object_answers":{""";

        var after = ChangeText(Head + Tail + "}}", LabelLayout.SingleFrame, 0, """{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""");

        Assert.StartsWith(Head, after, StringComparison.Ordinal);
        Assert.Contains(Tail, after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_that_a_video_lacks_is_made()
    {
        (var after, var tally) = Change(
            """{"data_units":{"x":{"labels":{"3":{"objects":[],"classifications":[]}},"data_sequence":0}},"object_answers":{}}""",
            LabelLayout.FrameMap, 7, """{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""");

        Assert.Equal(1, tally.Added);
        Assert.Equal(["3", "7"], after["data_units"]!["x"]!["labels"]!.AsObject().Select(frame => frame.Key));
        Assert.NotNull(after["data_units"]!["x"]!["labels"]!["7"]!["classifications"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","object_actions":{}""")]
    [InlineData(""","object_actions":{"old":{"actions":[]}}""")]
    [InlineData(""","object_actions":null""")]
    public void Answers_of_single_frames_become_ranges(string actions)
    {
        const string Answer = """{"featureHash":"appleBox","answers":"x","dynamic":true}""";

        (var after, var _) = Change(
            """{"data_units":{"x":{"labels":{"objects":[],"classifications":[]},"data_sequence":0}},"object_answers":{}""" + actions + "}",
            LabelLayout.SingleFrame, 0,
            $$$"""{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5],"attributes":{"encord_track_uuid":"mine"},"encord":{"frame_answers":[{{{Answer}}}]}}""");

        Assert.Equal("""[{"featureHash":"appleBox","answers":"x","dynamic":true,"range":[[0,0]]}]""", after["object_actions"]!["mine"]!["actions"]!.ToJsonString());
        Assert.Equal(actions.Contains("old", StringComparison.Ordinal) ? 2 : 1, after["object_actions"]!.AsObject().Count);
    }

    [Fact]
    public void A_frame_that_a_group_lacks_is_left_out_and_told()
    {
        (var after, var tally, var refused) = ChangeWithRefusals(
            """{"data_units":{"x":{"labels":{},"data_sequence":"0"}},"object_answers":{}}""", LabelLayout.FramePerUnit, 4, """{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""");

        Assert.Contains("frame 4", Assert.Single(refused).Message, StringComparison.Ordinal);
        Assert.Contains("1 annotations of the image", refused[0].Message, StringComparison.Ordinal);
        Assert.Equal((0, 1), (tally.Added, tally.Skipped));
        Assert.Equal("""{"data_units":{"x":{"labels":{},"data_sequence":"0"}},"object_answers":{}}""", after.ToJsonString());
    }

    [Fact]
    public void What_was_added_is_found_again()
    {
        const string Empty = """{"data_units":{"x":{"labels":{"objects":[],"classifications":[]},"data_sequence":0}},"object_answers":{}}""";
        string[] annotations = ["""{"id":1,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""", """{"id":2,"image_id":1,"category_id":2,"segmentation":[[0,0,5,0,5,5]]}"""];
        var once = ChangeText(Empty, LabelLayout.SingleFrame, 0, annotations);

        (var _, var again) = Change(once, LabelLayout.SingleFrame, 0, annotations);

        Assert.Equal((0, 2), (again.Added, again.Unchanged));
    }

    [Fact]
    public void A_mask_of_another_size_than_the_picture_is_refused_and_takes_nothing_down()
    {
        const string Box = """{"id":2,"image_id":1,"category_id":1,"bbox":[2,1,10,5]}""";
        string[] masks = [.. Enumerable.Range(10, 15).Select(id => $$$"""{"id":{{{id}}},"image_id":1,"category_id":3,"segmentation":{"size":[10,20],"counts":[0,2,198]}}""")];

        (var after, var tally, var refused) = ChangeWithRefusals(
            """{"data_units":{"x":{"labels":{},"data_sequence":0,"width":40,"height":20}},"object_answers":{}}""", LabelLayout.SingleFrame, 0, [masks[0], Box, .. masks[1..]]);

        Assert.Equal((1, 15), (tally.Added, tally.Skipped));
        Assert.Single(after["data_units"]!["x"]!["labels"]!["objects"]!.AsArray());
        Assert.Equal(11, refused.Count);
        Assert.Contains("frame 0: the mask is 20 × 10 pixels, the picture 40 × 20. The annotation 10 of the image", refused[0].Message, StringComparison.Ordinal);
        Assert.Contains("15 annotations are left out", refused[10].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hashes_follow_from_the_ids_and_nothing_else()
    {
        // Fixed for good: an import of a later release must find what an earlier one made.
        Assert.Equal("3Xa2euKj", ObjectHash.Of("", 1, 2, "appleBox"));
        Assert.Equal("DxGQmaIo", ObjectHash.Of("straße", -7, long.MaxValue, "appleBox"));
        Assert.Equal(5, new[] { ObjectHash.Of("", 1, 2, "a"), ObjectHash.Of("", 2, 1, "a"), ObjectHash.Of("", 12, 0, "a"), ObjectHash.Of("s", 1, 2, "a"), ObjectHash.Of("", 1, 2, "b") }.Distinct().Count());
        Assert.Equal(8, ObjectHash.Of(new string('é', 500), long.MinValue, long.MaxValue, "appleBox").Length);
    }

    [Fact]
    public void Coordinates_are_written_as_the_label_engine_writes_them() => Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1].Array[4, 4], Gen.Double[0, 1].Array[6, 20], Gen.Int[1, 3]).Sample((kind, box, numbers, parts) =>
    {
        Point[] ring = [.. Enumerable.Range(0, numbers.Length / 2).Select(i => new Point(numbers[2 * i], numbers[(2 * i) + 1]))];
        Coordinates coordinates = kind switch
        {
            0 => new BoundingBox(box[0], box[1], box[2], box[3]),
            1 => new Polygon(Enumerable.Range(0, parts).Select(_ => (IReadOnlyList<IReadOnlyList<Point>>)[ring])),
            _ => new Bitmask(10, 5, "0190n0"),
        };
        using var writer = new ObjectJson(Now);
        using var buffer = new ByteBuffer();
        writer.Write(buffer, Targets()[kind + 1].Feature, null, JsonEncodedText.Encode("a+b/", JavaScriptEncoder.UnsafeRelaxedJsonEscaping), coordinates, null);

        var written = JsonNode.Parse(buffer.Written)!.AsObject();
        var expected = new JsonObject();
        CoordinatesWriter.Write(expected, coordinates, null);
        foreach ((var name, var value) in expected)
        {
            Assert.True(JsonNode.DeepEquals(value, written[name]), name);
        }

        Assert.Equal(11 + expected.Count, written.Count);
        Assert.Equal("a+b/", (string)written["objectHash"]!);
    });

    private static (JsonObject Document, RowTally Tally) Change(string document, LabelLayout layout, int frame, params string[] annotations)
    {
        RowTally tally = default;
        var text = ChangeText(document, layout, frame, annotations, counted => tally = counted);
        return (JsonNode.Parse(text)!.AsObject(), tally);
    }

    private static (JsonObject Document, RowTally Tally, IReadOnlyList<EncordException> Refused) ChangeWithRefusals(string document, LabelLayout layout, int frame, params string[] annotations)
    {
        RowTally tally = default;
        EncordException[] refused = [];
        var text = ChangeText(document, layout, frame, annotations, counted => tally = counted, told => refused = told);
        return (JsonNode.Parse(text)!.AsObject(), tally, refused);
    }

    private static string ChangeText(string document, LabelLayout layout, int frame, params string[] annotations) => ChangeText(document, layout, frame, annotations, _ => { });

    private static string ChangeText(string document, LabelLayout layout, int frame, string[] annotations, Action<RowTally> tell, Action<EncordException[]>? refused = null)
    {
        using var file = new CocoFileOnDisk(
            $$"""{"images":[{"id":1,"width":20,"height":10}],"categories":[{"id":1,"name":"Apple"},{"id":2,"name":"Pear"},{"id":3,"name":"Plum"}],"annotations":[{{string.Join(",", annotations)}}]}""");
        var index = file.Scan();
        Assert.Empty(index.Problems);
        var row = new RowTarget(new LabelRow("project") { DataHash = "data" });
        row.Images.Add((index.Images[1], frame));
        using var change = new RowChange(index, new CocoImportOptions(file.Path, "project"), Targets(), Now);
        var places = DocumentPlaces.Find(Encoding.UTF8.GetBytes(document), layout, Fault);
        tell(change.Prepare(row, places, Fault));
        if (refused is null)
        {
            Assert.Empty(change.Refused);
        }

        refused?.Invoke([.. change.Refused]);
        using var buffer = new ByteBuffer();
        change.WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    private static Dictionary<long, CategoryTarget> Targets()
    {
        var ontology = OntologyStructureReader.Read(Ontology);
        return ontology.Objects.Select((feature, i) => new CategoryTarget(new CocoCategory { Id = i + 1, Name = feature.Name }, feature, null)).ToDictionary(target => target.Category.Id);
    }

    /// <summary>Maps and lists that the document lacked and that an object needs.</summary>
    private static void Complete(JsonObject document)
    {
        if (document["object_answers"] is null)
        {
            document["object_answers"] = new JsonObject();
        }

        var unit = document["data_units"]!["x"]!.AsObject();
        if (unit["labels"] is null)
        {
            unit["labels"] = new JsonObject();
        }

        if (document.ContainsKey("object_actions") && document["object_actions"] is null)
        {
            document["object_actions"] = new JsonObject();
        }

        unit["labels"]!.AsObject().TryAdd("objects", new JsonArray());
        unit["labels"]!.AsObject().TryAdd("classifications", new JsonArray());
    }
}
