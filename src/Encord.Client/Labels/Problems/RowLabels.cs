using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Rules;

namespace Encord.Client.Labels.Problems;

/// <summary>The labels of a row as the checks look at them.</summary>
internal sealed class RowLabels
{
    private readonly Dictionary<(string? Space, int Frame), PictureSize?> _sizes = [];

    /// <param name="row">The row.</param>
    /// <param name="document">Its labels; null where it has none.</param>
    /// <param name="ontology">Its ontology.</param>
    public RowLabels(LabelRow row, LabelDocument? document, OntologyStructure ontology)
    {
        Row = row;
        Ontology = ontology;
        if (document is null)
        {
            return;
        }

        var reader = new LabelReader(document, ontology);
        Objects = reader.Objects();
        Classifications = reader.Classifications();
        document.Read(root =>
        {
            foreach (var place in LabelPlaces.All(root, document.Layout, document.Facts))
            {
                _sizes[(place.Space, place.Frame)] = PictureSize.Of(place.Width, place.Height);
            }

            return true;
        });
    }

    public LabelRow Row { get; }

    public OntologyStructure Ontology { get; }

    public IReadOnlyList<ObjectInstance> Objects { get; } = [];

    public IReadOnlyList<ClassificationInstance> Classifications { get; } = [];

    /// <summary>The size of the picture that an object is in; null where it is not known.</summary>
    public PictureSize? SizeOf(ObjectInstance instance) => instance.Frame is { } frame && _sizes.TryGetValue((instance.Space, frame), out var size) ? size : null;

    /// <summary>A finding about an object, or about the row.</summary>
    public LabelProblem Problem(LabelCheck check, LabelProblemSeverity severity, string message, double? value = null, ObjectInstance? about = null, int? frame = null) => new()
    {
        Check = check,
        Severity = severity,
        Message = message,
        Value = value,
        Frame = frame ?? about?.Frame,
        ObjectHash = about?.ObjectHash,
        FeatureName = about?.Name,
        FeatureHash = about?.FeatureHash,
        ProjectHash = Row.ProjectHash,
        DataHash = Row.DataHash,
        DataTitle = Row.DataTitle,
        LabelHash = Row.LabelHash,
        BranchName = Row.BranchName,
        Row = Row,
    };
}
