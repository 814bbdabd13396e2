using System.Collections;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Tests.Labels;

public class ClassificationEditorTests
{
    [Fact]
    public void A_classification_stands_on_each_of_its_frames_and_once_in_the_answers()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddWeather("2-4", new Hashtable { ["Weather"] = "Rain", ["How much"] = 2.5 });

        var weather = Assert.Single(document.Classifications());
        Assert.Equal((hash, "weather", "Weather", "2-4", (object)"Rain", "Weather=Rain; How much=2.5"),
            (weather.ClassificationHash, weather.FeatureHash, weather.Name, weather.Frames.ToString(), weather.Answer!, Sorted(weather.Answers)));
        var root = JsonNode.Parse(document.ToJsonForSaving().ToArray())!;
        var entry = root["data_units"]!["d"]!["labels"]!["3"]!["classifications"]![0]!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                {"name":"Weather","value":"weather","createdAt":"Mon, 06 May 2024 07:08:09 UTC","createdBy":null,"confidence":1,"manualAnnotation":true,
                 "lastEditedAt":"Mon, 06 May 2024 07:08:09 UTC","featureHash":"weather","classificationHash":"{{hash}}","reviews":[]}
                """), entry), entry.ToJsonString());
        Assert.Equal(("weather", "{}"), ((string?)root["classification_answers"]![hash]!["featureHash"], root["classification_answers"]![hash]!["spaces"]!.ToJsonString()));
    }

    [Fact]
    public void An_overlap_with_the_same_classification_is_refused()
    {
        var document = SampleRow.Open("video");
        document.AddWeather("2-4", "Rain");

        document.Refuses(EncordErrorId.InvalidArgument, "frame 4", row => row.AddWeather("4-6", "Sun"));
    }

    [Fact]
    public void Or_the_older_one_gives_way_on_those_frames()
    {
        var document = SampleRow.Open("video");
        var rain = document.AddWeather("2-4", "Rain");
        var sun = document.AddWeather("4-6", "Sun", replace: true);

        Assert.Equal([(rain, "2-3"), (sun, "4-6")], document.Classifications().Select(weather => (weather.ClassificationHash, weather.Frames.ToString())));

        document.AddWeather("0-9", "Sun", replace: true);
        Assert.Equal("0-9", Assert.Single(document.Classifications()).Frames.ToString());
        Assert.Single(JsonNode.Parse(document.ToJsonForSaving().ToArray())!["classification_answers"]!.AsObject());
    }

    [Fact]
    public void Frames_are_added_to_one_that_is_there()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddWeather("2", "Rain");
        document.AddWeather("2-3", "Sun", hash);

        var weather = Assert.Single(document.Classifications());
        Assert.Equal(("2-3", (object)"Sun"), (weather.Frames.ToString(), weather.Answer!));
    }

    [Fact]
    public void A_frame_past_the_end_is_refused() =>
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "frame 8-10", row => row.AddWeather("8-10", "Rain"));

    [Fact]
    public void A_nested_answer_needs_its_parents_option() =>
        SampleRow.Open("video").Refuses(EncordErrorId.InvalidArgument, "'Weather' is 'Rain'", row => row.AddWeather("1", new Hashtable { ["How much"] = 2 }));

    [Fact]
    public void Removing_from_the_last_frame_removes_the_answers()
    {
        var document = SampleRow.Open("video");
        var hash = document.AddWeather("2-4", "Rain");
        var editor = new ClassificationEditor(document);

        Assert.Equal(1, editor.Remove(hash, SampleRow.Frames("3")));
        Assert.Equal("2, 4", Assert.Single(document.Classifications()).Frames.ToString());
        Assert.Equal(2, editor.Remove(hash));
        Assert.Empty(document.Classifications());
        Assert.Empty(JsonNode.Parse(document.ToJsonForSaving().ToArray())!["classification_answers"]!.AsObject());
        document.Refuses(EncordErrorId.NotFound, hash, row => new ClassificationEditor(row).Remove(hash));
    }

    [Fact]
    public void In_sound_a_classification_has_ranges()
    {
        var document = SampleRow.Open("audio", 5000);
        var hash = document.AddWeather("100-200", "Rain");
        document.AddWeather("201-300", "Rain", hash);

        Assert.Equal("100-300", Assert.Single(document.Classifications()).Frames.ToString());
        document.Refuses(EncordErrorId.InvalidArgument, "range 150-400", row => row.AddWeather("150-400", "Sun"));
        var sun = document.AddWeather("150-400", "Sun", replace: true);
        Assert.Equal([(hash, "100-149"), (sun, "150-400")], document.Classifications().Select(weather => (weather.ClassificationHash, weather.Frames.ToString())));
        document.Refuses(EncordErrorId.InvalidArgument, "5000 long", row => row.AddWeather("4999-5000", "Sun"));
    }

    [Fact]
    public void One_of_the_whole_row_takes_no_frames_and_stands_in_the_answers_only()
    {
        var document = SampleRow.Open("video");
        var editor = new ClassificationEditor(document);
        ClassificationEdit scene = new(SampleRow.Classification("Scene"), new LabelAuthor(SampleRow.Now)) { Answers = AnswerInput.Read("street", SampleRow.Classification("Scene")) };

        var hash = editor.Add(scene);

        var read = Assert.Single(document.Classifications());
        Assert.Equal((hash, 0, (object)"street"), (read.ClassificationHash, read.Frames.Count, read.Answer!));
        Assert.Equal("[]", JsonNode.Parse(document.ToJson())!["classification_answers"]![hash]!["range"]!.ToJsonString());
        document.Refuses(EncordErrorId.InvalidArgument, "already", row => new ClassificationEditor(row).Add(scene));
        document.Refuses(EncordErrorId.InvalidArgument, "whole row", row => new ClassificationEditor(row).Add(scene with { Frames = SampleRow.Frames("1") }));
    }

    private static string Sorted(AnswerSet answers) => new AnswerSet(answers.OrderByDescending(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value)).ToString();
}
