using System.Collections;
using System.Globalization;
using Encord.Client.Ontologies.Structure;

namespace Encord.Client.Labels.Editing;

/// <summary>
/// Understands the answers a caller gives: attribute (name or feature hash) → text, number, option, or list of options. Options are named by label,
/// value or feature hash. Nested attributes stand beside their parents, or below the option: <c>@{ Colour = @{ Red = @{ Shade = 'dark' } } }</c>.
/// </summary>
internal static class AnswerInput
{
    public static IReadOnlyList<AnswerValue> Read(IDictionary answers, IReadOnlyList<OntologyAttribute> roots, string owner)
    {
        var values = new List<AnswerValue>();
        foreach (DictionaryEntry entry in answers)
        {
            var key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            Add(values, FeatureLookup.Attribute(roots, key, owner), entry.Value);
        }

        var twice = values.GroupBy(value => value.Attribute.FeatureHash).FirstOrDefault(group => group.Count() > 1)?.First();
        if (twice is not null)
        {
            throw Refuse(twice.Attribute, "is answered twice; give one answer.");
        }

        // In the ontology's order: a hashtable has none.
        var order = roots.SelectMany(root => root.WithDescendants()).Select(node => node.FeatureHash).ToList();
        return values.OrderBy(value => order.IndexOf(value.Attribute.FeatureHash)).ToArray();
    }

    /// <summary>The value for a classification: that of its own attribute, or a dictionary that starts there.</summary>
    public static IReadOnlyList<AnswerValue> Read(object? answer, OntologyClassification classification)
    {
        var root = classification.Attribute
            ?? throw new EncordException(EncordErrorId.InvalidArgument, $"The classification {classification} has no attribute, so it cannot be answered.");
        if (answer is IDictionary answers)
        {
            return Read(answers, [root], "'" + classification.Name + "'");
        }

        var values = new List<AnswerValue>();
        Add(values, root, answer);
        return values;
    }

    private static void Add(List<AnswerValue> values, OntologyAttribute attribute, object? value)
    {
        if (value is null)
        {
            values.Add(new AnswerValue(attribute, null));
            return;
        }

        switch (attribute.Type)
        {
            case AttributeType.Text:
                values.Add(new AnswerValue(attribute, value as string ?? throw Refuse(attribute, $"is a text; '{value}' is a {value.GetType().Name}. Put it in quotes.")));
                break;
            case AttributeType.Numeric:
                values.Add(new AnswerValue(attribute, Number(attribute, value)));
                break;
            case AttributeType.Radio when value is IDictionary nested:
                AddNested(values, attribute, nested);
                break;
            case AttributeType.Radio:
                var one = Options(attribute, value);
                values.Add(one.Count == 1
                    ? new AnswerValue(attribute, one)
                    : throw Refuse(attribute, $"is a radio and takes one option, not {one.Count}."));
                break;
            case AttributeType.Checklist:
                // In the ontology's order, whatever order the caller names them in.
                HashSet<string> ticked = [.. Options(attribute, value).Select(option => option.FeatureHash)];
                values.Add(new AnswerValue(attribute, attribute.Options.Where(option => ticked.Contains(option.FeatureHash)).ToArray()));
                break;
            default:
                throw Refuse(attribute, $"is of the kind '{attribute.Type}', which this module carries but cannot answer.");
        }
    }

    private static void AddNested(List<AnswerValue> values, OntologyAttribute attribute, IDictionary nested)
    {
        if (nested.Count != 1)
        {
            throw Refuse(attribute, $"is a radio and takes one option, not {nested.Count}.");
        }

        foreach (DictionaryEntry entry in nested)
        {
            var option = FeatureLookup.Option(attribute, Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
            values.Add(new AnswerValue(attribute, new[] { option }));
            if (entry.Value is IDictionary below)
            {
                values.AddRange(Read(below, option.Attributes, "'" + option.Label + "'"));
            }
            else if (entry.Value is not null)
            {
                throw Refuse(attribute, $"has '{option.Label}' followed by something that is not a dictionary of nested answers.");
            }
        }
    }

    private static IReadOnlyList<OntologyOption> Options(OntologyAttribute attribute, object value)
    {
        var items = value is string or OntologyOption || value is not IEnumerable list ? new[] { value } : list;
        var options = new List<OntologyOption>();
        foreach (var item in items)
        {
            options.Add(item switch
            {
                OntologyOption option when attribute.Options.Any(own => own.FeatureHash == option.FeatureHash) => option,
                OntologyOption option => throw Refuse(attribute, $"has no option {option}."),
                string text => FeatureLookup.Option(attribute, text),
                _ => throw Refuse(attribute, $"takes options by name; '{item}' is a {item?.GetType().Name ?? "null"}."),
            });
        }

        return options;
    }

    private static double Number(OntologyAttribute attribute, object value)
    {
        if (value is not (double or float or decimal or int or long or short or byte or sbyte or uint or ulong or ushort))
        {
            throw Refuse(attribute, $"is a number; '{value}' is a {value.GetType().Name}.");
        }

        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return double.IsNaN(number) || double.IsInfinity(number) ? throw Refuse(attribute, "is a number; NaN and infinity are none.") : number;
    }

    private static EncordException Refuse(OntologyAttribute attribute, string message) =>
        new(EncordErrorId.InvalidArgument, $"The attribute '{attribute.Name}' {message}");
}
