using Encord.Emulator.Database;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Presets;
using Encord.Emulator.Projects;

namespace Encord.Emulator.Collections;

/// <summary>v2: fills and empties a project's collection with what a filter preset finds. Done before the answer, where the platform does it later.</summary>
internal sealed class CollectionPresetEndpoints(
    EmulatorDatabase database, ProjectAccess access, CollectionStore collections, FilterPresets presets, PresetItems items) : IEndpoints
{
    private const string Root = "active/{projectHash}/collections/{uuid}";

    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapPost(Root + "/add-preset-items", (HttpContext context, string projectHash, string uuid) =>
            Change(context, projectHash, uuid, (collection, item) => collections.AddItem(collection, item)));
        v2.MapPost(Root + "/remove-preset-items", (HttpContext context, string projectHash, string uuid) =>
            Change(context, projectHash, uuid, (collection, item) => collections.RemoveItem(collection, item)));
    }

    private Answer Change(HttpContext context, string projectHash, string uuid, Action<string, CollectionItem> change)
    {
        access.Require(context.Caller(), projectHash, ProjectRoles.Managers);
        var collection = collections.List(projectHash, [uuid]) is [var one] ? one
            : throw WireError.NotFound($"There is no collection {uuid} in project {projectHash}.");
        var preset = presets.RequireOfProject(context.Caller(), projectHash, context.JsonBody().RequiredText("presetUuid"));
        database.Transaction(() =>
        {
            items.Of(collection, preset).ForEach(item => change(collection.Uuid, item));
            collections.Update(collection.Uuid, name: null, description: null);
        });
        return Answer.Void;
    }
}
