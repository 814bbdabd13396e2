using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Presets;

/// <summary>v2 <c>/index/presets</c> for storage and <c>/active/{project}/presets</c> for projects, which say the same in different words.</summary>
internal sealed class PresetEndpoints(FilterPresets presets) : IEndpoints
{
    private const string Index = "index/presets";
    private const string Active = "active/{projectHash}/presets";

    public void Map(IEndpointRouteBuilder v2)
    {
        MapIndex(v2);
        MapActive(v2);
    }

    private void MapIndex(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Index, (HttpContext context) => Page(
            context,
            presets.OfStorage(context.Caller(), context.QueryText("topLevelFolderUuid"), context.QueryTexts("uuids")),
            preset => new
            {
                uuid = preset.Uuid,
                name = preset.Name,
                description = preset.Description,
                createdAt = preset.CreatedAt,
                lastUpdatedAt = preset.LastEditedAt,
            }));
        v2.MapPost(Index, (HttpContext context) =>
            Answer.Of(presets.Create(context.Caller(), projectHash: null, context.QueryText("topLevelFolderUuid"), context.JsonBody())));
        v2.MapGet(Index + "/{uuid}", (HttpContext context, string uuid) => Definition(presets.RequireOfStorage(context.Caller(), uuid)));
        v2.MapPatch(Index + "/{uuid}", (HttpContext context, string uuid) =>
        {
            presets.Update(presets.RequireOfStorage(context.Caller(), uuid), context.JsonBody());
            return Answer.Void;
        });
        v2.MapDelete(Index + "/{uuid}", (HttpContext context, string uuid) =>
        {
            presets.Remove(presets.RequireOfStorage(context.Caller(), uuid));
            return Answer.Void;
        });
    }

    private void MapActive(IEndpointRouteBuilder v2)
    {
        v2.MapGet(Active, (HttpContext context, string projectHash) => Page(
            context,
            presets.OfProject(context.Caller(), projectHash, context.QueryTexts("presetUuids")),
            preset => new { presetUuid = preset.Uuid, name = preset.Name, createdAt = preset.CreatedAt, updatedAt = preset.LastEditedAt }));
        v2.MapPost(Active, (HttpContext context, string projectHash) =>
            Answer.Of(presets.Create(context.Caller(), projectHash, folder: null, context.JsonBody())));
        v2.MapGet(Active + "/{uuid}/raw", (HttpContext context, string projectHash, string uuid) =>
            Definition(presets.RequireOfProject(context.Caller(), projectHash, uuid)));
        v2.MapPatch(Active + "/{uuid}", (HttpContext context, string projectHash, string uuid) =>
        {
            presets.Update(presets.RequireOfProject(context.Caller(), projectHash, uuid, toChange: true), context.JsonBody());
            return Answer.Void;
        });
        v2.MapDelete(Active + "/{uuid}", (HttpContext context, string projectHash, string uuid) =>
        {
            presets.Remove(presets.RequireOfProject(context.Caller(), projectHash, uuid, toChange: true));
            return Answer.Void;
        });
    }

    private static Answer Page(HttpContext context, List<FilterPreset> all, Func<FilterPreset, object> shape)
    {
        var (page, next) = PageToken.Cut(context, all, preset => PageKey.Of(preset.Id));
        return Answer.Page(page, shape, next);
    }

    private static Answer Definition(FilterPreset preset) => Answer.Write(json => json.WriteRawValue(preset.Definition, skipInputValidation: true));
}
