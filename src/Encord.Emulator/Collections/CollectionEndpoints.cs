using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.LabelRows;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Collections;

/// <summary>v2 <c>/active/{project}/collections</c>.</summary>
internal sealed class CollectionEndpoints(
    EmulatorDatabase database, ProjectAccess access, ProjectStore projects, CollectionStore collections, DataRowStore data, LabelRowListing listing) : IEndpoints
{
    private const string Root = "active/{projectHash}/collections";

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Root, (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Anyone);
            var all = collections.List(projectHash, context.QueryTexts("uuids"));
            var (items, next) = PageToken.Cut(context, all, collection => PageKey.Of(collection.Id));
            return Answer.Page(
                items,
                collection => new
                {
                    collectionUuid = collection.Uuid,
                    name = collection.Name,
                    description = collection.Description,
                    createdAt = collection.CreatedAt,
                    lastEditedAt = collection.LastEditedAt,
                    projectUuid = collection.ProjectHash,
                    collectionType = collection.Type,
                },
                next);
        });
        v2.MapPost(Root, (HttpContext context, string projectHash) =>
        {
            access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
            var body = context.JsonBody();
            var type = body.Text("collectionType") ?? "FRAME";
            if (type is not ("FRAME" or "LABEL"))
            {
                throw WireError.InvalidArguments($"collectionType: '{type}' is neither FRAME nor LABEL.");
            }

            return Answer.Of(collections.Add(projectHash, body.RequiredText("name"), body.Text("description") ?? "", type).Uuid);
        });
        v2.MapPatch(Root + "/{uuid}", (HttpContext context, string projectHash, string uuid) =>
        {
            var collection = Require(context, projectHash, uuid, ProjectRoles.Managers);
            collections.Update(collection.Uuid, context.JsonBody().Text("name"), context.JsonBody().Text("description"));
            return Answer.Void;
        });
        v2.MapDelete(Root + "/{uuid}", (HttpContext context, string projectHash, string uuid) =>
        {
            collections.Remove(Require(context, projectHash, uuid, ProjectRoles.Managers).Uuid);
            return Answer.Void;
        });
        v2.MapGet(Root + "/{uuid}/items", Items);
        v2.MapPost(Root + "/{uuid}/add-items", (HttpContext context, string projectHash, string uuid) => Change(
            context, projectHash, uuid, (collection, item) =>
            {
                collections.AddItem(collection, item);
                return true;
            }));
        v2.MapPost(Root + "/{uuid}/remove-items", (HttpContext context, string projectHash, string uuid) => Change(
            context, projectHash, uuid, collections.RemoveItem));
    }

    /// <summary>One element for each data unit, with its frames or labels.</summary>
    private Answer Items(HttpContext context, string projectHash, string uuid)
    {
        var collection = Require(context, projectHash, uuid, ProjectRoles.Anyone);
        var byData = collections.Items(collection.Uuid).GroupBy(item => item.DataHash, StringComparer.Ordinal);
        var (page, next) = PageToken.Cut(context, byData, group => PageKey.Of(group.Key));
        return new Answer(async writer =>
        {
            writer.Json.WriteStartObject();
            writer.Json.WriteStartArray("results"u8);
            foreach (var group in page)
            {
                writer.Json.WriteStartObject();
                writer.Json.WritePropertyName("labelRowMetadata"u8);
                await listing.WriteOneAsync(writer, projectHash, group.Key);
                writer.Json.WriteStartArray("instances"u8);
                foreach (var item in group)
                {
                    writer.Json.WriteStartObject();
                    writer.Json.WriteNumber("frame"u8, item.Frame);
                    if (collection.Type == "LABEL")
                    {
                        writer.Json.WriteString("annotationId"u8, item.AnnotationId);
                    }

                    writer.Json.WriteEndObject();
                }

                writer.Json.WriteEndArray();
                writer.Json.WriteEndObject();
            }

            writer.Json.WriteEndArray();
            writer.Json.WriteString("nextPageToken"u8, next);
            writer.Json.WriteEndObject();
        });
    }

    /// <summary>What does not fit the project or the kind of collection comes back as failed; the rest is done.</summary>
    private Answer Change(HttpContext context, string projectHash, string uuid, Func<string, CollectionItem, bool> change)
    {
        var collection = Require(context, projectHash, uuid, ProjectRoles.Managers);
        if (context.JsonBody().Member("items") is not { ValueKind: JsonValueKind.Array } wanted)
        {
            throw WireError.InvalidArguments("'items' must be a list.");
        }

        var attached = projects.Datasets(projectHash);
        var failed = new List<JsonElement>();
        database.Transaction(() =>
        {
            foreach (var entry in wanted.EnumerateArray())
            {
                var item = new CollectionItem(entry.RequiredText("dataUuid"), entry.Integer("frame") ?? 0, entry.Text("annotationId") ?? "");
                var unit = data.Find(item.DataHash);
                var fits = unit is not null && attached.Contains(unit.DatasetHash) && item.Frame >= 0 && item.Frame < unit.NumberOfFrames
                    && (collection.Type == "LABEL") == (item.AnnotationId.Length > 0);
                if (!fits || !change(collection.Uuid, item))
                {
                    failed.Add(entry);
                }
            }

            collections.Update(collection.Uuid, name: null, description: null);
        });
        return Answer.Of(new { failedItems = failed });
    }

    private Collection Require(HttpContext context, string projectHash, string uuid, ProjectRole[] roles)
    {
        access.Require(context.Caller(), projectHash, roles);
        return collections.List(projectHash, [uuid]) is [var collection] ? collection
            : throw WireError.NotFound($"There is no collection {uuid} in project {projectHash}.");
    }
}
