using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.Collections;

/// <summary>The collections of a project.</summary>
internal sealed class CollectionClient(EncordTransport transport)
{
    private const int PageSize = 100;

    /// <param name="projectHash">Of this project.</param>
    /// <param name="uuids">Null for all. One that does not exist is simply not in the list.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<ProjectCollection> ListAsync(string projectHash, IEnumerable<string>? uuids = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get(
                $"active/{projectHash}/collections",
                new QueryString().Add("projectHash", projectHash).Add("uuids", uuids).Add("pageSize", (int?)PageSize)),
            ElementParser<ProjectCollection>.Of(record => new(projectHash, record.RequiredText("collectionUuid"))
            {
                Name = record.Text("name") ?? string.Empty,
                Description = record.Text("description") ?? string.Empty,
                CollectionType = WireEnums.CollectionType.Read(record.Text("collectionType")),
                CreatedAt = record.Time("createdAt"),
                LastEditedAt = record.Time("lastEditedAt"),
            }),
            cancellationToken: cancellationToken);

    /// <param name="projectHash">In this project.</param>
    /// <param name="name">The name.</param>
    /// <param name="description">Empty for none.</param>
    /// <param name="type">As users see it: <c>Frame</c> or <c>Label</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The id of the new collection; null where the server answered without a body.</returns>
    public async Task<string?> CreateAsync(string projectHash, string name, string description, string type, CancellationToken cancellationToken)
    {
        var request = V2Request.Post(
            $"active/{projectHash}/collections",
            JsonFragment.Write(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("name", name);
                writer.WriteString("description", description);
                writer.WriteString("collectionType", WireEnums.CollectionType.Write(type));
                writer.WriteEndObject();
            }),
            new QueryString().Add("projectHash", projectHash));
        var text = await transport.SendRawAsync(request, cancellationToken).ConfigureAwait(false);
        if (text.Length == 0)
        {
            return null;
        }

        using var answer = JsonDocument.Parse(text);
        return answer.RootElement.ValueKind == JsonValueKind.String && WireText.Lenient(answer.RootElement) is { Length: > 0 } uuid
            ? uuid
            : throw new EncordException(
                EncordErrorId.UnexpectedResponse, "The server did not name the collection that it made. Look with Get-EncordCollection before you make it again.");
    }

    /// <summary>The frames of a collection of frames, or the labels of one of labels: one element for each.</summary>
    public async IAsyncEnumerable<CollectionItem> ListItemsAsync(
        ProjectCollection collection, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var isOfLabels = collection.CollectionType == "Label";
        var request = V2Request.Get(
            $"active/{collection.ProjectHash}/collections/{collection.CollectionUuid}/items",
            new QueryString().Add("getLabels", isOfLabels ? "true" : null).Add("pageSize", (int?)PageSize));
        var parser = ElementParser<IReadOnlyList<CollectionItem>>.Of(record => ReadItems(collection, record));
        await foreach (var items in transport.PageAsync(request, parser, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in items)
            {
                yield return item;
            }
        }
    }

    /// <returns>Those that the server did not take.</returns>
    public async Task<IReadOnlyDictionary<CollectionEntry, EncordException>> AddItemsAsync(
        ProjectCollection collection, IReadOnlyList<CollectionEntry> entries, CancellationToken cancellationToken)
    {
        var refused = await transport.SendAsync(
            V2Request.Post(
                $"active/{collection.ProjectHash}/collections/{collection.CollectionUuid}/add-items",
                JsonFragment.Write(writer => WriteEntries(writer, entries))),
            ElementParser<IReadOnlyList<CollectionEntry>>.Of(record =>
                [.. record.Objects("failedItems").Select(item => new CollectionEntry(item.RequiredText("dataUuid"), item.Integer("frame") ?? 0, item.Text("annotationId")))]),
            cancellationToken).ConfigureAwait(false);
        return refused.SelectMany(entry => Named(entries, entry)).Distinct().ToDictionary(entry => entry, entry => new EncordException(
            EncordErrorId.NotFound, $"The server did not take frame {entry.Frame} of {entry.DataHash} into the collection '{collection.Name}'."));
    }

    /// <summary>The entries that the server means: those it names, or all of the frame where it says less than it was sent.</summary>
    private static IEnumerable<CollectionEntry> Named(IReadOnlyList<CollectionEntry> sent, CollectionEntry refused)
    {
        CollectionEntry[] ofFrame = [.. sent.Where(entry => entry.Frame == refused.Frame && string.Equals(entry.DataHash, refused.DataHash, StringComparison.OrdinalIgnoreCase))];
        CollectionEntry[] exact = [.. ofFrame.Where(entry => entry.AnnotationId == refused.AnnotationId)];
        return exact.Length > 0 ? exact : ofFrame.Length > 0 ? ofFrame : throw new EncordException(
            EncordErrorId.UnexpectedResponse, $"The server did not take frame {refused.Frame} of {refused.DataHash}, which was not sent.");
    }

    private static void WriteEntries(Utf8JsonWriter writer, IEnumerable<CollectionEntry> entries)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        foreach (var entry in entries)
        {
            writer.WriteStartObject();
            writer.WriteString("dataUuid", entry.DataHash);
            writer.WriteNumber("frame", entry.Frame);
            writer.WriteTextIfAny("annotationId", entry.AnnotationId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static IReadOnlyList<CollectionItem> ReadItems(ProjectCollection collection, JsonRecord record)
    {
        var row = record.Object("labelRowMetadata") ?? throw new JsonException(null, "labelRowMetadata", null, null);
        var dataHash = row.RequiredText("dataHash");
        return
        [
            .. record.Objects("instances").Select(instance =>
                new CollectionItem(collection.ProjectHash, collection.CollectionUuid, dataHash, instance.Integer("frame") ?? 0)
                {
                    DataTitle = row.Text("dataTitle"),
                    LabelHash = row.Text("labelHash"),
                    AnnotationId = instance.Text("annotationId"),
                }),
        ];
    }
}

/// <summary>A frame or a label that is put into a collection.</summary>
internal sealed record CollectionEntry(string DataHash, int Frame, string? AnnotationId = null);
