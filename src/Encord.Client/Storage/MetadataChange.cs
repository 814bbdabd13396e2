using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Storage;

/// <summary>Sets the client metadata of many items to the same, or puts the same members into what each has.</summary>
/// <param name="storage">Reads and changes items.</param>
/// <param name="metadata">JSON of an object.</param>
/// <param name="merge">Whether members that are not in it stay as they are.</param>
internal sealed class MetadataChange(StorageClient storage, ReadOnlyMemory<byte> metadata, bool merge)
{
    /// <summary>Changes the items: all of them, or none.</summary>
    public async Task SendAsync(IReadOnlyList<string> itemUuids, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, JsonFragment>(StringComparer.OrdinalIgnoreCase);
        foreach (var uuid in itemUuids)
        {
            changes[uuid] = JsonFragment.Raw(metadata);
        }

        if (merge)
        {
            var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            await foreach (var item in storage.GetItemsAsync([.. changes.Keys], cancellationToken).ConfigureAwait(false))
            {
                found.Add(item.ItemUuid);
                changes[item.ItemUuid] = Merge(item);
            }

            if (changes.Keys.FirstOrDefault(uuid => !found.Contains(uuid)) is { } absent)
            {
                throw new EncordException(EncordErrorId.NotFound, $"The storage item {absent} was not found, so nothing can be put into its metadata.");
            }
        }

        await storage.SetMetadataAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    private JsonFragment Merge(StorageItem item)
    {
        if (string.IsNullOrWhiteSpace(item.ClientMetadata))
        {
            return JsonFragment.Raw(metadata);
        }

        try
        {
            using var own = JsonDocument.Parse(item.ClientMetadata!);
            using var added = JsonDocument.Parse(metadata);
            var names = new HashSet<string>(added.RootElement.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);
            return JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                foreach (var member in own.RootElement.EnumerateObject().Where(member => !names.Contains(member.Name)).Concat(added.RootElement.EnumerateObject()))
                {
                    member.WriteTo(writer);
                }

                writer.WriteEndObject();
            });
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"The metadata of the storage item '{item.Name}' ({item.ItemUuid}) is not a JSON object, so nothing can be put into it. Without -Merge it is replaced.", error);
        }
    }
}
