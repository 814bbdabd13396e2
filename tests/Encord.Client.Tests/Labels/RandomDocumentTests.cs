using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Tests.Labels;

/// <summary>Documents and ontologies that nobody thought of: whatever is in them survives, and edits do what a simple model does.</summary>
public class RandomDocumentTests
{
    private static readonly Gen<string> Hash = Gen.Char["abcdefgh0123456789+/"].Array[8].Select(letters => new string(letters));

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 12], Gen.Const("é ☃ \"quoted\" \\ \u2028"));

    private static readonly Gen<JsonNode?> Anything = Gen.Recursive<JsonNode?>((depth, inner) => depth > 3
        ? Gen.OneOf<JsonNode?>(Text.Select(text => (JsonNode?)JsonValue.Create(Clean(text))), Gen.Double.Select(Number), Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)), Gen.Bool.Select(_ => (JsonNode?)null))
        : Gen.OneOf<JsonNode?>(
            Text.Select(text => (JsonNode?)JsonValue.Create(Clean(text))),
            Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
            inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray(items)),
            Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 6].Select(name => "x_" + name), inner)[0, 3].Select(map => (JsonNode?)new JsonObject(map))));

    [Fact]
    public void Any_document_is_saved_byte_for_byte() => Documents().Sample(json =>
    {
        var document = LabelDocument.Load(Encoding.UTF8.GetBytes(json), SampleRow.Open("video").Facts);
        _ = document.Objects();
        Assert.Equal(json, Encoding.UTF8.GetString(document.ToJsonForSaving().ToArray()));
    }, iter: 300);

    [Fact]
    public void Whatever_an_edit_does_not_touch_survives_it() => Documents().Sample(json =>
    {
        var document = LabelDocument.Load(Encoding.UTF8.GetBytes(json), SampleRow.Open("video").Facts);
        var hash = document.AddCar("7-8", answers: [("Plate", "x"), ("Moving", "Yes")]);
        var weather = document.AddWeather("9", "Rain");
        new ObjectEditor(document, SampleRow.Ontology).Remove(hash);
        new ClassificationEditor(document).Remove(weather);

        var saved = (JsonObject)JsonNode.Parse(document.ToJsonForSaving().ToArray())!;
        var frames = saved["data_units"]!["d"]!["labels"]!.AsObject();
        foreach (var frame in new[] { "7", "8", "9" })
        {
            Assert.Equal("""{"objects":[],"classifications":[]}""", frames[frame]!.ToJsonString());
            frames.Remove(frame);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), saved));
    }, iter: 300);

    [Fact]
    public void Any_edits_of_an_object_do_what_a_plain_table_does() => Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[0, 2]).Array[1, 25].Sample(steps =>
    {
        var document = SampleRow.Open("video");
        var editor = new ObjectEditor(document, SampleRow.Ontology);
        var hash = document.AddCar("0");
        var table = new SortedDictionary<int, string?> { [0] = null };
        foreach ((var what, var start, var length, var answer) in steps)
        {
            var frames = FrameRangeList.Union([new FrameRange(start, Math.Min(9, start + length))]);
            var value = answer == 0 ? null : answer == 1 ? "Yes" : "No";
            switch (what)
            {
                case 0 or 1:
                    document.AddCar(frames.ToString().Replace(" ", ""), hash, overwrite: true, ("Moving", value));
                    foreach (var frame in frames.Frames())
                    {
                        table[frame] = value;
                    }

                    break;
                case 2 when frames.Frames().All(table.ContainsKey):
                    editor.SetAnswers(hash, SampleRow.Answers("Car", ("Moving", value)), frames);
                    foreach (var frame in frames.Frames())
                    {
                        table[frame] = value;
                    }

                    break;
                case 3 when table.Keys.Any(frames.Contains) && !table.Keys.All(frames.Contains):
                    editor.Remove(hash, frames);
                    foreach (var frame in frames.Frames())
                    {
                        table.Remove(frame);
                    }

                    break;
            }
        }

        Assert.Equal(
            table.Select(pair => $"{pair.Key}: {pair.Value}"),
            document.Objects().Select(car => $"{car.Frame}: {car.Answers.GetValueOrDefault("Moving")}"));
        // One action for each value, with ranges that neither overlap nor touch.
        var actions = JsonNode.Parse(document.ToJson())!["object_actions"]![hash]?["actions"]?.AsArray() ?? [];
        Assert.Equal(table.Values.Where(value => value is not null).Distinct().Count(), actions.Count);
    }, iter: 300);

    [Fact]
    public void Any_ontology_is_read_and_keeps_its_text() => Ontologies().Sample(json =>
    {
        var ontology = OntologyStructureReader.Read(json);
        Assert.Equal(json, ontology.Json);
        Assert.All(ontology.Nodes(), node => Assert.NotNull(ontology.Find(node.FeatureHash)));
        Assert.All(ontology.Nodes(), node => Assert.Contains(node, ontology.FindByTitle(node.Title)));

        (var changed, var added) = OntologyStructureEditor.AddObject(ontology, new ObjectSpec("Added", "polygon"));
        var kept = (JsonObject)JsonNode.Parse(changed.Json)!;
        kept["objects"]!.AsArray().RemoveAt(kept["objects"]!.AsArray().Count - 1);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), kept));
        Assert.DoesNotContain(ontology.Objects, node => node.Id == added.Id);
    }, iter: 300);

    [Fact]
    public void Any_answers_to_any_ontology_come_back() => Gen.Select(Ontologies(), Gen.Int[0, int.MaxValue]).Sample(pair =>
    {
        var ontology = OntologyStructureReader.Read(pair.Item1);
        var random = new Random(pair.Item2);
        var document = SampleRow.Open("image", 1);
        foreach (var feature in ontology.Objects)
        {
            var answers = new Dictionary<string, object>();
            Answer(feature.Attributes, random, answers);
            var hash = new ObjectEditor(document, ontology).Add(new ObjectEdit(feature, new LabelAuthor(SampleRow.Now))
            {
                Frames = [new(0, new BoundingBox(0, 0, 1, 1))],
                Answers = AnswerInput.Read(answers, feature.Attributes, feature.Name),
            });

            var read = new LabelReader(document, ontology).Objects().Single(instance => instance.ObjectHash == hash);
            Assert.Equal(
                answers.Select(answer => ((OntologyAttribute)ontology.Find(answer.Key)!).Name + "=" + Show(answer.Value)).Order(StringComparer.Ordinal),
                Names(read.Answers, ontology).Order(StringComparer.Ordinal));
        }
    }, iter: 300);

    private static IEnumerable<string> Names(AnswerSet answers, OntologyStructure ontology) =>
        answers.Select(answer => (ontology.Find(answer.Key) is OntologyAttribute attribute ? attribute.Name : answer.Key) + "=" + Show(answer.Value));

    private static string Show(object value) => value is string[] labels ? string.Join(",", labels) : value.ToString()!;

    private static void Answer(IReadOnlyList<OntologyAttribute> attributes, Random random, Dictionary<string, object> answers)
    {
        foreach (var attribute in attributes.Where(_ => random.Next(3) > 0))
        {
            switch (attribute.Type)
            {
                case AttributeType.Text:
                    answers[attribute.FeatureHash] = "text " + random.Next(100);
                    break;
                case AttributeType.Numeric:
                    answers[attribute.FeatureHash] = (double)random.Next(100);
                    break;
                case AttributeType.Radio when attribute.Options.Count > 0:
                    var chosen = attribute.Options[random.Next(attribute.Options.Count)];
                    answers[attribute.FeatureHash] = chosen.Label;
                    Answer(chosen.Attributes, random, answers);
                    break;
                case AttributeType.Checklist when attribute.Options.Count > 0:
                    answers[attribute.FeatureHash] = attribute.Options.Where(_ => random.Next(2) == 0).Select(option => option.Label).ToArray();
                    break;
            }
        }
    }

    private static Gen<string> Ontologies() => Gen.Int[0, int.MaxValue].Select(seed =>
    {
        var random = new Random(seed);
        var next = 0;
        JsonArray Attributes(int depth, bool dynamic) => new(Enumerable.Range(0, random.Next(4)).Select(i =>
        {
            var type = new[] { "text", "radio", "checklist", "numeric" }[random.Next(4)];
            var node = new JsonObject
            {
                ["id"] = "1." + i, ["name"] = "Attribute " + next, ["type"] = type, ["featureNodeHash"] = "a" + next++, ["required"] = random.Next(2) == 0,
                ["dynamic"] = dynamic && random.Next(4) == 0, ["unknown"] = next,
            };
            if (type is "radio" or "checklist")
            {
                node["options"] = new JsonArray(Enumerable.Range(1, random.Next(1, 4)).Select(o =>
                {
                    var option = new JsonObject { ["id"] = "1." + i + "." + o, ["label"] = "Option " + o, ["value"] = "option_" + o, ["featureNodeHash"] = "o" + next++ };
                    if (type == "radio" && depth < 3 && random.Next(2) == 0)
                    {
                        option["options"] = Attributes(depth + 1, false);
                    }

                    return (JsonNode)option;
                }).ToArray());
            }

            return (JsonNode)node;
        }).ToArray());

        return new JsonObject
        {
            ["objects"] = new JsonArray(Enumerable.Range(1, random.Next(1, 5)).Select(i => (JsonNode)new JsonObject
            {
                ["id"] = i.ToString(), ["name"] = "Object " + i, ["color"] = "#D33115", ["shape"] = "bounding_box", ["featureNodeHash"] = "f" + i, ["attributes"] = Attributes(0, true), ["unknown"] = null,
            }).ToArray()),
            ["classifications"] = new JsonArray(),
            ["unknown"] = "kept",
        }.ToJsonString();
    });

    private static Gen<string> Documents() => Gen.Select(Hash.HashSet[0, 6], Anything, Anything, Gen.Int[0, 6]).Select((hashes, top, inside, frame) =>
    {
        var entries = new JsonArray(hashes.Select(hash => (JsonNode)new JsonObject
        {
            ["objectHash"] = hash, ["featureHash"] = "car", ["x_inside"] = inside?.DeepClone(), ["boundingBox"] = new JsonObject { ["x"] = 0.1, ["y"] = 0.2, ["w"] = 0.3, ["h"] = 1.0 / 3 },
        }).ToArray());
        return new JsonObject
        {
            ["x_top"] = top?.DeepClone(), ["label_hash"] = "row", ["data_hash"] = "d", ["data_type"] = "video", ["data_title"] = "street.mp4",
            ["data_units"] = new JsonObject
            {
                ["d"] = new JsonObject
                {
                    ["data_hash"] = "d", ["data_sequence"] = 0, ["x_unit"] = inside?.DeepClone(), ["width"] = 100, ["height"] = 50,
                    ["labels"] = new JsonObject { [frame.ToString()] = new JsonObject { ["objects"] = entries, ["classifications"] = new JsonArray(), ["metadata"] = top?.DeepClone() } },
                },
            },
            ["object_answers"] = new JsonObject(hashes.Select(hash => new KeyValuePair<string, JsonNode?>(
                hash, new JsonObject { ["objectHash"] = hash, ["classifications"] = new JsonArray(), ["x_answer"] = inside?.DeepClone() }))),
            ["classification_answers"] = new JsonObject(),
            ["object_actions"] = new JsonObject(),
        }.ToJsonString();
    });

    /// <summary>Lone surrogates are no text that JSON can carry.</summary>
    private static string Clean(string text) => new(text.Where(letter => !char.IsSurrogate(letter)).ToArray());

    private static JsonNode? Number(double number) => double.IsFinite(number) ? JsonValue.Create(number) : null;
}
