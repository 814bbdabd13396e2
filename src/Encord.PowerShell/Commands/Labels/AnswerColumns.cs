using System.Management.Automation;
using Encord.Client.Labels.Reading;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>
/// Gives labels a property for each attribute, so that a table or a CSV file has a column for each answer. Every label gets the same ones: a table takes its columns from the first.
/// </summary>
internal sealed class AnswerColumns
{
    private readonly List<(string Name, HashSet<string> Attributes)> _columns = [];

    /// <param name="features">The objects or classifications whose attributes are columns. Attributes of one name share a column, unless they belong to one of them.</param>
    /// <param name="type">What the labels are: an attribute may be called as one of its properties is.</param>
    public AnswerColumns(IEnumerable<OntologyFeature> features, Type type)
    {
        HashSet<string> taken = new(type.GetProperties().Select(property => property.Name), StringComparer.OrdinalIgnoreCase);
        foreach (var feature in features)
        {
            var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var attribute in feature.WithDescendants().OfType<OntologyAttribute>())
            {
                var name = taken.Contains(attribute.Name) ? "Answer " + attribute.Name : attribute.Name;
                name = own.Add(name) ? name : $"{name} ({attribute.FeatureHash})";
                var known = _columns.FindIndex(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
                if (known < 0)
                {
                    _columns.Add((name, [attribute.FeatureHash]));
                }
                else
                {
                    _columns[known].Attributes.Add(attribute.FeatureHash);
                }
            }
        }
    }

    public PSObject Expand(object label, AnswerSet answers)
    {
        var expanded = PSObject.AsPSObject(label);
        var stored = answers.Source as IReadOnlyList<StoredAnswer> ?? [];
        foreach ((var name, var attributes) in _columns)
        {
            var answer = stored.FirstOrDefault(one => attributes.Contains(one.FeatureHash))?.Value;
            expanded.Properties.Remove(name);
            expanded.Properties.Add(new PSNoteProperty(name, answer is string[] labels ? string.Join(", ", labels) : answer));
        }

        return expanded;
    }
}
