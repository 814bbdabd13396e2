using System.Collections;
using System.Globalization;
using Encord.Client.Labels.Reading;

namespace Encord.Client.Labels.Editing;

/// <summary>An answer on its way to another kind of object, with the frames that it holds for; none where it holds throughout.</summary>
internal sealed record CarriedAnswer(AnswerValue Answer, FrameRangeList Frames);

/// <summary>
/// Carries the answers of an object over to another kind of object, maybe of another ontology: attributes and options are found by feature hash, or else by name. An
/// answer that has no place there is an error, unless the caller clears it by name.
/// </summary>
internal sealed class AnswerTransfer
{
    private readonly OntologyObject _feature;
    private readonly OntologyAttribute[] _attributes;
    private readonly HashSet<OntologyAttribute> _dynamic;

    /// <param name="feature">The kind of object that the answers go to.</param>
    /// <param name="stored">The answers.</param>
    /// <param name="changes">Answers that the caller gives besides: they take the place of stored ones, and null clears one. Null for none.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: answers have no place; all of them are named.</exception>
    public AnswerTransfer(OntologyObject feature, IReadOnlyList<StoredAnswer> stored, IDictionary? changes)
    {
        _feature = feature;
        _attributes = feature.Attributes.SelectMany(root => root.WithDescendants()).OfType<OntologyAttribute>().ToArray();
        _dynamic = [.. feature.Attributes.Where(root => root.Dynamic).SelectMany(root => root.WithDescendants()).OfType<OntologyAttribute>()];
        var given = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in changes ?? new Hashtable())
        {
            given[Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? ""] = entry.Value;
        }

        var carried = new List<CarriedAnswer>();
        var homeless = new List<string>();
        foreach (var answer in stored)
        {
            if (given.ContainsKey(answer.Name) || given.ContainsKey(answer.FeatureHash))
            {
                continue;
            }

            if (Carry(answer, out var reason) is { } value)
            {
                carried.Add(new CarriedAnswer(value, answer.Frames));
            }
            else
            {
                homeless.Add($"'{answer.Name}' ({reason})");
            }
        }

        if (homeless.Count > 0)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument,
                $"Answers of the object have no place in '{feature.Name}': {string.Join(", ", homeless)}. Leave such an answer out with -Answer @{{ name = $null }}, or give another one.");
        }

        // What is cleared need not be there: it is named to say that it may be left out.
        foreach (var answer in stored.Where(answer => Find(answer, out _) is null))
        {
            foreach (var name in new[] { answer.Name, answer.FeatureHash })
            {
                if (given.TryGetValue(name, out var value) && value is null)
                {
                    given.Remove(name);
                }
            }
        }

        Carried = carried.OrderBy(one => Array.IndexOf(_attributes, one.Answer.Attribute)).ToArray();
        Given = AnswerInput.Read(given, feature.Attributes, "'" + feature.Name + "'");
    }

    /// <summary>The answers that are carried over, parents before what is nested under them.</summary>
    public IReadOnlyList<CarriedAnswer> Carried { get; }

    /// <summary>The answers that the caller gives besides.</summary>
    public IReadOnlyList<AnswerValue> Given { get; }

    private AnswerValue? Carry(StoredAnswer answer, out string reason)
    {
        if (Find(answer, out reason) is not { } attribute)
        {
            return null;
        }

        var fits = attribute.Type switch
        {
            AttributeType.Text => answer.Value is string && answer.OptionHashes.Count == 0,
            AttributeType.Numeric => answer.Value is double,
            AttributeType.Radio => answer.OptionHashes.Count == 1,
            AttributeType.Checklist => answer.Value is string[],
            _ => false,
        };
        if (!fits)
        {
            reason = $"it is a {attribute.Type} there";
            return null;
        }

        if (answer.Frames.Count > 0 && !_dynamic.Contains(attribute))
        {
            reason = "it changes over time, and that attribute does not";
            return null;
        }

        if (attribute.Type is AttributeType.Text or AttributeType.Numeric)
        {
            return new AnswerValue(attribute, answer.Value);
        }

        var labels = answer.Value as string[] ?? [(string)answer.Value];
        var options = new List<OntologyOption>(labels.Length);
        for (var i = 0; i < labels.Length; i++)
        {
            var option = attribute.Options.FirstOrDefault(one => one.FeatureHash == answer.OptionHashes[i])
                ?? attribute.Options.FirstOrDefault(one => string.Equals(one.Label, labels[i], StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                reason = $"there is no option '{labels[i]}' there, but {string.Join(", ", attribute.Options.Select(one => one.Label))}";
                return null;
            }

            options.Add(option);
        }

        return new AnswerValue(attribute, options.ToArray());
    }

    private OntologyAttribute? Find(StoredAnswer answer, out string reason)
    {
        reason = "";
        if (Array.Find(_attributes, one => one.FeatureHash == answer.FeatureHash) is { } same)
        {
            return same;
        }

        var named = Array.FindAll(_attributes, one => string.Equals(one.Name, answer.Name, StringComparison.OrdinalIgnoreCase));
        reason = named.Length == 0 ? "there is no such attribute" : $"{named.Length} attributes of '{_feature.Name}' have that name";
        return named.Length == 1 ? named[0] : null;
    }
}
