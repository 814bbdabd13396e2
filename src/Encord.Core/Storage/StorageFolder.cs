namespace Encord;

/// <summary>A folder of the storage. Source: the folder record of the v2 wire.</summary>
public sealed class StorageFolder
{
    internal StorageFolder(string folderUuid) => FolderUuid = folderUuid;

    /// <summary>The id of the folder.</summary>
    public string FolderUuid { get; }

    /// <summary>The name; not unique.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The description; empty when there is none.</summary>
    public string Description { get; internal init; } = string.Empty;

    /// <summary>The folder it is in; null at the top.</summary>
    public string? ParentUuid { get; internal init; }

    /// <summary>The names of the folders from the top to this one, separated by <c>/</c>.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>Who made it.</summary>
    public string? Owner { get; internal init; }

    /// <summary>The role of the connection's user: <c>Admin</c> or <c>User</c>.</summary>
    public string? UserRole { get; internal init; }

    /// <summary>The dataset that is kept in step with it; null where there is none.</summary>
    public string? SyncedDatasetHash { get; internal init; }

    /// <summary>The user's own metadata, as JSON text; null where there is none.</summary>
    public string? ClientMetadata { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>When it was last changed, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
