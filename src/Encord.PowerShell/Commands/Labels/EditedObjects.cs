using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>The objects that a command has edited, as they are afterwards.</summary>
internal static class EditedObjects
{
    /// <summary>An object by name and identifier, for questions and errors.</summary>
    public static string Describe(object instance) => $"'{instance}' {((ObjectInstance)instance).ObjectHash}";

    public static IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited)
    {
        var now = new LabelReader(document, ontology).Objects().ToLookup(instance => (instance.ObjectHash, instance.Frame));
        var written = new HashSet<(string, int?)>();
        var instances = new List<object>();
        foreach (var place in edited)
        {
            foreach (var frame in place.Frames.Count == 0 ? [null] : place.Frames.Frames().Select(frame => (int?)frame))
            {
                if (written.Add((place.Hash, frame)))
                {
                    instances.AddRange(now[(place.Hash, frame)]);
                }
            }
        }

        return instances;
    }
}
