using System.Text.Json.Nodes;
using Encord.Client.Ontologies.Structure;
using Encord.Client.Tests.Labels;

namespace Encord.Client.Tests.Ontologies;

public class OntologyStructureTests
{
    private const string Rich =
        """
        {"objects":[
          {"id":1,"name":"Car","color":"#D33115","shape":"bounding_box","featureNodeHash":"car","required":true,"x":1,"attributes":[
            {"id":"1.1","name":"Colour","type":"radio","featureNodeHash":"colour","required":false,"dynamic":true,"options":[
              {"id":"1.1.1","label":"Red","value":"red","featureNodeHash":"red","options":[
                {"id":"1.1.1.1","name":"Shade","type":"text","featureNodeHash":"shade","required":false,"options":null}]},
              {"id":"1.1.2","label":"Blue","value":"blue","featureNodeHash":"blue","archived":true}]},
            {"id":"1.2","name":"Doors","type":"numeric","featureNodeHash":"doors","required":false}]},
          {"id":"2","name":"Man","color":"#123456","shape":"skeleton","featureNodeHash":"man"},
          {"id":"7","name":"Box","color":"#AB149E","shape":"cuboid","featureNodeHash":"box","archived":true},
          {"id":"8","name":"New","color":"#AB149E","shape":"shape_of_tomorrow","featureNodeHash":"new"}],
         "classifications":[{"id":"1","featureNodeHash":"weather","level":"global","attributes":[
            {"id":"1.1","name":"Weather","type":"checklist","featureNodeHash":"w","required":true,"options":[
              {"id":"1.1.1","label":"Rain","value":"rain","featureNodeHash":"rain"}]}]}],
         "skeleton_templates":[{"template":{"name":"Man","shape":"skeleton","width":0.2,"height":0.25,"feature_node_hash":"man",
            "skeleton":{"1":{"x":0.5,"y":0.6,"name":"foot"},"0":{"x":0.5,"y":0.1,"name":"head","color":"#000000","value":"head","featureHash":"h"}},
            "skeletonEdges":{"0":{"1":{"color":"#00000"}}}}}],
         "unknown":{"kept":true}}
        """;

    [Fact]
    public void All_kinds_of_nodes_are_read()
    {
        var ontology = OntologyStructureReader.Read(Rich);

        var car = ontology.Objects[0];
        Assert.Equal(("1", "Car", "BoundingBox", true), (car.Id, car.Name, car.Shape, car.Required));
        Assert.True(car.Attributes[0].Dynamic);
        Assert.Equal("Shade", car.Attributes[0].Options[0].Attributes[0].Name);
        Assert.True(car.Attributes[0].Options[1].Archived);
        Assert.Equal("shape_of_tomorrow", ontology.Objects[3].Shape);
        Assert.Equal(("Weather", "global"), (ontology.Classifications[0].Name, ontology.Classifications[0].Level));
        var template = ontology.TemplateOf(ontology.Objects[1])!;
        Assert.Equal(["head", "foot"], template.Vertices.Select(vertex => vertex.Name));
        Assert.Equal([new KeyValuePair<string, string>("0", "1")], template.Edges);
    }

    [Theory]
    [InlineData("car", typeof(OntologyObject))]
    [InlineData("shade", typeof(OntologyAttribute))]
    [InlineData("rain", typeof(OntologyOption))]
    [InlineData("weather", typeof(OntologyClassification))]
    public void Every_node_is_found_by_its_feature_hash(string hash, Type type) => Assert.IsType(type, OntologyStructureReader.Read(Rich).Find(hash));

    [Fact]
    public void Nodes_are_found_by_title()
    {
        var ontology = OntologyStructureReader.Read(Rich);

        Assert.Equal(2, ontology.FindByTitle("Weather").Count());
        Assert.Equal("car", FeatureLookup.Object(ontology, "Car").FeatureHash);
        Assert.Equal("shade", FeatureLookup.Attribute(ontology.Objects[0].Attributes, "Shade", "Car").FeatureHash);
        var error = Assert.Throws<EncordException>(() => FeatureLookup.Object(ontology, "Cart"));
        Assert.Equal(EncordErrorId.FeatureNotFound, error.ErrorId);
        Assert.Contains("Car (car)", error.Message);
    }

    [Fact]
    public void Two_objects_of_one_name_are_told_apart_by_hash()
    {
        var ontology = OntologyStructureReader.Read(Rich.Replace("\"name\":\"Box\"", "\"name\":\"Car\""));

        var error = Assert.Throws<EncordException>(() => FeatureLookup.Object(ontology, "Car"));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.Contains("Car (box)", error.Message);
        Assert.Equal("box", FeatureLookup.Object(ontology, "box").FeatureHash);
    }

    [Fact]
    public void Adding_an_object_keeps_everything_that_was_there()
    {
        var ontology = OntologyStructureReader.Read(Rich);

        (var changed, var added) = OntologyStructureEditor.AddObject(ontology, new ObjectSpec("Sign", "Polygon"));

        Assert.Equal(("9", "Sign", "Polygon"), (added.Id, added.Name, added.Shape));
        // The colour before is the palette's last one, so the first follows.
        Assert.Equal("#D33115", added.Color);
        Assert.Matches("^[0-9a-f]{8}$", added.FeatureHash);
        var json = (JsonObject)JsonNode.Parse(changed.Json)!;
        ((JsonArray)json["objects"]!).RemoveAt(4);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Rich), json));
    }

    [Fact]
    public void Adding_a_classification_numbers_and_names_its_options()
    {
        (var changed, var added) =
            OntologyStructureEditor.AddClassification(OntologyStructureReader.Read(Rich), new AttributeSpec("Time", "radio") { Required = true, Options = [new("Day"), new("Late Night")] });

        Assert.Equal(("2", "Time"), (added.Id, added.Name));
        Assert.True(added.Attribute!.Required);
        Assert.Equal([("2.1.1", "Day", "day"), ("2.1.2", "Late Night", "late_night")], added.Attribute.Options.Select(option => (option.Id, option.Label, option.Value)));
        Assert.Equal(2, changed.Classifications.Count);
    }

    [Fact]
    public void A_text_classification_takes_no_options()
    {
        var error = Assert.Throws<EncordException>(() =>
            OntologyStructureEditor.AddClassification(OntologyStructureReader.Read(Rich), new AttributeSpec("Note", "text") { Options = [new("A")] }));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"objects\":{}}")]
    [InlineData("{\"objects\":[{\"name\":\"Car\"}]}")]
    [InlineData("{\"objects\":[1]}")]
    [InlineData("nonsense")]
    public void A_damaged_ontology_is_a_clear_error(string json) =>
        Assert.Equal(EncordErrorId.UnexpectedResponse, Assert.Throws<EncordException>(() => OntologyStructureReader.Read(json)).ErrorId);

    [Fact]
    public void The_recorded_ontologies_are_read() => Assert.All(RecordedLabels.All, recorded =>
    {
        Assert.Equal(7, recorded.Ontology.Objects.Count);
        Assert.NotEmpty(recorded.Ontology.Classifications);
    });
}
