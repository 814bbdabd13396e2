namespace Encord;

/// <summary>A label row that a model learned from.</summary>
public sealed class TrainingLabel
{
    internal TrainingLabel(string labelHash, string dataHash, string? dataLink)
    {
        LabelHash = labelHash;
        DataHash = dataHash;
        DataLink = dataLink;
    }

    /// <summary>The id of the labels.</summary>
    public string LabelHash { get; }

    /// <summary>The id of the data unit.</summary>
    public string DataHash { get; }

    /// <summary>Where the data is; null where the server did not say.</summary>
    public string? DataLink { get; }

    /// <summary>The label hash.</summary>
    public override string ToString() => LabelHash;
}
