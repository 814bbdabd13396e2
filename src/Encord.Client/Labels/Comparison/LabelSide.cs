using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Problems;

namespace Encord.Client.Labels.Comparison;

/// <summary>A label row of one side of a comparison, with its labels.</summary>
internal sealed record LabelSide(LabelRow Row, LabelDocument? Document, OntologyStructure Ontology)
{
    public RowLabels Read() => new(Row, Document, Ontology);
}
