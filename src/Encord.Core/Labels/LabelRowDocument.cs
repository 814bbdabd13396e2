namespace Encord;

/// <summary>The label document of a row as the server gave it. Source: <c>labelrow</c> of the v1 wire.</summary>
public sealed class LabelRowDocument
{
    internal LabelRowDocument(string projectHash, string json)
    {
        ProjectHash = projectHash;
        Json = json;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the labels.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The id of the data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The dataset the data unit is in.</summary>
    public string? DatasetHash { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The kind of data as the document spells it: <c>image</c>, <c>img_group</c>, <c>video</c>, ….</summary>
    public string? DataType { get; internal init; }

    /// <summary>The branch of the labels.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>When the labels were last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The whole document as JSON text, with every member that this module does not know.</summary>
    public string Json { get; }

    /// <summary>The title of the data unit.</summary>
    public override string ToString() => DataTitle ?? LabelHash ?? string.Empty;
}
