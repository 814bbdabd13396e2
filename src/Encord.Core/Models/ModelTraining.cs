namespace Encord;

/// <summary>A training of a model (a model iteration): what was asked for, how it stands, and what came of it. Null is what the server did not say, or was not asked.</summary>
public sealed class ModelTraining
{
    internal ModelTraining(string? projectHash, string? modelHash, string trainingHash)
    {
        ProjectHash = projectHash;
        ModelHash = modelHash;
        TrainingHash = trainingHash;
    }

    /// <summary>The project; null where only the model was named.</summary>
    public string? ProjectHash { get; }

    /// <summary>The model.</summary>
    public string? ModelHash { get; internal set; }

    /// <summary>The id of the training.</summary>
    public string TrainingHash { get; }

    /// <summary><c>Pending</c>, <c>Done</c> or <c>Error</c>.</summary>
    public string? Status { get; internal init; }

    /// <summary>The title of the model.</summary>
    public string? Title { get; internal set; }

    /// <summary>What kind of model it is, in the server's words, such as <c>object_detection</c>.</summary>
    public string? ModelType { get; internal init; }

    /// <summary>The architecture, spelt as in <see cref="Encord.Model.Architecture"/>.</summary>
    public string? Architecture { get; internal set; }

    /// <summary>The software that trained, in the server's words.</summary>
    public string? Framework { get; internal init; }

    /// <summary>How often training went through all label rows.</summary>
    public int? Epochs { get; internal init; }

    /// <summary>How many images were learned from at once.</summary>
    public int? BatchSize { get; internal init; }

    /// <summary>The loss after the last epoch.</summary>
    public double? FinalLoss { get; internal init; }

    /// <summary>How long the training took, in seconds.</summary>
    public int? DurationSec { get; internal init; }

    /// <summary>Where the weights can be downloaded.</summary>
    public string? WeightsLink { get; internal init; }

    /// <summary>When the training was started, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>The label rows that were learned from.</summary>
    public EncordList<TrainingLabel> Labels { get; internal set; } = EncordList<TrainingLabel>.Nothing;

    /// <summary>The feature hashes that were learned.</summary>
    public EncordList<string> FeatureHash { get; internal set; } = EncordList<string>.Nothing;

    /// <summary>Fills in what its model says, where the training itself says nothing.</summary>
    internal void Describe(Model? model)
    {
        if (model is not null)
        {
            ModelHash ??= model.ModelHash;
            Title ??= model.Title;
            Architecture ??= model.Architecture;
            FeatureHash = FeatureHash.Count > 0 ? FeatureHash : model.FeatureHash;
        }
    }

    /// <summary>The training hash and how it stands.</summary>
    public override string ToString() => Status is null ? TrainingHash : $"{TrainingHash} ({Status})";
}
