using System.Text.Json.Nodes;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Editing;

/// <summary>The answers of an object in the two dictionaries of its document: those that hold throughout, and those that change over time.</summary>
internal static class ObjectAnswers
{
    /// <summary>Works out new answers without touching the document.</summary>
    /// <param name="document">The labels of the row.</param>
    /// <param name="hash">The object.</param>
    /// <param name="feature">Its kind.</param>
    /// <param name="values">The answers to give.</param>
    /// <param name="frames">The frames that answers to dynamic attributes hold for.</param>
    /// <param name="isThere">Whether the object is, or will be, on a frame.</param>
    public static AnswerPlan Plan(
        LabelDocument document, string hash, OntologyObject feature, IReadOnlyList<AnswerValue> values, FrameRangeList frames, Func<int, bool> isThere)
    {
        var root = document.Tree();
        var plan = Plan(document, hash, feature, root["object_answers"]?[hash]?["classifications"] as JsonArray, root["object_actions"]?[hash]?["actions"] as JsonArray);
        if (values.Any(value => feature.Attributes.Any(attribute => attribute.Dynamic && attribute == value.Attribute))
            && FrameRangeList.FromFrames(frames.Frames().Where(frame => !isThere(frame))) is { Count: > 0 } outside)
        {
            throw document.Fault.Invalid("frame " + outside, $"the object {hash} is not there, so it cannot be answered there.");
        }

        plan.Set(values, frames);
        return plan;
    }

    /// <summary>A plan that begins with the given answers.</summary>
    public static AnswerPlan Plan(LabelDocument document, string hash, OntologyObject feature, JsonArray? fixedAnswers, JsonArray? actions) =>
        new(fixedAnswers, actions, feature.Attributes, document.Fault, "object '" + feature.Name + "' " + hash);

    public static void Store(JsonObject root, string hash, AnswerPlan plan)
    {
        var answers = LabelTree.Map(root, "object_answers");
        if (answers[hash] is not JsonObject entry)
        {
            entry = AnswerDictionaries.NewObjectEntry(hash);
            answers[hash] = entry;
        }

        entry["classifications"] = plan.Fixed;
        StoreActions(root, hash, plan.Actions);
    }

    public static void StoreActions(JsonObject root, string hash, JsonArray actions)
    {
        var map = LabelTree.Map(root, "object_actions");
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
}
