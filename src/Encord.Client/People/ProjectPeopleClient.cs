using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.People;

/// <summary>Who is in a project: people and groups.</summary>
internal sealed class ProjectPeopleClient(EncordTransport transport)
{
    /// <summary>Adds people with one role. Who is in the project already keeps the role they have: it is the one that comes back.</summary>
    public Task<IReadOnlyList<ProjectUser>> AddUsersAsync(string projectHash, IEnumerable<string> emails, ProjectRole role, CancellationToken cancellationToken) =>
        transport.SendAsync(
            new V1Query(ResourceScope.Project, projectHash, "projectusers", "POST")
            {
                Uid = projectHash,
                Payload = JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteTexts("user_emails", emails);
                    writer.WriteNumber("user_role", (int)role);
                    writer.WriteEndObject();
                }),
            },
            ElementParser<ProjectUser>.ListOf(record => ReadUser(projectHash, record)),
            cancellationToken);

    /// <summary>The same for people on their way in: each gets what the server made of them.</summary>
    public async Task AddAsync(string projectHash, IReadOnlyList<NewMember> members, ProjectRole role, CancellationToken cancellationToken)
    {
        var added = await AddUsersAsync(projectHash, members.Select(member => member.Email), role, cancellationToken).ConfigureAwait(false);
        foreach (var member in members)
        {
            member.User = added.FirstOrDefault(user => string.Equals(user.UserEmail, member.Email, StringComparison.OrdinalIgnoreCase));
        }
    }

    public IAsyncEnumerable<ProjectUser> ListUsersAsync(string projectHash, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/users"),
            ElementParser<ProjectUser>.Of(record => ReadUser(projectHash, record)),
            cancellationToken: cancellationToken);

    public IAsyncEnumerable<ProjectGroup> ListGroupsAsync(string projectHash, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"projects/{projectHash}/groups"),
            ElementParser<ProjectGroup>.Of(record => ReadGroup(projectHash, record)),
            cancellationToken: cancellationToken);

    public Task AddGroupsAsync(string projectHash, IEnumerable<string> groupHashes, ProjectRole role, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Post(
                $"projects/{projectHash}/groups",
                JsonFragment.Write(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteTexts("groupHashList", groupHashes);
                    writer.WriteNumber("userRole", (int)role);
                    writer.WriteEndObject();
                })),
            cancellationToken);

    public Task RemoveGroupsAsync(string projectHash, IEnumerable<string> groupHashes, CancellationToken cancellationToken) =>
        transport.SendAsync(
            V2Request.Delete($"projects/{projectHash}/groups", new QueryString().Add("groupHashList", groupHashes)),
            cancellationToken);

    private static ProjectUser ReadUser(string projectHash, JsonRecord record) => new(projectHash, record.RequiredText("userEmail"))
    {
        Role = WireEnums.ProjectRole.Read(record.Text("userRole")),
    };

    private static ProjectGroup ReadGroup(string projectHash, JsonRecord record) =>
        new(projectHash, record.RequiredText("groupHash"), record.Text("name") ?? string.Empty)
        {
            Description = record.Text("description") ?? string.Empty,
            Role = WireEnums.ProjectRole.Read(record.Text("userRole")),
            IsSameOrganisation = record.Flag("isSameOrganisation"),
            CreatedAt = record.Time("createdAt"),
        };
}
