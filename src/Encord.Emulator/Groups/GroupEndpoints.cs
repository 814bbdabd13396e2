using System.Text.Json;
using Encord.Emulator.Database;
using Encord.Emulator.Datasets;
using Encord.Emulator.Ontologies;
using Encord.Emulator.Pipeline;
using Encord.Emulator.Projects;
using Encord.Emulator.Storage;
using Encord.Emulator.Users;

namespace Encord.Emulator.Groups;

/// <summary>v2: the organisation's groups, and the groups that projects, datasets, ontologies and folders are shared with.</summary>
internal sealed class GroupEndpoints(
    EmulatorDatabase database, GroupStore groups, ProjectAccess projects, DatasetService datasets, OntologyService ontologies, StorageAccess storage)
    : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2)
    {
        v2.MapGet("user/current-organisation/groups", () => Answer.Page(
            groups.List(),
            group => new { groupHash = group.Hash, name = group.Name, description = group.Description, createdAt = group.CreatedAt }));
        Map(v2, "projects", GroupTarget.Project, RequireProject, ReadProjectRole, role => role);
        Map(
            v2, "datasets", GroupTarget.Dataset, (caller, hash, toChange) => datasets.Require(caller, hash, toChange),
            role => ReadRole<DatasetRole>(role), role => role);
        Map(v2, "ontologies", GroupTarget.Ontology, RequireOntology, role => ReadRole<OntologyRole>(role), role => role);
        Map(
            v2, "storage/folders", GroupTarget.Folder, (caller, uuid, toChange) => storage.Folder(caller, uuid, toChange),
            StorageRoles.Read, role => StorageRoles.Name((StorageRole)role));
    }

    /// <param name="require">Refuses a caller who may not see the groups, or not change them.</param>
    /// <param name="readRole">A role as this kind of thing spells it.</param>
    private void Map(
        IEndpointRouteBuilder v2, string root, GroupTarget target, Action<Caller, string, bool> require, Func<JsonElement?, int> readRole,
        Func<int, object> showRole)
    {
        var route = root + "/{hash}/groups";
        v2.MapGet(route, (HttpContext context, string hash) =>
        {
            require(context.Caller(), hash, false);
            return Answer.Page(groups.Of(target, hash), entry => new
            {
                groupHash = entry.Group.Hash,
                name = entry.Group.Name,
                description = entry.Group.Description,
                createdAt = entry.Group.CreatedAt,
                isSameOrganisation = true,
                userRole = showRole(entry.Role),
            });
        });
        v2.MapPost(route, (HttpContext context, string hash) =>
        {
            require(context.Caller(), hash, true);
            var body = context.JsonBody();
            Add(target, hash, body.Texts("groupHashList", required: true)!, readRole(body.Member("userRole")));
            return Answer.Void;
        });
        v2.MapDelete(route, (HttpContext context, string hash) =>
        {
            require(context.Caller(), hash, true);
            Remove(target, hash, context.QueryTexts("groupHashList") ?? throw WireError.InvalidArguments("groupHashList is missing."));
            return Answer.Void;
        });
    }

    private void Add(GroupTarget target, string hash, IReadOnlyList<string> groupHashes, int role) => database.Transaction(() =>
    {
        var present = groups.Of(target, hash).Select(entry => entry.Group.Hash).ToHashSet(StringComparer.Ordinal);
        foreach (var groupHash in groupHashes)
        {
            var group = groups.Find(groupHash) ?? throw WireError.NotFound($"There is no group {groupHash}.");
            if (!present.Add(group.Hash))
            {
                throw WireError.Exists($"Group {groupHash} is in {hash} already.");
            }

            groups.SetRole(target, hash, group.Hash, role);
        }
    });

    private void Remove(GroupTarget target, string hash, IReadOnlyList<string> groupHashes) => database.Transaction(() =>
    {
        foreach (var groupHash in groupHashes)
        {
            if (!groups.Remove(target, hash, groupHash))
            {
                throw WireError.NotFound($"Group {groupHash} is not in {hash}.");
            }
        }
    });

    private void RequireProject(Caller caller, string hash, bool toChange) =>
        projects.Require(caller, hash, toChange ? ProjectRoles.Managers : ProjectRoles.Anyone);

    private void RequireOntology(Caller caller, string hash, bool toChange)
    {
        if (toChange)
        {
            ontologies.RequireAdmin(caller, hash);
        }
        else
        {
            ontologies.Require(caller, hash);
        }
    }

    private static int ReadProjectRole(JsonElement? role) => (int)ProjectRoles.Read(Number(role));

    private static int ReadRole<TRole>(JsonElement? role)
        where TRole : struct, Enum =>
        Number(role) is var number && Enum.IsDefined(typeof(TRole), number) ? number : throw WireError.InvalidArguments($"There is no role {number}.");

    private static int Number(JsonElement? role) => role is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number)
        ? number : throw WireError.InvalidArguments("'userRole' must be a number.");
}
