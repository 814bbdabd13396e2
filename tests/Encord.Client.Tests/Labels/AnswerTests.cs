using System.Collections;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Tests.Labels;

public class AnswerTests
{
    [Fact]
    public void Answers_of_all_kinds_are_written_as_the_vendors_sdk_writes_them()
    {
        var document = SampleRow.Open("image");
        var hash = document.AddCar(answers: [("Plate", "B-X 1"), ("Doors", 4), ("Colour", "red"), ("shade", "dark"), ("Damage", new[] { "Back", "front" })]);

        var answers = JsonNode.Parse(document.ToJson())!["object_answers"]![hash]!["classifications"]!.AsArray();
        Assert.Equal(
            [
                """{"name":"Colour","value":"colour","answers":[{"name":"Red","value":"red","featureHash":"red"}],"featureHash":"colour","manualAnnotation":true}""",
                """{"name":"Damage","value":"damage","answers":[{"name":"Front","value":"front","featureHash":"front"},{"name":"Back","value":"back","featureHash":"back"}],"featureHash":"damage","manualAnnotation":true}""",
                """{"name":"Doors","value":"doors","answers":4,"featureHash":"doors","manualAnnotation":true}""",
                """{"name":"Plate","value":"plate","answers":"B-X 1","featureHash":"plate","manualAnnotation":true}""",
                """{"name":"Shade","value":"shade","answers":"dark","featureHash":"shade","manualAnnotation":true}""",
            ],
            answers.Select(answer => answer!.ToJsonString()).Order(StringComparer.Ordinal));
        Assert.Equal("dark", Assert.Single(document.Objects()).Answers["Shade"]);
    }

    [Fact]
    public void Nested_answers_may_stand_below_their_option()
    {
        var document = SampleRow.Open("image");
        document.AddCar(answers: ("Colour", new Hashtable { ["Red"] = new Hashtable { ["Shade"] = "dark" } }));

        Assert.Equal("Colour=Red; Shade=dark", Assert.Single(document.Objects()).Answers.ToString());
    }

    [Fact]
    public void A_nested_answer_needs_its_parents_option()
    {
        SampleRow.Open("image").Refuses(EncordErrorId.InvalidArgument, "'Colour' is 'Red'", row => row.AddCar(answers: ("Shade", "dark")));
        SampleRow.Open("image").Refuses(EncordErrorId.InvalidArgument, "'Colour' is 'Red'", row => row.AddCar(answers: [("Colour", "Blue"), ("Shade", "dark")]));
    }

    [Fact]
    public void Another_option_takes_the_nested_answers_of_the_old_one_away()
    {
        var document = SampleRow.Open("image");
        var hash = document.AddCar(answers: [("Colour", "Red"), ("Shade", "dark"), ("Doors", 4.5)]);

        new ObjectEditor(document, SampleRow.Ontology).SetAnswers(hash, SampleRow.Answers("Car", ("Colour", "Blue")));

        Assert.Equal("Doors=4.5; Colour=Blue", Assert.Single(document.Objects()).Answers.ToString());
    }

    [Fact]
    public void Null_takes_an_answer_away()
    {
        var document = SampleRow.Open("image");
        var hash = document.AddCar(answers: [("Colour", "Red"), ("Shade", "dark"), ("Doors", 4)]);

        new ObjectEditor(document, SampleRow.Ontology).SetAnswers(hash, SampleRow.Answers("Car", ("Colour", null)));

        Assert.Equal("Doors=4", Assert.Single(document.Objects()).Answers.ToString());
    }

    [Fact]
    public void An_empty_checklist_is_an_answer()
    {
        var document = SampleRow.Open("image");
        var hash = document.AddCar(answers: ("Damage", Array.Empty<string>()));

        Assert.Equal("[]", JsonNode.Parse(document.ToJson())!["object_answers"]![hash]!["classifications"]![0]!["answers"]!.ToJsonString());
    }

    [Theory]
    [InlineData("Plate", 5)]
    [InlineData("Doors", "four")]
    [InlineData("Doors", double.NaN)]
    [InlineData("Colour", 5)]
    [InlineData("Colour", "Green")]
    [InlineData("Damage", "Roof")]
    public void Answers_of_the_wrong_kind_are_refused(string name, object value) =>
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => SampleRow.Answers("Car", (name, value))).ErrorId);

    [Fact]
    public void A_radio_takes_one_option() =>
        Assert.Contains("one option, not 2", Assert.Throws<EncordException>(() => SampleRow.Answers("Car", ("Colour", new[] { "Red", "Blue" }))).Message);

    [Fact]
    public void An_attribute_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<EncordException>(() => SampleRow.Answers("Car", ("Wheels", 4)));
        Assert.Equal(EncordErrorId.FeatureNotFound, error.ErrorId);
        Assert.Contains("Doors (doors)", error.Message);
    }

    [Fact]
    public void Dynamic_answers_hold_for_their_frames_and_later_ones_take_frames_from_earlier_ones()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0-9", answers: ("Moving", "Yes"));
        var editor = new ObjectEditor(document, SampleRow.Ontology);

        editor.SetAnswers(hash, SampleRow.Answers("Car", ("Moving", "No")), SampleRow.Frames("3-5"));
        editor.SetAnswers(hash, SampleRow.Answers("Car", ("Moving", "Yes")), SampleRow.Frames("4"));
        editor.SetAnswers(hash, SampleRow.Answers("Car", ("Moving", null)), SampleRow.Frames("9"));

        var actions = JsonNode.Parse(document.ToJson())!["object_actions"]![hash]!["actions"]!.AsArray();
        Assert.Equal(["[[0,2],[4,4],[6,8]]", "[[3,3],[5,5]]"], actions.Select(action => action!["range"]!.ToJsonString()));
        Assert.All(actions, action => Assert.Equal((true, false, 8), ((bool)action!["dynamic"]!, (bool)action["shouldPropagate"]!, ((string)action["trackHash"]!).Length)));
        Assert.Equal(["Yes", "Yes", "Yes", "No", "Yes", "No", "Yes", "Yes", "Yes", null], document.Objects().Select(car => car.Answers.GetValueOrDefault("Moving")));
    }

    [Fact]
    public void A_dynamic_answer_needs_the_object_on_its_frames()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("2-4");

        document.Refuses(EncordErrorId.InvalidArgument, "frame 5-6", row =>
            new ObjectEditor(row, SampleRow.Ontology).SetAnswers(hash, SampleRow.Answers("Car", ("Moving", "Yes")), SampleRow.Frames("3-6")));
    }

    [Fact]
    public void Checklist_options_written_one_by_one_are_read_as_their_union()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddCar("0-5");
        var tree = document.Exclusively(document.Edit);
        tree["object_actions"]![hash] = JsonNode.Parse(
            $$"""
            {"objectHash":"{{hash}}","actions":[
              {"name":"Lights","value":"lights","featureHash":"lights","dynamic":true,"range":[[0,2]],"answers":[{"name":"Left","value":"left","featureHash":"left"}]},
              {"name":"Lights","value":"lights","featureHash":"lights","dynamic":true,"range":[[2,4],[3,3]],"answers":[{"name":"Right","value":"right","featureHash":"right"}]}]}
            """);
        tree["object_answers"]![hash]!["classifications"] = JsonNode.Parse(
            """
            [{"name":"Damage","featureHash":"damage","answers":[{"name":"Front","featureHash":"front"}]},{"name":"Damage","featureHash":"damage","answers":[{"name":"Back","featureHash":"back"}]}]
            """);

        Assert.Equal(["Left", "Left", "Left, Right", "Right", "Right", ""], document.Objects().Select(car => string.Join(", ", car.Answers.TryGetValue("Lights", out var lights) ? (string[])lights : [])));
        Assert.All(document.Objects(), car => Assert.Equal(["Front", "Back"], (string[])car.Answers["Damage"]));
    }
}
