using System.Text;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Tests.Labels;

public class LosslessTests
{
    /// <summary>The deliberate differences to release 0.1.190, with their reasons in docs/design/lossless-labels.md. Not one more.</summary>
    private static readonly string[] Deliberate =
    [
        "feature hash of an answer not added",
        "is_valid kept",
        "polygons not added",
        "reviews kept",
        "time not invented",
        "time spelled as loaded",
        "visibility spelled as loaded",
    ];

    public static IEnumerable<TheoryDataRow<string>> Names => RecordedLabels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void An_untouched_document_is_saved_byte_for_byte(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var document = recorded.Open();
        _ = new LabelReader(document, recorded.Ontology).Objects();
        _ = new LabelReader(document, recorded.Ontology).Classifications();

        Assert.Equal(recorded.Document, Encoding.UTF8.GetString(document.ToJsonForSaving().ToArray()));
        Assert.False(document.IsChanged);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_document_differs_from_what_the_vendors_sdk_sends_only_where_it_keeps_more(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var ours = JsonNode.Parse(recorded.Open().ToJsonForSaving().ToArray())!;

        Assert.All(DocumentDifferences.Between(ours, recorded.SavedByNewSdk), difference => Assert.Contains(difference.Kind, Deliberate));
    }

    [Fact]
    public void Every_deliberate_difference_occurs_in_the_recorded_documents()
    {
        var kinds = RecordedLabels.All
            .SelectMany(recorded => DocumentDifferences.Between(JsonNode.Parse(recorded.Open().ToJsonForSaving().ToArray())!, recorded.SavedByNewSdk))
            .Select(difference => difference.Kind).Distinct().Order().ToArray();

        Assert.Equal(Deliberate, kinds);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_reads_the_same_before_and_after_the_vendors_sdk_saved_it(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var theirs = LabelDocument.Load(Encoding.UTF8.GetBytes(recorded.SavedByNewSdk.ToJsonString()), recorded.Facts);

        Assert.Equal(Describe(recorded.Open(), recorded.Ontology), Describe(theirs, recorded.Ontology));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_rebuilt_object_by_object_equals_what_the_vendors_sdk_sends(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var source = recorded.Open();
        var rebuilt = LabelDocument.Load(Encoding.UTF8.GetBytes(Emptied(recorded.Document)), recorded.Facts);

        Rebuild(source, rebuilt, recorded.Ontology);

        var left = DocumentDifferences.Between(Comparable((JsonObject)JsonNode.Parse(rebuilt.ToJsonForSaving().ToArray())!), Comparable(recorded.SavedByNewSdk))
            .Select(difference => difference.Kind + " " + difference.Place)
            .Where(difference => !Deliberate.Any(kind => difference.StartsWith(kind, StringComparison.Ordinal))).ToArray();
        Assert.Empty(left);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_edit_changes_nothing_but_what_it_touches(string name)
    {
        var recorded = RecordedLabels.Get(name);
        var document = recorded.Open();
        var first = new LabelReader(document, recorded.Ontology).Objects()[0];
        var editor = new ObjectEditor(document, recorded.Ontology);

        var added = editor.Add(new ObjectEdit(recorded.Ontology.Objects.First(feature => feature.Shape == ObjectShape.BoundingBox), new LabelAuthor(DateTimeOffset.UtcNow))
        {
            Frames = [new(first.Frame!.Value, new BoundingBox(0.1, 0.2, 0.3, 0.4))],
        });
        Assert.True(document.IsChanged);
        editor.Remove(added);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(recorded.Document), JsonNode.Parse(document.ToJsonForSaving().ToArray())));
    }

    [Fact]
    public void Members_that_nobody_knows_survive_an_edit()
    {
        const string Json =
            """
            {"label_hash":"l","data_hash":"d","data_type":"image","x1":{"a":[1,2.50,1e3,"é"]},"data_units":{"d":{"data_hash":"d","x2":null,"width":10,"height":10,
            "labels":{"objects":[{"objectHash":"o1","featureHash":"f","x3":[[]],"boundingBox":{"x":0,"y":0,"w":1,"h":1,"x4":true}}],"classifications":[],"x5":1}}},
            "object_answers":{"o1":{"objectHash":"o1","classifications":[],"x6":"keep"},"orphan":{"objectHash":"orphan","classifications":[]}},"classification_answers":{},"object_actions":{}}
            """;
        var recorded = RecordedLabels.All.First();
        var document = LabelDocument.Load(Encoding.UTF8.GetBytes(Json), LabelRowFacts.None);
        var added = new ObjectEditor(document, recorded.Ontology).Add(new ObjectEdit(
            recorded.Ontology.Objects.First(feature => feature.Shape == ObjectShape.Point), new LabelAuthor(DateTimeOffset.UtcNow)) { Frames = [new(0, new Keypoint(0.5, 0.5))] });

        var saved = (JsonObject)JsonNode.Parse(document.ToJsonForSaving().ToArray())!;
        ((JsonArray)saved["data_units"]!["d"]!["labels"]!["objects"]!).RemoveAt(1);
        Assert.True(((JsonObject)saved["object_answers"]!).Remove(added));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), saved));
        Assert.Contains("1e3", Encoding.UTF8.GetString(document.ToJsonForSaving().ToArray()));
    }

    [Fact]
    public void Missing_answer_entries_are_added_on_save_and_nothing_else_changes()
    {
        var recorded = RecordedLabels.All.First(entry => entry.Name.StartsWith("video", StringComparison.Ordinal));
        var damaged = (JsonObject)JsonNode.Parse(recorded.Document)!;
        var lostObject = ((JsonObject)damaged["object_answers"]!).First().Key;
        var lostClassification = ((JsonObject)damaged["classification_answers"]!).First().Key;
        ((JsonObject)damaged["object_answers"]!).Remove(lostObject);
        ((JsonObject)damaged["classification_answers"]!).Remove(lostClassification);
        var document = LabelDocument.Load(Encoding.UTF8.GetBytes(damaged.ToJsonString()), recorded.Facts);

        var saved = (JsonObject)JsonNode.Parse(document.ToJsonForSaving().ToArray())!;

        Assert.Empty((JsonArray)saved["object_answers"]![lostObject]!["classifications"]!);
        Assert.NotNull(saved["classification_answers"]![lostClassification]!["featureHash"]);
        Assert.NotNull(saved["classification_answers"]![lostClassification]!["spaces"]);
        ((JsonObject)saved["object_answers"]!).Remove(lostObject);
        ((JsonObject)saved["classification_answers"]!).Remove(lostClassification);
        Assert.True(JsonNode.DeepEquals(damaged, saved));
    }

    internal static string[] Describe(LabelDocument document, OntologyStructure ontology)
    {
        var reader = new LabelReader(document, ontology);
        return reader.Objects()
            .Select(o => $"{o.ObjectHash} {o.FeatureHash} {o.Name} {o.Shape} {o.Frame} {o.Coordinates} {Sorted(o.Answers)} {o.Confidence} {o.ManualAnnotation} {o.CreatedBy} {o.CreatedAt:u} {o.PixelX}")
            .Concat(reader.Classifications().Select(c => $"{c.ClassificationHash} {c.FeatureHash ?? "-"} {c.Name} {c.Frames} {Sorted(c.Answers)} {c.CreatedBy} {c.CreatedAt:u}"))
            .Order(StringComparer.Ordinal).ToArray();
    }

    private static string Sorted(AnswerSet answers) => new AnswerSet(answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value)).ToString();

    private static void Rebuild(LabelDocument source, LabelDocument target, OntologyStructure ontology)
    {
        var reader = new LabelReader(source, ontology);
        var objects = new ObjectEditor(target, ontology);
        foreach (var instance in reader.Objects())
        {
            var feature = (OntologyObject)ontology.Find(instance.FeatureHash)!;
            var first = target.Exclusively(() => !target.Tree()["object_answers"]!.AsObject().ContainsKey(instance.ObjectHash));
            objects.Add(new ObjectEdit(feature, Author(instance))
            {
                ObjectHash = instance.ObjectHash,
                Frames = [new(instance.Frame!.Value, instance.Coordinates!)],
                AreLoaded = true,
                Answers = AnswerInput.Read(
                    instance.Answers.Where(pair => first || feature.Attributes.Any(attribute => attribute.Dynamic && attribute.Name == pair.Key))
                        .ToDictionary(pair => pair.Key, pair => pair.Value), feature.Attributes, feature.Name),
            });
        }

        var classifications = new ClassificationEditor(target);
        foreach (var instance in reader.Classifications())
        {
            var feature = (OntologyClassification)ontology.Find(instance.FeatureHash!)!;
            classifications.Add(new ClassificationEdit(feature, new LabelAuthor(instance.CreatedAt!.Value)
            {
                Confidence = instance.Confidence,
                ManualAnnotation = instance.ManualAnnotation,
                CreatedBy = instance.CreatedBy,
                CreatedAt = instance.CreatedAt,
            })
            {
                ClassificationHash = instance.ClassificationHash,
                Frames = instance.Frames,
                Answers = AnswerInput.Read(instance.Answers.ToDictionary(pair => pair.Key, pair => pair.Value), feature),
            });
        }
    }

    private static LabelAuthor Author(ObjectInstance instance) => new(instance.LastEditedAt ?? instance.CreatedAt!.Value)
    {
        Confidence = instance.Confidence,
        ManualAnnotation = instance.ManualAnnotation,
        CreatedBy = instance.CreatedBy,
        CreatedAt = instance.CreatedAt,
        LastEditedBy = instance.LastEditedBy,
        LastEditedAt = instance.LastEditedAt,
    };

    private static string Emptied(string json)
    {
        var root = JsonNode.Parse(json)!;
        root["object_answers"] = new JsonObject();
        root["classification_answers"] = new JsonObject();
        root["object_actions"] = new JsonObject();
        foreach (var frame in LabelTree.AllFrames((JsonObject)root))
        {
            frame["objects"] = new JsonArray();
            frame["classifications"] = new JsonArray();
        }

        return root.ToJsonString();
    }

    /// <summary>Without what is fresh on each save: times that were not there, and the identifiers of dynamic answers.</summary>
    private static JsonObject Comparable(JsonObject saved)
    {
        var copy = (JsonObject)saved.DeepClone();
        foreach (var frame in LabelTree.AllFrames(copy))
        {
            foreach (var entry in LabelTree.Entries(frame, "objects").Concat(LabelTree.Entries(frame, "classifications")))
            {
                entry.Remove("lastEditedAt");
            }

            // An instance tells when it was made on its first frame; recorded documents have another time on each.
            foreach (var entry in LabelTree.Entries(frame, "classifications"))
            {
                entry.Remove("createdAt");
            }
        }

        foreach (var action in copy["object_actions"]!.AsObject().SelectMany(pair => pair.Value!["actions"]!.AsArray()))
        {
            action!.AsObject().Remove("trackHash");
        }

        return copy;
    }
}
