using System.Globalization;

namespace Encord.Client.Ontologies.Structure;

/// <summary>What new nodes of an ontology must be. Checked before anything is made.</summary>
internal static class NodeRules
{
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>, with the path of the node.</exception>
    public static void Check(ObjectSpec spec)
    {
        RequireName(spec.Name, "object", "");
        if (spec.Color is not null)
        {
            _ = ColorOf(spec.Color, spec.Name);
        }

        CheckAll(spec.Attributes, spec.Name, canBeDynamic: true);
    }

    /// <summary>Checks a question of an object, of an option, or of a classification.</summary>
    /// <param name="spec">The question.</param>
    /// <param name="place">The path of what it belongs to; empty for a classification.</param>
    /// <param name="canBeDynamic">Whether it belongs to an object.</param>
    public static void Check(AttributeSpec spec, string place, bool canBeDynamic)
    {
        RequireName(spec.Name, place.Length == 0 ? "classification" : "attribute", place);
        var path = place.Length == 0 ? spec.Name : place + " > " + spec.Name;
        if (spec.Type is not (AttributeType.Radio or AttributeType.Checklist or AttributeType.Text or AttributeType.Numeric))
        {
            throw Refuse($"'{path}': '{spec.Type}' is not a kind of question; use Radio, Checklist, Text or Numeric.");
        }

        var chosen = spec.Type is AttributeType.Radio or AttributeType.Checklist;
        if (!chosen && spec.Options.Count > 0)
        {
            throw Refuse($"'{path}' is a {spec.Type}, which has no options; leave them out, or make it a radio or checklist.");
        }

        if (chosen && spec.Options.Count == 0)
        {
            throw Refuse($"'{path}' is a {spec.Type}, which is answered by choosing; give it options.");
        }

        if (spec.Dynamic && !canBeDynamic)
        {
            throw Refuse($"'{path}' cannot change over time: only the attributes of an object can, not those of classifications and options.");
        }

        foreach (var option in spec.Options)
        {
            RequireName(option.Label, "option", path);
            if (option.Attributes.Count > 0 && spec.Type != AttributeType.Radio)
            {
                throw Refuse($"'{path} > {option.Label}' has attributes of its own, which only the options of a radio can have.");
            }

            CheckAll(option.Attributes, path + " > " + option.Label, canBeDynamic: false);
        }

        RequireDistinct(spec.Options.Select(option => option.Label), "option", path);
    }

    /// <summary>The colour in the wire's spelling.</summary>
    public static string ColorOf(string text, string place)
    {
        var digits = text.Trim().TrimStart('#');
        if (digits.Length == 3)
        {
            digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        }

        return digits.Length == 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            ? "#" + digits.ToUpperInvariant()
            : throw Refuse($"'{place}': '{text}' is not a colour. Write it as #RRGGBB, such as #D33115.");
    }

    public static void RequireDistinct(IEnumerable<string> names, string kind, string place)
    {
        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw Refuse($"The {kind} '{twice.Key}'{(place.Length == 0 ? "" : $" of '{place}'")} is given {twice.Count()} times; options need different names.");
        }
    }

    private static void CheckAll(IReadOnlyList<AttributeSpec> attributes, string place, bool canBeDynamic)
    {
        foreach (var attribute in attributes)
        {
            Check(attribute, place, canBeDynamic);
        }

        RequireDistinct(attributes.Select(attribute => attribute.Name), "attribute", place);
    }

    private static void RequireName(string name, string kind, string place)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw Refuse($"A new {kind}{(place.Length == 0 ? "" : $" of '{place}'")} needs a name.");
        }
    }

    public static EncordException Refuse(string message) => new(EncordErrorId.InvalidArgument, message);
}
