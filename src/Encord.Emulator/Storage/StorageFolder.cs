namespace Encord.Emulator.Storage;

/// <param name="ClientMetadata">JSON text of an object, or null.</param>
internal sealed record StorageFolder(
    string Uuid, string? Parent, string Name, string Description, string? ClientMetadata, string Owner, string CreatedAt, string LastEditedAt)
{
    /// <summary>Grows with every one that is made.</summary>
    public long Id { get; init; }
}
