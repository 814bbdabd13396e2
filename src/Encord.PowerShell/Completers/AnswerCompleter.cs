using System.Collections;
using System.Management.Automation.Language;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>
/// Completes answers about objects as hashtables: an attribute with each of its options, of the object that was given with <c>-Feature</c>, or of all objects; and for the object that was
/// given, one with all its attributes. The engine asks no completer once a hashtable is begun, so whole ones are offered.
/// </summary>
public class AnswerCompleter : FeatureCompleter
{
    private protected override string KeyFor(IDictionary bound) => base.KeyFor(bound) + " " + bound["Feature"];

    private protected override IEnumerable<Titled> From(Ontology ontology, IDictionary bound) =>
        (bound["Feature"] is null ? [] : Named(ontology.Objects, bound).Where(feature => feature.Attributes.Count > 1).Select(AllOf)).Concat(EachOf(Named(ontology.Objects, bound)));

    private static Titled AllOf(OntologyObject feature) => new(
        string.Join(", ", feature.Attributes.Select(attribute => attribute.Name)),
        $"@{{ {string.Join("; ", feature.Attributes.Select(attribute => $"{Quote(attribute.Name)} = {(attribute.Type == AttributeType.Numeric ? "0" : "''")}"))} }}");

    private static IEnumerable<Titled> EachOf(IEnumerable<OntologyObject> features) => features
        .SelectMany(feature => feature.WithDescendants()).OfType<OntologyAttribute>()
        .SelectMany(attribute => attribute.Options.Count == 0
            ? [new Titled(attribute.Name, $"@{{ {Quote(attribute.Name)} = {(attribute.Type == AttributeType.Numeric ? "0" : "''")} }}")]
            : attribute.Options.Select(option => new Titled($"{attribute.Name}: {option.Label}", $"@{{ {Quote(attribute.Name)} = {Quote(option.Label)} }}")));

    private protected override string TextOf(Titled one, Titled[] known) => one.Hash;

    private protected static IEnumerable<T> Named<T>(IEnumerable<T> features, IDictionary bound)
        where T : OntologyFeature
    {
        var name = (bound["Feature"] as OntologyFeature)?.FeatureHash ?? bound["Feature"]?.ToString();
        return features.Where(feature => name is null || feature.FeatureHash == name || string.Equals(feature.Title, name, StringComparison.OrdinalIgnoreCase));
    }

    private protected static string Quote(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
}

/// <summary>Completes answers to classifications: the options of the one that was given with <c>-Feature</c>, or of all.</summary>
public sealed class ClassificationAnswerCompleter : AnswerCompleter
{
    private protected override IEnumerable<Titled> From(Ontology ontology, IDictionary bound) => Named(ontology.Classifications, bound)
        .SelectMany(feature => feature.Options).Select(option => new Titled(option.Label, Quote(option.Label)));
}
