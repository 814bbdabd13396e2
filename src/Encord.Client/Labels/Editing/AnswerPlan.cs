using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// Works out new answers on copies of the lists in the document: what it refuses leaves no trace, and entries that it does not touch stay as they
/// are, in their order.
/// </summary>
internal sealed class AnswerPlan
{
    private readonly LabelFault _fault;
    private readonly string _place;
    // What is asked under what follows from the ontology, and is worked out once for a kind of object.
    private static readonly ConditionalWeakTable<IReadOnlyList<OntologyAttribute>, Dictionary<string, Parent>> Known = new();

    private readonly Dictionary<string, Parent> _parents;

    public AnswerPlan(JsonArray? fixedAnswers, JsonArray? actions, IReadOnlyList<OntologyAttribute> roots, LabelFault fault, string place)
    {
        Fixed = (JsonArray?)fixedAnswers?.DeepClone() ?? [];
        Actions = (JsonArray?)actions?.DeepClone() ?? [];
        _fault = fault;
        _place = place;
        _parents = Known.GetValue(roots, ParentsOf);
    }

    private sealed record Parent(OntologyAttribute? Attribute, OntologyOption? Option, OntologyAttribute Root, int Depth);

    /// <summary>The list <c>classifications</c> of the answer entry.</summary>
    public JsonArray Fixed { get; }

    /// <summary>The list <c>actions</c>: answers that change over time.</summary>
    public JsonArray Actions { get; }

    /// <summary>Gives the answers. Frames matter to dynamic attributes only.</summary>
    public void Set(IReadOnlyList<AnswerValue> values, FrameRangeList frames)
    {
        foreach (var value in values.OrderBy(value => _parents.TryGetValue(value.Attribute.FeatureHash, out var parent) ? parent.Depth : 0))
        {
            if (!_parents.TryGetValue(value.Attribute.FeatureHash, out var parent))
            {
                throw _fault.Invalid(_place, $"the attribute {value.Attribute} does not belong to it.");
            }

            var dynamic = parent.Root.Dynamic;
            if (value.Value is not null && parent.Attribute is not null)
            {
                RequireParent(value.Attribute, parent, dynamic, frames);
            }

            if (dynamic)
            {
                SetAction(value, frames);
            }
            else
            {
                SetFixed(value);
            }
        }
    }

    /// <summary>Takes frames from every dynamic answer, after the object left them.</summary>
    public void TakeFrames(FrameRangeList frames)
    {
        foreach (var action in Actions.OfType<JsonObject>().ToArray())
        {
            Narrow(action, frames);
        }
    }

    private void SetFixed(AnswerValue value)
    {
        Remove(Fixed, value.Attribute.FeatureHash);
        if (value.Value is not null)
        {
            Fixed.Add((JsonNode)value.ToWire());
        }

        // Nested answers hold for one option: with another option chosen they have no parent any more.
        foreach (var option in value.Attribute.Options.Where(option => value.Options.All(chosen => chosen.FeatureHash != option.FeatureHash)))
        {
            foreach (var orphan in option.Attributes.SelectMany(nested => nested.WithDescendants()).OfType<OntologyAttribute>())
            {
                Remove(Fixed, orphan.FeatureHash);
            }
        }
    }

    private void SetAction(AnswerValue value, FrameRangeList frames)
    {
        if (frames.Count == 0)
        {
            throw _fault.Invalid(_place, $"'{value.Attribute.Name}' changes over time; say for which frames the answer holds.");
        }

        foreach (var action in ActionsOf(value.Attribute.FeatureHash))
        {
            Narrow(action, frames);
        }

        foreach (var option in value.Attribute.Options.Where(option => value.Options.All(chosen => chosen.FeatureHash != option.FeatureHash)))
        {
            foreach (var orphan in option.Attributes.SelectMany(nested => nested.WithDescendants()).OfType<OntologyAttribute>())
            {
                foreach (var action in ActionsOf(orphan.FeatureHash))
                {
                    Narrow(action, frames);
                }
            }
        }

        if (value.Value is null)
        {
            return;
        }

        var wire = value.ToWire();
        if (ActionsOf(value.Attribute.FeatureHash).FirstOrDefault(action => SameAnswers(action["answers"], wire["answers"])) is { } same)
        {
            same["range"] = LabelTree.Ranges(LabelTree.Ranges(same, "range").Add(frames));
            return;
        }

        wire["dynamic"] = true;
        wire["range"] = LabelTree.Ranges(frames);
        wire["shouldPropagate"] = false;
        wire["trackHash"] = FeatureHash.ForLabel();
        Actions.Add((JsonNode)wire);
    }

    private void RequireParent(OntologyAttribute attribute, Parent parent, bool dynamic, FrameRangeList frames)
    {
        var chosen = dynamic
            ? frames.Except(FrameRangeList.Union(
                ActionsOf(parent.Attribute!.FeatureHash).Where(action => Chooses(action, parent.Option!)).SelectMany(action => LabelTree.Ranges(action, "range")))).Count == 0
            : Fixed.OfType<JsonObject>().Any(answer => LabelTree.Text(answer, "featureHash") == parent.Attribute!.FeatureHash && Chooses(answer, parent.Option!));
        if (!chosen)
        {
            throw _fault.Invalid(_place, $"'{attribute.Name}' is asked only where '{parent.Attribute!.Name}' is '{parent.Option!.Label}'; answer that as well.");
        }
    }

    private void Narrow(JsonObject action, FrameRangeList frames)
    {
        var before = LabelTree.Ranges(action, "range");
        var after = before.Except(frames);
        if (after.Equals(before))
        {
            return;
        }

        if (after.Count == 0)
        {
            Actions.Remove(action);
        }
        else
        {
            action["range"] = LabelTree.Ranges(after);
        }
    }

    private JsonObject[] ActionsOf(string hash) => Actions.OfType<JsonObject>().Where(action => LabelTree.Text(action, "featureHash") == hash).ToArray();

    private static bool Chooses(JsonObject answer, OntologyOption option) =>
        answer["answers"] is JsonArray options && options.OfType<JsonObject>().Any(chosen => LabelTree.Text(chosen, "featureHash") == option.FeatureHash);

    private static bool SameAnswers(JsonNode? left, JsonNode? right)
    {
        if (left is not JsonArray leftOptions || right is not JsonArray rightOptions)
        {
            return JsonNode.DeepEquals(left, right);
        }

        HashSet<string?> hashes = [.. leftOptions.OfType<JsonObject>().Select(option => LabelTree.Text(option, "featureHash"))];
        return hashes.SetEquals(rightOptions.OfType<JsonObject>().Select(option => LabelTree.Text(option, "featureHash")));
    }

    private static void Remove(JsonArray answers, string hash)
    {
        for (var i = answers.Count - 1; i >= 0; i--)
        {
            if (answers[i] is JsonObject answer && LabelTree.Text(answer, "featureHash") == hash)
            {
                answers.RemoveAt(i);
            }
        }
    }

    private static Dictionary<string, Parent> ParentsOf(IReadOnlyList<OntologyAttribute> roots)
    {
        var parents = new Dictionary<string, Parent>(StringComparer.Ordinal);
        foreach (var root in roots)
        {
            AddParents(parents, root, root, 0);
        }

        return parents;
    }

    private static void AddParents(
        Dictionary<string, Parent> parents, OntologyAttribute attribute, OntologyAttribute root, int depth, OntologyAttribute? above = null, OntologyOption? option = null)
    {
        parents[attribute.FeatureHash] = new Parent(above, option, root, depth);
        foreach (var choice in attribute.Options)
        {
            foreach (var nested in choice.Attributes)
            {
                AddParents(parents, nested, root, depth + 1, attribute, choice);
            }
        }
    }
}
