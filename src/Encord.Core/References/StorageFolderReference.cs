namespace Encord;

/// <summary>
/// Names a storage folder: by its id, by its exact name, or by the <see cref="Encord.StorageFolder"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class StorageFolderReference
{
    /// <summary>From the id as text, or the exact name.</summary>
    /// <param name="uuidOrName">An id in the form of a UUID; any other text is taken as a name.</param>
    public StorageFolderReference(string uuidOrName)
    {
        if (Guid.TryParse(uuidOrName, out var uuid))
        {
            Uuid = uuid.ToString();
        }
        else
        {
            Name = uuidOrName;
        }
    }

    /// <summary>From the id.</summary>
    /// <param name="uuid">The id.</param>
    public StorageFolderReference(Guid uuid)
    {
        Uuid = uuid.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public StorageFolderReference(StorageFolder value)
    {
        Value = value;
        Uuid = value.FolderUuid;
    }

    /// <summary>The id; null when only the name is known.</summary>
    public string? Uuid { get; }

    /// <summary>The name to look up; null when the id is known.</summary>
    public string? Name { get; }

    /// <summary>The object, when one was given: it spares a request and knows what it hangs under.</summary>
    public StorageFolder? Value { get; }

    /// <summary>The id or the name.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Uuid ?? Name ?? string.Empty;
}
