using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Labels.Reading;

/// <summary>The answer to one attribute as a label document holds it.</summary>
internal sealed record StoredAnswer(string FeatureHash, string Name, object Value, FrameRangeList Frames)
{
    /// <summary>The feature hashes of the chosen options; empty for text and numbers.</summary>
    public IReadOnlyList<string> OptionHashes { get; init; } = [];
}

/// <summary>Reads attribute answers and gathers them: entries of one checklist are joined, ranges of one answer too.</summary>
internal sealed class AnswerReader(OntologyStructure? ontology)
{
    /// <summary>The static answers of an entry of <c>object_answers</c> or <c>classification_answers</c>.</summary>
    public IReadOnlyList<StoredAnswer> ReadStatic(JsonElement entry) => Gather(entry.Items("classifications"), dynamic: false);

    /// <summary>The answers of an entry of <c>object_actions</c>, each with the frames it holds for.</summary>
    public IReadOnlyList<StoredAnswer> ReadDynamic(JsonElement entry) => Gather(entry.Items("actions"), dynamic: true);

    /// <summary>The answers under their names, those that change over time as they are in this frame.</summary>
    public static AnswerSet InFrame(IReadOnlyList<StoredAnswer> fixedAnswers, IReadOnlyList<StoredAnswer> dynamicAnswers, int? frame)
    {
        IEnumerable<StoredAnswer> answers = fixedAnswers;
        if (dynamicAnswers.Count > 0)
        {
            // Of a checklist there may be one entry for each option: in a frame, their union holds.
            answers = answers.Concat(dynamicAnswers.Where(answer => frame is null || answer.Frames.Contains(frame.Value))
                .GroupBy(answer => answer.FeatureHash).Select(Join));
        }

        var named = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        var held = answers.ToArray();
        foreach (var answer in held)
        {
            named[named.ContainsKey(answer.Name) ? answer.FeatureHash : answer.Name] = answer.Value;
        }

        return named.Count == 0 ? AnswerSet.None : new AnswerSet(named) { Source = held };
    }

    private static StoredAnswer Join(IEnumerable<StoredAnswer> answers)
    {
        var all = answers.ToArray();
        return all.Length == 1 || all[0].Value is not string[]
            ? all[all.Length - 1]
            : all[0] with
            {
                Value = all.SelectMany(answer => answer.Value as string[] ?? []).Distinct().ToArray(),
                OptionHashes = all.SelectMany(answer => answer.OptionHashes).Distinct().ToArray(),
            };
    }

    private IReadOnlyList<StoredAnswer> Gather(IEnumerable<JsonElement> entries, bool dynamic)
    {
        var answers = new List<StoredAnswer>();
        foreach (var entry in entries)
        {
            if (Read(entry, dynamic) is not { } answer)
            {
                continue;
            }

            var same = answers.FindIndex(other => other.FeatureHash == answer.FeatureHash && (!dynamic || SameValue(other, answer)));
            if (same < 0)
            {
                answers.Add(answer);
            }
            else if (dynamic)
            {
                answers[same] = answers[same] with { Frames = answers[same].Frames.Add(answer.Frames) };
            }
            else
            {
                // The web editor writes a checklist as one entry for each ticked option.
                answers[same] = answer.Value is string[] ? Join([answers[same], answer]) : answer;
            }
        }

        return answers;
    }

    private StoredAnswer? Read(JsonElement entry, bool dynamic)
    {
        var hash = entry.Text("featureHash") ?? "";
        var attribute = ontology?.Find(hash) as OntologyAttribute;
        var name = attribute?.Name ?? entry.Text("name") ?? hash;
        var frames = dynamic ? entry.Ranges("range") : FrameRangeList.Empty;
        if (!entry.TryMember("answers", out var answers))
        {
            return null;
        }

        switch (answers.ValueKind)
        {
            case JsonValueKind.String:
                return new StoredAnswer(hash, name, answers.GetString()!, frames);
            case JsonValueKind.Number:
                return new StoredAnswer(hash, name, answers.GetDouble(), frames);
            case JsonValueKind.Array:
                break;
            default:
                return null;
        }

        var options = answers.EnumerateArray().ToArray();
        var hashes = options.Select(option => option.Text("featureHash") ?? "").ToArray();
        var labels = options.Select((option, i) => (ontology?.Find(hashes[i]) as OntologyOption)?.Label ?? option.Text("name") ?? hashes[i]).ToArray();
        var radio = attribute?.Type == AttributeType.Radio;
        // A radio without an option is not an answer.
        return radio && labels.Length == 0 ? null : new StoredAnswer(hash, name, radio ? labels[0] : labels, frames) { OptionHashes = hashes };
    }

    private static bool SameValue(StoredAnswer left, StoredAnswer right) => left.OptionHashes.Count > 0 || right.OptionHashes.Count > 0
        ? left.OptionHashes.OrderBy(hash => hash, StringComparer.Ordinal).SequenceEqual(right.OptionHashes.OrderBy(hash => hash, StringComparer.Ordinal))
        : left.Value.Equals(right.Value);
}
