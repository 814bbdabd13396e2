using System.Text;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Tests.Labels;

public class LabelReaderTests
{
    [Theory]
    [InlineData("\"visibility\":\"selfOccluded\"", SkeletonVisibility.SelfOccluded)]
    [InlineData("\"visibility\":\"visible\"", SkeletonVisibility.Visible)]
    [InlineData("\"visibility\":1", SkeletonVisibility.Visible)]
    [InlineData("\"visibility\":2", SkeletonVisibility.Invisible)]
    [InlineData("\"visibility\":4", SkeletonVisibility.Occluded)]
    [InlineData("\"occluded\":true", SkeletonVisibility.Occluded)]
    [InlineData("\"selfOccluded\":true,\"visible\":true", SkeletonVisibility.SelfOccluded)]
    [InlineData("\"visible\":true,\"invisible\":true", SkeletonVisibility.Invisible)]
    [InlineData("\"visibility\":null", null)]
    [InlineData("\"visibility\":\"hidden by fog\"", null)]
    [InlineData("\"other\":true", null)]
    public void The_visibility_of_a_skeleton_point_is_read_in_all_its_spellings(string members, SkeletonVisibility? expected)
    {
        var skeleton = One("\"skeleton\":{\"0\":{\"x\":0,\"y\":0,\"name\":\"head\"," + members + "}}").Coordinates;

        Assert.Equal(expected, Assert.Single(Assert.IsType<Skeleton>(skeleton).Vertices).Visibility);
    }

    [Theory]
    [InlineData("\"polygon\":{\"2\":{\"x\":0.2,\"y\":0},\"0\":{\"x\":0,\"y\":0},\"10\":{\"x\":1,\"y\":1}}", "0,0 0.2,0 1,1")]
    [InlineData("\"polygon\":[{\"x\":0,\"y\":0},{\"x\":0.5,\"y\":1}]", "0,0 0.5,1")]
    [InlineData("\"polygons\":[[[0,0,1,1]]]", "0,0 1,1")]
    [InlineData("\"polygon\":{},\"polygons\":[[[0,0,1,1]]]", "0,0 1,1")]
    [InlineData("\"polygon\":{\"0\":{\"x\":0.5,\"y\":0.5}},\"polygons\":[[[0,0,1,1],[0.2,0.2]],[[0.3,0.3]]]", "0,0 1,1 / 0.2,0.2 | 0.3,0.3")]
    [InlineData("\"polygon\":{\"0\":{\"x\":0.5,\"y\":0.5}},\"polygons\":null", "0.5,0.5")]
    public void A_polygon_is_read_in_both_encodings(string member, string expected) => Assert.Equal(expected, One(member).Coordinates!.ToString());

    [Theory]
    [InlineData("\"cuboid\":{\"position\":[1,2,3],\"orientation\":[0,0,0],\"size\":[1,1,1]}", "Cuboid")]
    [InlineData("\"cuboid_2d\":{\"front\":[0,0,1,1]}", "Cuboid2D")]
    [InlineData("\"segmentation\":\"06\"", "Segmentation")]
    public void Shapes_that_are_carried_only_keep_their_text(string member, string shape)
    {
        var instance = One(member);

        Assert.Equal((shape, null), (instance.Shape, instance.X));
        Assert.Equal(member.Substring(member.IndexOf(':') + 1), Assert.IsType<CarriedCoordinates>(instance.Coordinates).Json);
    }

    [Fact]
    public void A_feature_that_the_ontology_does_not_know_is_read_as_the_document_tells()
    {
        var document = SampleRow.Open("image", 1, """{"objects":[{"objectHash":"o","featureHash":"gone","name":"Old car","color":"#123456","shape":"point","point":{"0":{"x":0.5,"y":0.25}}}],"classifications":[]}""",
            """{"o":{"objectHash":"o","classifications":[{"name":"Old question","featureHash":"gone too","answers":[{"name":"Old option","featureHash":"x"}]}]}}""");

        var instance = Assert.Single(document.Objects());
        Assert.Equal(("Old car", "#123456", "Old question=Old option"), (instance.Name, instance.Color, instance.Answers.ToString()));
        Assert.Equal((50.0, 12.5), (instance.PixelX, instance.PixelY));
    }

    [Fact]
    public void Authors_times_reviews_and_marks_are_read()
    {
        var instance = One(
            """
            "point":{"0":{"x":0,"y":0}},"confidence":0.25,"manualAnnotation":false,"isDeleted":true,"createdBy":"ann@example.com","createdAt":"Tue, 17 Jan 2023 11:43:52 GMT",
            "lastEditedBy":"bob@example.com","lastEditedAt":"Tue, 17 Jan 2023 11:43:53 ",
            "reviews":[{"status":"REJECTED","comment":"too large","approved":false,"user_email":"r1@example.com","created_at":"2023-01-18 10:00:00"},{"status":"APPROVED","approved":true,"user_email":"r2@example.com"}]
            """);

        Assert.Equal((0.25, false, true), (instance.Confidence, instance.ManualAnnotation, instance.IsDeleted));
        Assert.Equal(("ann@example.com", "bob@example.com"), (instance.CreatedBy, instance.LastEditedBy));
        Assert.Equal(TimeSpan.FromSeconds(1), instance.LastEditedAt - instance.CreatedAt);
        Assert.Equal("too large", instance.Reviews[0].Comment);
        Assert.Equal("APPROVED by r2@example.com", instance.Reviews.ToString());
    }

    [Fact]
    public void The_slices_of_a_series_have_sizes_of_their_own()
    {
        var document = SampleRow.Open("dicom", 3,
            """
            {"2":{"objects":[{"objectHash":"o","featureHash":"spot","point":{"0":{"x":0.5,"y":0.5}}}],"classifications":[],"metadata":{"width":20,"height":40}},
             "0":{"objects":[{"objectHash":"o","featureHash":"spot","point":{"0":{"x":0.5,"y":0.5}}}],"classifications":[]}}
            """);

        Assert.Equal([(0, 50.0, 25.0), (2, 10.0, 20.0)], document.Objects().Select(spot => (spot.Frame!.Value, spot.PixelX!.Value, spot.PixelY!.Value)));
        new ObjectEditor(document, SampleRow.Ontology).Add(new ObjectEdit(SampleRow.Object("Mask"), new LabelAuthor(SampleRow.Now)) { Frames = [new(2, new Bitmask(20, 40, "08"))] });
        Assert.NotNull(JsonNode.Parse(document.ToJson())!["data_units"]!["d"]!["labels"]!["2"]!["metadata"]);
    }

    [Fact]
    public void Labels_in_the_spaces_of_a_data_group_are_read_and_saved_as_they_are()
    {
        const string Json =
            """
            {"label_hash":"g","data_hash":"d","data_type":"group","data_units":{"d":{"data_hash":"d","data_sequence":0,"labels":{"objects":[],"classifications":[]}}},
             "spaces":{"left":{"space_type":"video","number_of_frames":5,"width":100,"height":50,"child_info":{"layout_key":"a","file_name":"l.mp4"},
               "labels":{"3":{"objects":[{"objectHash":"o","featureHash":"car","boundingBox":{"x":0.5,"y":0,"w":0.1,"h":1}}],"classifications":[{"classificationHash":"c","featureHash":"weather"}]}}},
              "sound":{"space_type":"audio","duration_ms":1000,"labels":{}}},
             "object_answers":{"o":{"objectHash":"o","classifications":[]},"s":{"objectHash":"s","featureHash":"speech","shape":"audio","classifications":[],"spaces":{"sound":{"type":"frame","range":[[5,9]]}}}},
             "classification_answers":{"c":{"classificationHash":"c","featureHash":"weather","classifications":[{"name":"Weather","featureHash":"w","answers":[{"name":"Sun","featureHash":"sun"}]}],"spaces":{"left":{"type":"frame","range":[[3,3]]}}}},"object_actions":{} }
            """;
        var document = LabelDocument.Load(Encoding.UTF8.GetBytes(Json), LabelRowFacts.None);

        Assert.Equal([("left", (int?)3, (double?)50, ""), ("sound", null, null, "5-9")], document.Objects().Select(o => (o.Space!, o.Frame, o.PixelX, o.Ranges.ToString())));
        var weather = Assert.Single(document.Classifications());
        Assert.Equal(("left", "3", (object)"Sun"), (weather.Space!, weather.Frames.ToString(), weather.Answer!));
        Assert.Equal(Json, Encoding.UTF8.GetString(document.ToJsonForSaving().ToArray()));
    }

    [Fact]
    public void Ranges_of_html_are_carried()
    {
        const string Answers =
            """{"h":{"objectHash":"h","featureHash":"speech","shape":"text","classifications":[],"range":[],"range_html":[{"start":{"xpath":"/p","offset":5},"end":{"xpath":"/p","offset":9}}],"createdBy":null,"createdAt":"2023-01-01 00:00:00"}}""";
        var document = SampleRow.Open("plain_text", 100, "{}", Answers);

        Assert.Equal(("h", 0, null), (Assert.Single(document.Objects()).ObjectHash, document.Objects()[0].Ranges.Count, document.Objects()[0].Frame));
        var hash = document.AddWeather("0-9", "Sun");
        new ClassificationEditor(document).Remove(hash);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Answers), JsonNode.Parse(document.ToJson())!["object_answers"]));
    }

    private static ObjectInstance One(string members) => Assert.Single(SampleRow.Open("image", 1,
        "{\"objects\":[{\"objectHash\":\"o\",\"featureHash\":\"f\"," + members + "}],\"classifications\":[]}", """{"o":{"objectHash":"o","classifications":[]}}""").Objects());
}
