namespace Encord;

/// <summary>A model of a project. Source: <c>modelconfiguration</c> of the v1 wire, or <c>models-attachments</c> of the v2 wire.</summary>
public sealed class Model
{
    internal Model(string projectHash, string modelHash)
    {
        ProjectHash = projectHash;
        ModelHash = modelHash;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the model.</summary>
    public string ModelHash { get; }

    /// <summary>The title; not unique.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary><c>FasterRcnn</c>, <c>MaskRcnn</c>, <c>FastAi</c>, <c>Resnet18</c> … <c>Resnet152</c>, <c>Vgg16</c> or <c>Vgg19</c>; what is not known is kept as the server spells it.</summary>
    public string Architecture { get; internal init; } = string.Empty;

    /// <summary>The feature hashes of the ontology that the model was made for.</summary>
    public EncordList<string> FeatureHash { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>The trainings of the model (model iterations) that can be used.</summary>
    public EncordList<string> TrainingHash { get; internal init; } = EncordList<string>.Nothing;

    /// <summary>How many trainings can be used.</summary>
    public int TrainingCount => TrainingHash.Count;

    /// <summary>The id of the attachment of the model to the project; null where the server does not know attachments.</summary>
    public string? AttachmentUuid { get; internal init; }

    /// <summary>When it was made, in UTC; null where the server does not say.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The model's own names of its features and the feature hashes they stand for; empty where the server does not know them.</summary>
    internal IReadOnlyDictionary<string, string> FeaturesMapping { get; init; } = new Dictionary<string, string>();

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
