namespace Encord;

/// <summary>A named set of frames or labels of a project. Source: the collection records of the v2 wire.</summary>
public sealed class ProjectCollection
{
    internal ProjectCollection(string projectHash, string collectionUuid)
    {
        ProjectHash = projectHash;
        CollectionUuid = collectionUuid;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The id of the collection.</summary>
    public string CollectionUuid { get; }

    /// <summary>The name that people see.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary><c>Frame</c> or <c>Label</c>; what is not known is kept as the server spells it.</summary>
    public string? CollectionType { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
