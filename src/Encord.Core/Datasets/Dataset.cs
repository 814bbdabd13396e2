namespace Encord;

/// <summary>A dataset: data rows that projects label. Which properties are filled depends on where it comes from.</summary>
public sealed class Dataset
{
    internal Dataset(string datasetHash) => DatasetHash = datasetHash;

    /// <summary>The id of the dataset: a UUID in lower case.</summary>
    public string DatasetHash { get; }

    /// <summary>The title; not unique.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary>The project it was listed for; null when it was found otherwise.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary><c>CordStorage</c>, <c>Aws</c>, <c>Gcp</c>, <c>Azure</c>, <c>S3Compatible</c> or <c>NewStorage</c>; null when listed for a project.</summary>
    public string? StorageLocation { get; internal init; }

    /// <summary>When it was made, in UTC; filled by the list of all datasets.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC; filled by the list of all datasets.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The role of the connection's user, <c>Admin</c> or <c>User</c>; filled by the list of all datasets.</summary>
    public string? UserRole { get; internal init; }

    /// <summary>The storage folder that holds its items; null where there is none or the server did not say.</summary>
    public string? BackingFolderUuid { get; internal init; }

    /// <summary>How many data rows it has; filled only when it is asked for by its hash.</summary>
    public int? DataRowCount { get; internal init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
