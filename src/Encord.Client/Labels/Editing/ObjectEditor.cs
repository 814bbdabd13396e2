using System.Text.Json.Nodes;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Rules;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>Adds and removes object instances, and answers them. Everything is checked before the first change.</summary>
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
        var held = document.Index()[objectHash];
        var answers = document.Tree()["object_answers"] as JsonObject;
        if (held.Count == 0 && answers?.ContainsKey(objectHash) is not true)
        {
            throw Absent(objectHash);
        }

        var leaving = held.All.Where(place => frames?.Contains(place.Frame) != false).ToArray();
        if (frames is not null && leaving.Length == 0)
        {
            throw document.Fault.Make(EncordErrorId.NotFound, "frame " + frames, $"the object {objectHash} is not there.");
        }

        var root = document.Edit();
        var everywhere = leaving.Length == held.Count;
        foreach (var place in leaving)
        {
            ((JsonArray)place.Labels["objects"]!).Remove(place.Entry);
            document.Index().Remove(objectHash, place);
        }

        if (everywhere)
        {
            (root["object_answers"] as JsonObject)?.Remove(objectHash);
            (root["object_actions"] as JsonObject)?.Remove(objectHash);
        }
        else if (root["object_actions"]?[objectHash] is JsonObject actions)
        {
            var plan = new AnswerPlan(null, actions["actions"] as JsonArray, [], document.Fault, "");
            plan.TakeFrames(FrameRangeList.FromFrames(leaving.Select(place => place.Frame)));
            ObjectAnswers.StoreActions(root, objectHash, plan.Actions);
        }

        return leaving.Length;
    });

    /// <summary>Answers attributes of an object that is there. Frames matter to dynamic attributes; null means all frames of the object.</summary>
    public void SetAnswers(string objectHash, IReadOnlyList<AnswerValue> values, FrameRangeList? frames = null) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        var known = FeatureOf(objectHash, out var held);
        var plan = ObjectAnswers.Plan(document, objectHash, known, values, frames ?? held.Frames, held.Contains);
        ObjectAnswers.Store(document.Edit(), objectHash, plan);
        return true;
    });

    private string AddFrames(ObjectEdit edit)
    {
        if (edit.Frames.Count == 0)
        {
            throw document.Fault.Invalid("object '" + edit.Feature.Name + "'", "it is on no frame; give coordinates for at least one.");
        }

        foreach (var frame in edit.Frames)
        {
            if (frame.Key < 0)
            {
                throw document.Fault.Invalid("frame " + LabelTree.Key(frame.Key), "frames are numbered from 0.");
            }
        }

        var frames = FrameRangeList.FromFrames(edit.Frames.Select(frame => frame.Key));
        FrameRules.Check(document, frames);
        if (frames.FrameCount != edit.Frames.Count)
        {
            throw document.Fault.Invalid("object '" + edit.Feature.Name + "'", "a frame is given twice; an object can be on a frame only once.");
        }

        foreach (var frame in edit.Frames)
        {
            CoordinateRules.Check(document, ontology, edit, frame.Key, frame.Value);
        }

        var hash = edit.ObjectHash ?? FeatureHash.ForLabel();
        var held = CheckOccurrences(edit, hash);
        var plan = ObjectAnswers.Plan(document, hash, edit.Feature, edit.Answers, frames, _ => true);

        var root = document.Edit();
        var template = edit.Feature.Shape == ObjectShape.Skeleton ? ontology.TemplateOf(edit.Feature) : null;
        foreach (var frame in edit.Frames)
        {
            var labels = LabelTree.MakeFrame(document, frame.Key);
            if (held.TryGet(frame.Key, out var there))
            {
                edit.Author.WriteChanged(there.Entry);
                CoordinatesWriter.Write(there.Entry, frame.Value, template);
                continue;
            }

            var fresh = Describe(edit.Feature);
            edit.Author.WriteNew(fresh);
            fresh["objectHash"] = hash;
            fresh["featureHash"] = edit.Feature.FeatureHash;
            CoordinatesWriter.Write(fresh, frame.Value, template);
            LabelTree.List(labels, "objects").Add((JsonNode)fresh);
            document.Index().Add(hash, new ObjectPlace(frame.Key, labels, fresh));
        }

        ObjectAnswers.Store(root, hash, plan);
        return hash;
    }

    /// <summary>Audio and text: the answer entry has everything about the object.</summary>
    private string AddRanges(ObjectEdit edit)
    {
        var place = "object '" + edit.Feature.Name + "'";
        if (edit.Feature.Shape is not (ObjectShape.Audio or ObjectShape.Text) || edit.Frames.Count > 0)
        {
            throw document.Fault.Invalid(place, $"audio and text take objects of the shapes Audio and Text, with ranges; this one is a {edit.Feature.Shape}.");
        }

        if (LabelTree.Units(document.Tree()).Any(unit => LabelTree.Text(unit, "data_type") == "text/html"))
        {
            throw document.Fault.Make(EncordErrorId.OperationNotAllowed, place, "HTML takes ranges between elements, which are read and saved unchanged, but cannot be made here.");
        }

        if (edit.Ranges.Count == 0)
        {
            throw document.Fault.Invalid(place, "it has no range; give at least one.");
        }

        RangeRules.Check(document, edit.Ranges);
        var hash = edit.ObjectHash ?? FeatureHash.ForLabel();
        var existing = document.Tree()["object_answers"]?[hash] as JsonObject;
        if (existing is not null && (!edit.Overwrite || LabelTree.Text(existing, "featureHash") != edit.Feature.FeatureHash))
        {
            throw document.Fault.Invalid(place, $"the row has an object {hash} already; overwrite it with -Force, or leave the identifier out for a new one.");
        }

        var plan = ObjectAnswers.Plan(document, hash, edit.Feature, edit.Answers, FrameRangeList.Empty, _ => false);
        var root = document.Edit();
        ObjectAnswers.Store(root, hash, plan);
        var entry = (JsonObject)root["object_answers"]![hash]!;
        entry["range"] = LabelTree.Ranges(edit.Ranges);
        if (existing is not null)
        {
            edit.Author.WriteChanged(entry);
            return hash;
        }

        edit.Author.WriteNew(entry, withConfidence: false);
        entry["featureHash"] = edit.Feature.FeatureHash;
        foreach (var member in Describe(edit.Feature).ToArray())
        {
            entry[member.Key] = member.Value?.DeepClone();
        }

        return hash;
    }

    internal static JsonObject Describe(OntologyObject feature) => new()
    {
        ["name"] = feature.Name,
        ["color"] = feature.Color,
        ["shape"] = WireEnums.ObjectShape.Write(feature.Shape),
        ["value"] = AnswerValue.Snake(feature.Name),
    };

    /// <summary>The frames where the object is already. Refuses another kind of object under the same identifier, and frames it is on.</summary>
    private ObjectPlaces CheckOccurrences(ObjectEdit edit, string hash)
    {
        var held = document.Index()[hash];
        if (held.Count > 0 && LabelTree.Text(held.All[0].Entry, "featureHash") != edit.Feature.FeatureHash)
        {
            throw document.Fault.Invalid("object " + hash, $"it is a '{LabelTree.Text(held.All[0].Entry, "name")}' and cannot continue as a '{edit.Feature.Name}'.");
        }

        foreach (var frame in edit.Frames)
        {
            if (!edit.Overwrite && held.TryGet(frame.Key, out _))
            {
                throw document.Fault.Invalid("frame " + LabelTree.Key(frame.Key), $"the object {hash} is on that frame already; overwrite it with -Force, or leave the frame out.");
            }
        }

        return held;
    }

    /// <summary>The kind of an object that is there, and its places; none in audio and text.</summary>
    internal OntologyObject FeatureOf(string objectHash, out ObjectPlaces held)
    {
        held = document.Index()[objectHash];
        var feature = held.Count > 0
            ? LabelTree.Text(held.All[0].Entry, "featureHash")
            : document.Tree()["object_answers"]?[objectHash] is JsonObject entry ? LabelTree.Text(entry, "featureHash") : null;
        return feature is null ? throw Absent(objectHash) : FeatureLookup.Object(ontology, feature);
    }

    private EncordException Absent(string hash) => document.Fault.Make(EncordErrorId.NotFound, "", $"the row has no object {hash}.");
}
