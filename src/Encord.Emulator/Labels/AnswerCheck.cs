using System.Text.Json;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Labels;

/// <summary>Answer dictionaries: an entry for every instance, values that fit, parents of nested answers, frames of dynamic ones.</summary>
internal sealed class AnswerCheck(JsonElement document, int numberOfFrames, Action<LabelFlaw> add)
{
    /// <param name="instances">Instances found in frames, with their ontology nodes.</param>
    /// <param name="known">Where to look for instances that have no frames (audio, text).</param>
    public void CheckInstances(
        string dictionary, Dictionary<string, OntologyNode?> instances, IReadOnlyDictionary<string, OntologyNode> known)
    {
        var answers = document.Member(dictionary) is { ValueKind: JsonValueKind.Object } own ? own : default;
        // Looked up once for all: a look-up in a JSON object goes through all its members.
        var answered = answers.ValueKind == JsonValueKind.Object
            ? answers.EnumerateObject().Where(entry => entry.Value.ValueKind != JsonValueKind.Null).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (var (hash, _) in instances)
        {
            if (!answered.Contains(hash))
            {
                add(LabelFlaw.Answers($"{dictionary} has no entry for {hash}.", isFatal: true));
            }
        }

        if (answers.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var entry in answers.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                add(LabelFlaw.Answers($"{dictionary}.{entry.Name} must be an object.", isFatal: true));
                continue;
            }

            var node = instances.GetValueOrDefault(entry.Name);
            if (node is null && entry.Value.TryGetProperty("featureHash", out var feature) && feature.ValueKind == JsonValueKind.String)
            {
                node = known.GetValueOrDefault(feature.GetString()!);
                if (node is null && !instances.ContainsKey(entry.Name))
                {
                    add(LabelFlaw.Feature($"{dictionary}.{entry.Name}: the ontology has no feature '{feature.GetString()}'."));
                }
            }

            CheckRange(entry.Value, $"{dictionary}.{entry.Name}");
            if (node is not null)
            {
                CheckAnswers(entry.Value, "classifications", node, entry.Name, isDynamic: false);
            }
        }
    }

    public void CheckActions(Dictionary<string, OntologyNode?> objects)
    {
        if (document.Member("object_actions") is not { ValueKind: JsonValueKind.Object } actions)
        {
            return;
        }

        foreach (var entry in actions.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                add(LabelFlaw.Answers($"object_actions.{entry.Name} must be an object.", isFatal: true));
            }
            else if (!objects.TryGetValue(entry.Name, out var node))
            {
                add(LabelFlaw.Answers($"object_actions.{entry.Name}: there is no such object."));
            }
            else if (node is not null)
            {
                CheckAnswers(entry.Value, "actions", node, entry.Name, isDynamic: true);
            }
        }
    }

    private void CheckAnswers(JsonElement entry, string list, OntologyNode node, string instance, bool isDynamic)
    {
        if (entry.Member(list) is not { } answers)
        {
            return;
        }

        if (answers.ValueKind != JsonValueKind.Array)
        {
            add(LabelFlaw.Answers($"{instance}: '{list}' must be a list.", isFatal: true));
            return;
        }

        var chosen = new HashSet<string>(StringComparer.Ordinal);
        var answered = new List<OntologyAttribute>();
        foreach (var answer in answers.EnumerateArray())
        {
            var hash = answer.Member("featureHash") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
            if (!node.Attributes.TryGetValue(hash, out var attribute))
            {
                add(LabelFlaw.Feature($"{instance} ({node.Name}): it has no attribute '{hash}'."));
                continue;
            }

            var place = $"{instance}, '{attribute.Name}'";
            if (attribute.IsDynamic != isDynamic)
            {
                add(LabelFlaw.Answers($"{place}: the attribute is {(isDynamic ? "not " : "")}dynamic."));
            }

            CheckValue(answer, attribute, place, chosen);
            CheckRange(answer, place);
            answered.Add(attribute);
        }

        foreach (var orphan in answered.Where(attribute => attribute.Parent is { } parent && !chosen.Contains(parent)))
        {
            add(LabelFlaw.Answers($"{instance}, '{orphan.Name}': the option it belongs to is not chosen."));
        }
    }

    private void CheckValue(JsonElement answer, OntologyAttribute attribute, string place, HashSet<string> chosen)
    {
        if (answer.Member("answers") is not { } value)
        {
            add(LabelFlaw.Answers($"{place}: 'answers' is missing."));
            return;
        }

        switch (attribute.Type)
        {
            case "text" when value.ValueKind != JsonValueKind.String:
                add(LabelFlaw.Answers($"{place}: a text is needed."));
                break;
            case "numeric" when value.ValueKind != JsonValueKind.Number:
                add(LabelFlaw.Answers($"{place}: a number is needed."));
                break;
            case "radio" or "checklist" when value.ValueKind != JsonValueKind.Array:
                add(LabelFlaw.Answers($"{place}: a list of options is needed."));
                break;
            case "radio" when value.GetArrayLength() > 1:
                add(LabelFlaw.Answers($"{place}: one option is needed, not {value.GetArrayLength()}."));
                break;
            case "radio" or "checklist":
                foreach (var option in value.EnumerateArray())
                {
                    var hash = option.Member("featureHash") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
                    if (!attribute.Options.Contains(hash))
                    {
                        add(LabelFlaw.Feature($"{place}: there is no option '{hash}'."));
                    }

                    chosen.Add(hash);
                }

                break;
        }
    }

    private void CheckRange(JsonElement owner, string place)
    {
        if (owner.Member("range") is not { ValueKind: JsonValueKind.Array } ranges)
        {
            return;
        }

        foreach (var range in ranges.EnumerateArray())
        {
            if (range.ValueKind != JsonValueKind.Array || range.GetArrayLength() != 2
                || !range[0].TryGetInt64(out var start) || !range[1].TryGetInt64(out var end) || start < 0 || start > end)
            {
                add(LabelFlaw.Corrupted($"{place}: {range.GetRawText()} is not a range."));
            }
            else if (end >= numberOfFrames)
            {
                add(LabelFlaw.Corrupted($"{place}: range {start}–{end} ends past the last of {numberOfFrames} frames."));
            }
        }
    }
}
