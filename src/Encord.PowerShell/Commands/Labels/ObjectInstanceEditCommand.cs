using System.Collections;
using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command that edits objects which were read.</summary>
public abstract class ObjectInstanceEditCommand : InstanceEditCommand
{
    [Parameter]
    [ValidateNotNull]
    public IDictionary? Answer { get; set; }

    private protected sealed override string Describe(object instance) => $"'{instance}' {((ObjectInstance)instance).ObjectHash}";

    private protected sealed override IReadOnlyList<object> Read(LabelDocument document, OntologyStructure ontology, IReadOnlyList<EditedPlace> edited)
    {
        var now = new LabelReader(document, ontology).Objects().ToLookup(instance => (instance.ObjectHash, instance.Frame));
        var written = new HashSet<(string, int?)>();
        var instances = new List<object>();
        foreach (EditedPlace place in edited)
        {
            foreach (int? frame in place.Frames.Count == 0 ? [null] : place.Frames.Frames().Select(frame => (int?)frame))
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
