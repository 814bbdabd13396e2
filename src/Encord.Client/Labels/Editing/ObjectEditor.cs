using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>Adds, changes and removes object instances. Everything is checked before the first change.</summary>
internal sealed class ObjectEditor(LabelDocument document, OntologyStructure ontology)
{
    /// <summary>Adds an object, or adds frames to one. Gives its identifier.</summary>
    public string Add(ObjectEdit edit) => document.Exclusively(() =>
    {
        edit.Author.Check(document.Fault);
        return document.Layout == LabelLayout.Ranges ? AddRanges(edit) : AddFrames(edit);
    });

    /// <summary>Removes an object from some frames, or altogether. Gives the number of frames it left.</summary>
    public int Remove(string objectHash, FrameRangeList? frames = null) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        (int Frame, JsonObject Labels, JsonObject Entry)[] held = Occurrences(objectHash);
        JsonObject? answers = document.Tree()["object_answers"] as JsonObject;
        if (held.Length == 0 && answers?.ContainsKey(objectHash) is not true)
        {
            throw Absent(objectHash);
        }

        (int Frame, JsonObject Labels, JsonObject Entry)[] leaving = frames is null ? held : held.Where(place => frames.Contains(place.Frame)).ToArray();
        if (frames is not null && leaving.Length == 0)
        {
            throw document.Fault.Make(EncordErrorId.NotFound, "frame " + frames, $"the object {objectHash} is not there.");
        }

        JsonObject root = document.Edit();
        foreach ((int _, JsonObject labels, JsonObject entry) in leaving)
        {
            ((JsonArray)labels["objects"]!).Remove(entry);
        }

        if (leaving.Length == held.Length)
        {
            (root["object_answers"] as JsonObject)?.Remove(objectHash);
            (root["object_actions"] as JsonObject)?.Remove(objectHash);
        }
        else if (root["object_actions"]?[objectHash] is JsonObject actions)
        {
            var plan = new AnswerPlan(null, actions["actions"] as JsonArray, [], document.Fault, "");
            plan.TakeFrames(FrameRangeList.FromFrames(leaving.Select(place => place.Frame)));
            StoreActions(root, objectHash, plan.Actions);
        }

        return leaving.Length;
    });

    /// <summary>Answers attributes of an object that is there. Frames matter to dynamic attributes; null means all frames of the object.</summary>
    public void SetAnswers(string objectHash, IReadOnlyList<AnswerValue> values, FrameRangeList? frames = null) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        (int Frame, JsonObject Labels, JsonObject Entry)[] held = Occurrences(objectHash);
        string? feature = held.Length > 0
            ? LabelTree.Text(held[0].Entry, "featureHash")
            : document.Tree()["object_answers"]?[objectHash] is JsonObject entry ? LabelTree.Text(entry, "featureHash") : throw Absent(objectHash);
        OntologyObject known = feature is null ? throw Absent(objectHash) : FeatureLookup.Object(ontology, feature);
        FrameRangeList there = FrameRangeList.FromFrames(held.Select(place => place.Frame));
        AnswerPlan plan = Plan(objectHash, known, values, frames ?? there, there);
        Store(document.Edit(), objectHash, plan);
        return true;
    });

    private string AddFrames(ObjectEdit edit)
    {
        if (edit.Frames.Count == 0)
        {
            throw document.Fault.Invalid("object '" + edit.Feature.Name + "'", "it is on no frame; give coordinates for at least one.");
        }

        foreach (KeyValuePair<int, Coordinates> frame in edit.Frames)
        {
            if (frame.Key < 0)
            {
                throw document.Fault.Invalid("frame " + LabelTree.Key(frame.Key), "frames are numbered from 0.");
            }
        }

        FrameRangeList frames = FrameRangeList.FromFrames(edit.Frames.Select(frame => frame.Key));
        FrameRules.Check(document, frames);
        if (frames.FrameCount != edit.Frames.Count)
        {
            throw document.Fault.Invalid("object '" + edit.Feature.Name + "'", "a frame is given twice; an object is once on a frame.");
        }

        foreach (KeyValuePair<int, Coordinates> frame in edit.Frames)
        {
            CoordinateRules.Check(document, ontology, edit, frame.Key, frame.Value);
        }

        string hash = edit.ObjectHash ?? FeatureHash.ForLabel();
        FrameRangeList there = CheckOccurrences(edit, hash, frames);
        AnswerPlan plan = Plan(hash, edit.Feature, edit.Answers, frames, there.Add(frames));

        JsonObject root = document.Edit();
        SkeletonTemplate? template = edit.Feature.Shape == ObjectShape.Skeleton ? ontology.TemplateOf(edit.Feature) : null;
        foreach (KeyValuePair<int, Coordinates> frame in edit.Frames)
        {
            JsonObject labels = LabelTree.MakeFrame(document, frame.Key);
            if (LabelTree.Entries(labels, "objects").FirstOrDefault(entry => LabelTree.Text(entry, "objectHash") == hash) is { } existing)
            {
                edit.Author.WriteChanged(existing);
                CoordinatesWriter.Write(existing, frame.Value, template);
                continue;
            }

            JsonObject fresh = Describe(edit.Feature);
            edit.Author.WriteNew(fresh);
            fresh["objectHash"] = hash;
            fresh["featureHash"] = edit.Feature.FeatureHash;
            CoordinatesWriter.Write(fresh, frame.Value, template);
            LabelTree.List(labels, "objects").Add((JsonNode)fresh);
        }

        Store(root, hash, plan);
        return hash;
    }

    /// <summary>Audio and text: everything about the object stands in its answer entry.</summary>
    private string AddRanges(ObjectEdit edit)
    {
        string place = "object '" + edit.Feature.Name + "'";
        if (edit.Feature.Shape is not (ObjectShape.Audio or ObjectShape.Text) || edit.Frames.Count > 0)
        {
            throw document.Fault.Invalid(place, $"audio and text take objects of the shapes audio and text, with ranges; this one is a {edit.Feature.Shape}.");
        }

        if (LabelTree.Units(document.Tree()).Any(unit => LabelTree.Text(unit, "data_type") == "text/html"))
        {
            throw document.Fault.Make(EncordErrorId.OperationNotAllowed, place, "HTML takes ranges between elements, which are read and saved unchanged, but cannot be made here.");
        }

        if (edit.Ranges.Count == 0)
        {
            throw document.Fault.Invalid(place, "it is nowhere; give at least one range.");
        }

        RangeRules.Check(document, edit.Ranges);
        string hash = edit.ObjectHash ?? FeatureHash.ForLabel();
        JsonObject? existing = document.Tree()["object_answers"]?[hash] as JsonObject;
        if (existing is not null && (!edit.Overwrite || LabelTree.Text(existing, "featureHash") != edit.Feature.FeatureHash))
        {
            throw document.Fault.Invalid(place, $"the row has an object {hash} already; overwrite it with -Force, or leave the identifier out for a new one.");
        }

        AnswerPlan plan = Plan(hash, edit.Feature, edit.Answers, FrameRangeList.Empty, FrameRangeList.Empty);
        JsonObject root = document.Edit();
        Store(root, hash, plan);
        var entry = (JsonObject)root["object_answers"]![hash]!;
        entry["range"] = LabelTree.Ranges(edit.Ranges);
        if (existing is not null)
        {
            edit.Author.WriteChanged(entry);
            return hash;
        }

        edit.Author.WriteNew(entry, withConfidence: false);
        entry["featureHash"] = edit.Feature.FeatureHash;
        foreach (KeyValuePair<string, JsonNode?> member in Describe(edit.Feature).ToArray())
        {
            entry[member.Key] = member.Value?.DeepClone();
        }

        return hash;
    }

    private static JsonObject Describe(OntologyObject feature) => new()
    {
        ["name"] = feature.Name,
        ["color"] = feature.Color,
        ["shape"] = feature.Shape,
        ["value"] = AnswerValue.Snake(feature.Name),
    };

    /// <summary>The frames where the object is already. Refuses another kind of object under the same identifier, and frames it is on.</summary>
    private FrameRangeList CheckOccurrences(ObjectEdit edit, string hash, FrameRangeList frames)
    {
        if (edit.ObjectHash is null)
        {
            return FrameRangeList.Empty;
        }

        (int Frame, JsonObject Labels, JsonObject Entry)[] held = Occurrences(hash);
        foreach ((int frame, JsonObject _, JsonObject entry) in held)
        {
            if (LabelTree.Text(entry, "featureHash") != edit.Feature.FeatureHash)
            {
                throw document.Fault.Invalid("object " + hash, $"it is a '{LabelTree.Text(entry, "name")}' and cannot go on as a '{edit.Feature.Name}'.");
            }

            if (!edit.Overwrite && frames.Contains(frame))
            {
                throw document.Fault.Invalid("frame " + LabelTree.Key(frame), $"the object {hash} is on that frame already; overwrite it with -Force, or leave the frame out.");
            }
        }

        return FrameRangeList.FromFrames(held.Select(place => place.Frame));
    }

    private AnswerPlan Plan(string hash, OntologyObject feature, IReadOnlyList<AnswerValue> values, FrameRangeList frames, FrameRangeList there)
    {
        JsonObject root = document.Tree();
        var plan = new AnswerPlan(
            root["object_answers"]?[hash]?["classifications"] as JsonArray,
            root["object_actions"]?[hash]?["actions"] as JsonArray,
            feature.Attributes, document.Fault, "object '" + feature.Name + "' " + hash);
        if (values.Count > 0 && frames.Except(there) is { Count: > 0 } outside && values.Any(value => feature.Attributes.Any(root => root.Dynamic && root == value.Attribute)))
        {
            throw document.Fault.Invalid("frame " + outside, $"the object {hash} is not there, so it cannot be answered there.");
        }

        plan.Set(values, frames);
        return plan;
    }

    private static void Store(JsonObject root, string hash, AnswerPlan plan)
    {
        JsonObject answers = LabelTree.Map(root, "object_answers");
        if (answers[hash] is not JsonObject entry)
        {
            entry = AnswerDictionaries.NewObjectEntry(hash);
            answers[hash] = entry;
        }

        entry["classifications"] = plan.Fixed;
        StoreActions(root, hash, plan.Actions);
    }

    private static void StoreActions(JsonObject root, string hash, JsonArray actions)
    {
        JsonObject map = LabelTree.Map(root, "object_actions");
        if (map[hash] is JsonObject entry)
        {
            if (actions.Count == 0)
            {
                map.Remove(hash);
            }
            else
            {
                entry["actions"] = actions;
            }
        }
        else if (actions.Count > 0)
        {
            map[hash] = new JsonObject { ["objectHash"] = hash, ["actions"] = actions };
        }
    }

    private (int Frame, JsonObject Labels, JsonObject Entry)[] Occurrences(string hash) => LabelTree.Frames(document)
        .SelectMany(place => LabelTree.Entries(place.Labels, "objects")
            .Where(entry => LabelTree.Text(entry, "objectHash") == hash)
            .Select(entry => (place.Frame, place.Labels, entry)))
        .ToArray();

    private EncordException Absent(string hash) => document.Fault.Make(EncordErrorId.NotFound, "", $"the row has no object {hash}.");
}
