namespace Encord;

/// <summary>
/// Names a storage item: by its id or by the <see cref="Encord.StorageItem"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class StorageItemReference
{
    /// <summary>From the id as text.</summary>
    /// <param name="uuid">The id.</param>
    public StorageItemReference(string uuid)
    {
        Uuid = Guid.TryParse(uuid, out var parsed) ? parsed.ToString() : uuid;
    }

    /// <summary>From the id.</summary>
    /// <param name="uuid">The id.</param>
    public StorageItemReference(Guid uuid)
    {
        Uuid = uuid.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public StorageItemReference(StorageItem value)
    {
        Value = value;
        Uuid = value.ItemUuid;
    }

    /// <summary>The id.</summary>
    public string Uuid { get; }

    /// <summary>The object, when one was given.</summary>
    public StorageItem? Value { get; }

    /// <summary>The id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Uuid;
}
