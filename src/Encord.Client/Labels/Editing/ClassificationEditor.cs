using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// Adds and removes classification instances. Two instances of one classification on a frame make a row unreadable for the vendor's SDK, so an
/// overlap is refused, or the older instance leaves those frames.
/// </summary>
internal sealed class ClassificationEditor(LabelDocument document)
{
    /// <summary>Adds a classification, or adds frames to one. Gives its identifier.</summary>
    public string Add(ClassificationEdit edit) => document.Exclusively(() =>
    {
        edit.Author.Check(document.Fault);
        FrameRules.RequireEditable(document);
        var hash = edit.ClassificationHash ?? FeatureHash.ForLabel();
        var place = "classification '" + edit.Feature.Name + "'";
        var existing = document.Tree()["classification_answers"]?[hash] as JsonObject;
        var wholeRow = document.Layout == LabelLayout.Ranges || edit.Feature.Level == "global";
        if (document.Layout == LabelLayout.Ranges)
        {
            RangeRules.Check(document, edit.Frames);
        }
        else if (!wholeRow)
        {
            if (edit.Frames.Count == 0)
            {
                throw document.Fault.Invalid(place, "it is not on any frame; give at least one.");
            }

            FrameRules.Check(document, edit.Frames);
        }
        else if (edit.Frames.Count > 0)
        {
            throw document.Fault.Invalid(place, "it holds for the whole row; leave the frames out.");
        }

        if (existing is not null
            && Occurrences().FirstOrDefault(entry => LabelTree.Text(entry.Entry, "classificationHash") == hash).Entry is { } own
            && LabelTree.Text(own, "featureHash") != edit.Feature.FeatureHash)
        {
            throw document.Fault.Invalid(place, $"the identifier {hash} is that of '{LabelTree.Text(own, "name")}'.");
        }

        var plan = new AnswerPlan(existing?["classifications"] as JsonArray, null, edit.Feature.Attribute is { } root ? [root] : [], document.Fault, place);
        plan.Set(edit.Answers, FrameRangeList.Empty);
        if (wholeRow)
        {
            AddRange(edit, hash, plan);
        }
        else
        {
            AddFrames(edit, hash, plan);
        }

        return hash;
    });

    /// <summary>Removes a classification from some frames, or altogether. Gives the number of frames it left.</summary>
    public int Remove(string classificationHash, FrameRangeList? frames = null) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        var held = Occurrences().Where(place => LabelTree.Text(place.Entry, "classificationHash") == classificationHash).ToArray();
        if (held.Length == 0 && (document.Tree()["classification_answers"] as JsonObject)?.ContainsKey(classificationHash) is not true)
        {
            throw document.Fault.Make(EncordErrorId.NotFound, "", $"the row has no classification {classificationHash}.");
        }

        var leaving = frames is null ? held : held.Where(place => frames.Contains(place.Frame)).ToArray();
        if (frames is not null && leaving.Length == 0)
        {
            throw document.Fault.Make(EncordErrorId.NotFound, "frame " + frames, $"the classification {classificationHash} is not there.");
        }

        var root = document.Edit();
        foreach ((var _, var labels, var entry) in leaving)
        {
            ((JsonArray)labels["classifications"]!).Remove(entry);
        }

        if (leaving.Length == held.Length)
        {
            (root["classification_answers"] as JsonObject)?.Remove(classificationHash);
        }

        return leaving.Length;
    });

    /// <summary>Answers attributes of a classification that is there.</summary>
    public void SetAnswers(string classificationHash, OntologyClassification feature, IReadOnlyList<AnswerValue> values) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        var entry = document.Tree()["classification_answers"]?[classificationHash] as JsonObject
            ?? throw document.Fault.Make(EncordErrorId.NotFound, "", $"the row has no classification {classificationHash}.");
        var plan = new AnswerPlan(
            entry["classifications"] as JsonArray, null, feature.Attribute is { } root ? [root] : [], document.Fault, "classification '" + feature.Name + "'");
        plan.Set(values, FrameRangeList.Empty);
        document.Edit();
        entry["classifications"] = plan.Fixed;
        return true;
    });

    private void AddFrames(ClassificationEdit edit, string hash, AnswerPlan plan)
    {
        var others = edit.Frames.Frames()
            .Select(frame => (Frame: frame, Labels: LabelTree.FindFrame(document, frame)))
            .Where(place => place.Labels is not null)
            .SelectMany(place => Entries(place.Frame, place.Labels!))
            .Where(place => LabelTree.Text(place.Entry, "featureHash") == edit.Feature.FeatureHash).ToArray();
        var same = others.Where(place => LabelTree.Text(place.Entry, "classificationHash") == hash).ToArray();
        others = others.Except(same).ToArray();
        if (others.Length > 0 && !edit.Replace)
        {
            throw document.Fault.Invalid(
                "frame " + FrameRangeList.FromFrames(others.Select(place => place.Frame)),
                $"'{edit.Feature.Name}' is answered there already; remove that answer, replace it with -Force, or choose other frames.");
        }

        foreach (var group in others.GroupBy(place => LabelTree.Text(place.Entry, "classificationHash")!).ToArray())
        {
            Remove(group.Key, FrameRangeList.FromFrames(group.Select(place => place.Frame)));
        }

        var root = document.Edit();
        var there = FrameRangeList.FromFrames(same.Select(place => place.Frame));
        foreach ((var _, var _, var entry) in same)
        {
            edit.Author.WriteChanged(entry);
        }

        foreach (var frame in edit.Frames.Except(there).Frames())
        {
            var entry = new JsonObject { ["name"] = edit.Feature.Name, ["value"] = AnswerValue.Snake(edit.Feature.Name) };
            edit.Author.WriteNew(entry);
            entry["featureHash"] = edit.Feature.FeatureHash;
            entry["classificationHash"] = hash;
            entry["reviews"] = new JsonArray();
            LabelTree.List(LabelTree.MakeFrame(document, frame), "classifications").Add((JsonNode)entry);
        }

        Store(root, hash, edit, plan);
    }

    private void AddRange(ClassificationEdit edit, string hash, AnswerPlan plan)
    {
        var answers = document.Tree()["classification_answers"] as JsonObject ?? [];
        var others = answers
            .Where(pair => pair.Key != hash && pair.Value is JsonObject entry && LabelTree.Text(entry, "featureHash") == edit.Feature.FeatureHash)
            .Select(pair => (Hash: pair.Key, Entry: (JsonObject)pair.Value!, Ranges: LabelTree.Ranges((JsonObject)pair.Value!, "range")))
            .Where(other => other.Ranges.Count == 0 || edit.Frames.Count == 0 || other.Ranges.Intersect(edit.Frames).Count > 0).ToArray();
        if (others.Length > 0 && !edit.Replace)
        {
            throw document.Fault.Invalid(
                edit.Frames.Count == 0 ? "" : "range " + edit.Frames, $"'{edit.Feature.Name}' is answered there already; remove that answer, replace it with -Force, or choose another range.");
        }

        var root = document.Edit();
        foreach ((var other, var entry, var ranges) in others)
        {
            var rest = edit.Frames.Count == 0 || ranges.Count == 0 ? FrameRangeList.Empty : ranges.Except(edit.Frames);
            if (rest.Count == 0)
            {
                Remove(other);
            }
            else
            {
                entry["range"] = LabelTree.Ranges(rest);
            }
        }

        var stored = Store(root, hash, edit, plan);
        var known = stored.ContainsKey("createdBy");
        stored["range"] = LabelTree.Ranges(known ? LabelTree.Ranges(stored, "range").Add(edit.Frames) : edit.Frames);
        if (known)
        {
            edit.Author.WriteChanged(stored);
        }
        else
        {
            edit.Author.WriteNew(stored, withConfidence: false);
            // Readers take an answer with an author for an instance of its own; they expect both members then.
            stored["lastEditedBy"] = edit.Author.LastEditedBy;
        }
    }

    private static JsonObject Store(JsonObject root, string hash, ClassificationEdit edit, AnswerPlan plan)
    {
        var answers = LabelTree.Map(root, "classification_answers");
        if (answers[hash] is not JsonObject entry)
        {
            entry = AnswerDictionaries.NewClassificationEntry(hash, edit.Feature.FeatureHash);
            answers[hash] = entry;
        }

        entry["classifications"] = plan.Fixed;
        return entry;
    }

    private (int Frame, JsonObject Labels, JsonObject Entry)[] Occurrences() => LabelTree.Frames(document)
        .SelectMany(place => Entries(place.Frame, place.Labels))
        .ToArray();

    private static IEnumerable<(int Frame, JsonObject Labels, JsonObject Entry)> Entries(int frame, JsonObject labels) =>
        LabelTree.Entries(labels, "classifications").Select(entry => (frame, labels, entry));
}
