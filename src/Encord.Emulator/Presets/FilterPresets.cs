using System.Text.Json;
using Encord.Emulator.Hosting;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Presets;

/// <summary>Who may use which preset: a project's belong to its members, the others to who made them.</summary>
internal sealed class FilterPresets(FilterPresetStore presets, ProjectAccess projects, StorageAccess storage) : IEmulatorService
{
    public const string NoFolder = "00000000-0000-0000-0000-000000000000";

    public List<FilterPreset> OfProject(Caller caller, string projectHash, IReadOnlyList<string>? uuids)
    {
        projects.Require(caller, projectHash, ProjectRoles.Anyone);
        return presets.List(isOfProject: true, projectHash, owner: null, uuids);
    }

    /// <param name="folder">Null for all top-level folders.</param>
    public List<FilterPreset> OfStorage(Caller caller, string? folder, IReadOnlyList<string>? uuids) =>
        presets.List(isOfProject: false, folder, caller.IsOrganisationAdmin ? null : caller.Email, uuids);

    public FilterPreset RequireOfProject(Caller caller, string projectHash, string uuid, bool toChange = false)
    {
        projects.Require(caller, projectHash, toChange ? ProjectRoles.Managers : ProjectRoles.Anyone);
        return presets.List(isOfProject: true, projectHash, owner: null, [uuid]) is [var preset]
            ? preset : throw WireError.NotFound($"There is no filter preset {uuid} in project {projectHash}.");
    }

    public FilterPreset RequireOfStorage(Caller caller, string uuid) =>
        Access.Require(caller, "filter preset", uuid, one => OfStorage(caller, folder: null, [one]) is [var preset] ? preset : null, _ => true);

    public string Create(Caller caller, string? projectHash, string? folder, JsonElement body)
    {
        if (projectHash is not null)
        {
            projects.Require(caller, projectHash, ProjectRoles.Managers);
        }
        else if (folder is not null && folder != NoFolder)
        {
            storage.Folder(caller, folder);
        }

        return presets.Add(
            projectHash is not null, projectHash ?? folder ?? NoFolder, caller.Email, body.RequiredText("name"), body.Text("description") ?? "",
            Definition(body, "filterPresetJson") ?? throw WireError.InvalidArguments("'filterPresetJson' is missing."));
    }

    public void Update(FilterPreset preset, JsonElement body) =>
        presets.Update(preset.Uuid, body.Text("name"), body.Text("description"), Definition(body, "filterPreset"));

    public void Remove(FilterPreset preset) => presets.Remove(preset.Uuid);

    private static string? Definition(JsonElement body, string name) => body.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value.GetRawText(),
        _ => throw WireError.InvalidArguments($"'{name}' must be an object."),
    };
}
