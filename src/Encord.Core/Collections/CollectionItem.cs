namespace Encord;

/// <summary>A frame, or a label in a frame, that is in a collection.</summary>
public sealed class CollectionItem
{
    internal CollectionItem(string projectHash, string collectionUuid, string dataHash, int frame)
    {
        ProjectHash = projectHash;
        CollectionUuid = collectionUuid;
        DataHash = dataHash;
        Frame = frame;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The collection.</summary>
    public string CollectionUuid { get; }

    /// <summary>The data unit.</summary>
    public string DataHash { get; }

    /// <summary>The title of the data unit; null where the server did not say.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The label row; null while there is none.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The frame, from 0.</summary>
    public int Frame { get; }

    /// <summary>The object or classification in the labels; null in a collection of frames.</summary>
    public string? AnnotationId { get; internal init; }

    /// <summary>Data unit and frame.</summary>
    public override string ToString() => $"{DataTitle ?? DataHash} frame {Frame}";
}
