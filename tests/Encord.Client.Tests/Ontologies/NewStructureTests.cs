using System.Collections;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Ontologies;

public class NewStructureTests
{
    [Fact]
    public void What_a_person_writes_becomes_a_structure_with_hashes_and_numbers()
    {
        var made = Make(new Hashtable
        {
            ["objects"] = new object[]
            {
                new Hashtable
                {
                    ["Name"] = "Car", ["Shape"] = "BoundingBox", ["Colour"] = "#abc", ["Required"] = true,
                    ["Attributes"] = new object[]
                    {
                        new Hashtable { ["Name"] = "Colour", ["Options"] = new object[] { "Red", new Hashtable { ["Label"] = "Other", ["Attributes"] = new object[] { new Hashtable { ["Name"] = "Which", ["Type"] = "Text" } } } } },
                        new Hashtable { ["Name"] = "Moving", ["Type"] = "Radio", ["Options"] = new object[] { "Yes", "No" }, ["Dynamic"] = true },
                    },
                },
                new Hashtable { ["Name"] = "Road", ["Shape"] = "polygon" },
            },
            ["Classifications"] = new Hashtable { ["Weather"] = new object[] { "Sun", "Rain" } },
        });

        Assert.Equal(
            [("1", "Car"), ("1.1", "Colour"), ("1.1.1", "Red"), ("1.1.2", "Other"), ("1.1.2.1", "Which"), ("1.2", "Moving"), ("1.2.1", "Yes"), ("1.2.2", "No"), ("2", "Road"),
                ("1", "Weather"), ("1.1", "Weather"), ("1.1.1", "Sun"), ("1.1.2", "Rain")],
            made.Nodes().Select(node => (node.Id, node.Title)));
        Assert.Equal(("BoundingBox", "#AABBCC", true), (made.Objects[0].Shape, made.Objects[0].Color, made.Objects[0].Required));
        Assert.True(made.Objects[0].Attributes[1].Dynamic);
        Assert.Equal(made.Nodes().Count(), made.Nodes().Select(node => node.FeatureHash).Distinct().Count());
    }

    public static TheoryData<string, object> Wrong => new()
    {
        { "needs a Shape", Object("Shape", null) },
        { "'blob' is not a shape", Object("Shape", "blob") },
        { "'reddish' is not a colour", Object("Color", "reddish") },
        { "'#12345' is not a colour", Object("Color", "#12345") },
        { "'Shap', which is not known", Object("Shap", "x") },
        { "Required is $true or $false", Object("Required", "yes") },
        { "'Red' of 'Car > Colour' is given 2 times", Object("Attributes", Attribute("Options", new object[] { "Red", "red" })) },
        { "is answered by choosing", Object("Attributes", Attribute("Type", "Radio")) },
        { "which has no options", Object("Attributes", Attribute("Type", "Text", "Options", new object[] { "Red" })) },
        { "'colour' is not a kind of question", Object("Attributes", Attribute("Type", "Colour")) },
        { "attribute 'Colour' of 'Car' is given 2 times", Object("Attributes", new object[] { Attribute("Type", "Text"), Attribute("Type", "Text") }) },
        { "only the options of a radio can have", Object("Attributes", Attribute("Type", "Checklist", "Options", new object[] { new Hashtable { ["Label"] = "Red", ["Attributes"] = new object[] { new Hashtable { ["Name"] = "x" } } } })) },
        { "needs a name", new Hashtable { ["Objects"] = new object[] { new Hashtable { ["Shape"] = "Polygon" } } } },
        { "object 'Car' is given 2 times", new Hashtable { ["Objects"] = new object[] { new Hashtable { ["Name"] = "Car", ["Shape"] = "Polygon" }, new Hashtable { ["Name"] = "car", ["Shape"] = "Point" } } } },
        { "cannot change over time", new Hashtable { ["Classifications"] = new object[] { new Hashtable { ["Name"] = "Weather", ["Type"] = "Text", ["Dynamic"] = true } } } },
        { "has 'Things', which is not known", new Hashtable { ["Things"] = new object[] { } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_with_its_place(string part, object structure)
    {
        var error = Assert.Throws<EncordException>(() => Make((Hashtable)structure));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.Contains(part, error.Message);
    }

    [Fact]
    public void An_attribute_goes_below_an_object_or_an_option_and_the_rest_stays()
    {
        var before = Labels.SampleRow.Ontology;
        (var after, var wheels) = OntologyStructureEditor.AddAttribute(before, "Car", null, new AttributeSpec("Wheels", "numeric") { Dynamic = true });
        (after, var finish) = OntologyStructureEditor.AddAttribute(after, "car", "Red", new AttributeSpec("Finish", "radio") { Options = [new("Matt"), new("Gloss")] });
        (after, var strength) = OntologyStructureEditor.AddAttribute(after, "Weather", "Sun", new AttributeSpec("Strength", "text"));

        Assert.Equal(("1.7", "1.1.1.2", "1.1.2.1"), (wheels.Id, finish.Id, strength.Id));
        Assert.Equal(before.Nodes().Select(node => node.FeatureHash), after.Nodes().Select(node => node.FeatureHash).Where(hash => before.Find(hash) is not null));
        Assert.Equal(["Missing"], StructureComparison.Compare(after, before).Select(change => change.Change.ToString()).Distinct());
        Assert.Equal(["Car > Colour > Red > Finish", "Car > Wheels", "Weather > Weather > Sun > Strength"], StructureComparison.Compare(after, before).Select(change => change.Path));
    }

    [Theory]
    [InlineData("Weather", null, "X", "asks one question")]
    [InlineData("Car", "Pink", "X", "no radio option 'Pink'")]
    [InlineData("Car", "Front", "X", "no radio option 'Front'")]
    [InlineData("Car", null, "colour", "has the attribute Colour (colour) already")]
    [InlineData("Bike", null, "X", "no object or classification 'Bike'")]
    public void An_attribute_without_a_place_is_refused(string owner, string? option, string name, string part) =>
        Assert.Contains(part, Assert.Throws<EncordException>(() => OntologyStructureEditor.AddAttribute(Labels.SampleRow.Ontology, owner, option, new AttributeSpec(name, "text"))).Message);

    [Fact]
    public void What_differs_is_told_with_what_labels_would_lose()
    {
        var reference = Labels.SampleRow.Ontology;
        var difference = OntologyStructureReader.Read(reference.Json
            .Replace("\"featureNodeHash\":\"", "\"featureNodeHash\":\"other-")
            .Replace("\"name\":\"Plate\",\"type\":\"text\"", "\"name\":\"Plate\",\"type\":\"numeric\"")
            .Replace("\"label\":\"Blue\"", "\"label\":\"Green\"")
            .Replace("\"shape\":\"polygon\"", "\"shape\":\"bitmask\""));

        Assert.Equal(
            ["Missing Option Car > Colour > Blue", "Added Option Car > Colour > Green", "Changed Attribute Car > Plate Type", "Changed Object Area Shape"],
            StructureComparison.Compare(reference, difference).Select(change => change.ToString()));
        Assert.Equal([true, false, true, true], StructureComparison.Compare(reference, difference).Select(change => change.Loss.Length > 0));
        Assert.Empty(StructureComparison.Compare(reference, reference));
    }

    private static OntologyStructure Make(IDictionary structure)
    {
        (var objects, var classifications) = StructureInput.Read(structure);
        return OntologyStructureEditor.Create(objects, classifications);
    }

    private static Hashtable Object(string name, object? value)
    {
        var map = new Hashtable { ["Name"] = "Car", ["Shape"] = "Polygon" };
        map[name] = value;
        return new Hashtable { ["Objects"] = new object[] { map } };
    }

    private static Hashtable Attribute(params object[] members)
    {
        var map = new Hashtable { ["Name"] = "Colour" };
        for (var i = 0; i < members.Length; i += 2)
        {
            map[members[i]] = members[i + 1];
        }

        return map;
    }
}
