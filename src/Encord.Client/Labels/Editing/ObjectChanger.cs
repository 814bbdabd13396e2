using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Editing;

/// <summary>Changes object instances that are there: place, answers and kind. Everything is checked before the first change.</summary>
internal sealed class ObjectChanger(LabelDocument document, OntologyStructure ontology)
{
    private readonly ObjectEditor _editor = new(document, ontology);

    // Many objects of a row are given the same answers: they are understood once for each kind of object.
    private readonly Dictionary<OntologyObject, IReadOnlyList<AnswerValue>> _values = [];
    private System.Collections.IDictionary? _read;

    /// <summary>Whether it changes this document by this ontology.</summary>
    public bool IsFor(LabelDocument other, OntologyStructure otherOntology) => document == other && ontology == otherOntology;

    /// <summary>Changes one object on the frames that the change names.</summary>
    public void Change(ObjectChange change) => document.Exclusively(() =>
    {
        FrameRules.RequireEditable(document);
        var known = _editor.FeatureOf(change.ObjectHash, out var held);
        RequireFrames(change, known, held);
        var feature = change.Feature ?? known;
        if (feature.Shape != known.Shape)
        {
            throw document.Fault.Invalid(
                "object " + change.ObjectHash, $"it is a '{known.Name}' of the shape {known.Shape} and cannot become a '{feature.Name}', whose shape is {feature.Shape}.");
        }

        var places = change.Geometry?.On(document, feature, change.Frames) ?? [];
        foreach (var place in places)
        {
            CoordinateRules.Check(document, ontology, new ObjectEdit(feature, change.Author), place.Key, place.Value);
        }

        if (change.Ranges is { } ranges)
        {
            RequireRanges(ranges);
        }

        var plan = PlanAnswers(change, known, feature, held);
        Write(change, known, feature, held, places, plan);
        return true;
    });

    private void RequireFrames(ObjectChange change, OntologyObject known, ObjectPlaces held)
    {
        var absent = FrameRangeList.FromFrames(change.Frames.Frames().Where(frame => !held.Contains(frame)));
        if (absent.Count > 0)
        {
            throw document.Fault.Make(
                EncordErrorId.NotFound, "frame " + absent,
                $"the object '{known.Name}' {change.ObjectHash} is not there. Copy-EncordObjectInstance -KeepHash -Frame puts it on other frames.");
        }
    }

    private void RequireRanges(FrameRangeList ranges)
    {
        if (document.Layout != LabelLayout.Ranges)
        {
            throw document.Fault.Invalid("", "ranges are for audio and text; this row has frames.");
        }

        if (ranges.Count == 0)
        {
            throw document.Fault.Invalid("", "the object is nowhere then; give at least one range.");
        }

        RangeRules.Check(document, ranges);
    }

    /// <summary>The answers after the change; null where they stay.</summary>
    private AnswerPlan? PlanAnswers(ObjectChange change, OntologyObject known, OntologyObject feature, ObjectPlaces held)
    {
        if (feature == known)
        {
            return change.Answers is null ? null : ObjectAnswers.Plan(
                document, change.ObjectHash, known, Values(change.Answers, known), change.Frames, held.Contains);
        }

        var reader = new AnswerReader(ontology);
        var root = document.Tree();
        IReadOnlyList<StoredAnswer> stored = [
            .. Read(root["object_answers"]?[change.ObjectHash], reader.ReadStatic), .. Read(root["object_actions"]?[change.ObjectHash], reader.ReadDynamic)];
        var transfer = new AnswerTransfer(feature, stored, change.Answers);
        var plan = ObjectAnswers.Plan(document, change.ObjectHash, feature, null, null);
        foreach (var carried in transfer.Carried)
        {
            // What held throughout holds throughout, also where the other attribute may change over time.
            plan.Set([carried.Answer], carried.Frames.Count > 0 ? carried.Frames : held.Frames);
        }

        plan.Set(transfer.Given, change.Frames);
        return plan;
    }

    private IReadOnlyList<AnswerValue> Values(System.Collections.IDictionary answers, OntologyObject feature)
    {
        if (!ReferenceEquals(answers, _read))
        {
            _values.Clear();
            _read = answers;
        }

        if (!_values.TryGetValue(feature, out var values))
        {
            _values[feature] = values = AnswerInput.Read(answers, feature.Attributes, "'" + feature.Name + "'");
        }

        return values;
    }

    private void Write(
        ObjectChange change, OntologyObject known, OntologyObject feature, ObjectPlaces held, IReadOnlyList<KeyValuePair<int, Coordinates>> places, AnswerPlan? plan)
    {
        var root = document.Edit();
        var template = feature.Shape == ObjectShape.Skeleton ? ontology.TemplateOf(feature) : null;
        if (feature != known)
        {
            var entries = document.Layout == LabelLayout.Ranges && root["object_answers"]?[change.ObjectHash] is JsonObject only ? [only] : held.All.Select(place => place.Entry);
            foreach (var entry in entries)
            {
                change.Author.WriteChanged(entry);
                entry["featureHash"] = feature.FeatureHash;
                foreach (var member in ObjectEditor.Describe(feature).ToArray())
                {
                    entry[member.Key] = member.Value?.DeepClone();
                }
            }
        }

        foreach (var place in places)
        {
            held.TryGet(place.Key, out var there);
            change.Author.WriteChanged(there.Entry);
            CoordinatesWriter.Write(there.Entry, place.Value, template);
        }

        if (plan is not null)
        {
            ObjectAnswers.Store(root, change.ObjectHash, plan);
        }

        if (change.Ranges is { } ranges)
        {
            var entry = (JsonObject)root["object_answers"]![change.ObjectHash]!;
            entry["range"] = LabelTree.Ranges(ranges);
            change.Author.WriteChanged(entry);
        }
    }

    private static IReadOnlyList<StoredAnswer> Read(JsonNode? entry, Func<System.Text.Json.JsonElement, IReadOnlyList<StoredAnswer>> read)
    {
        if (entry is null)
        {
            return [];
        }

        using var parsed = System.Text.Json.JsonDocument.Parse(entry.ToJsonString());
        return read(parsed.RootElement);
    }
}
