using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.People;

/// <summary>What belongs to the organisation of the user: its groups.</summary>
internal sealed class OrganisationClient(EncordTransport transport)
{
    private static readonly ElementParser<UserGroup> GroupParser = ElementParser<UserGroup>.Of(ReadGroup);

    public IAsyncEnumerable<UserGroup> ListGroupsAsync(CancellationToken cancellationToken = default) =>
        transport.PageAsync(V2Request.Get($"user/current-organisation/groups"), GroupParser, cancellationToken: cancellationToken);

    private static UserGroup ReadGroup(JsonRecord record) => new(record.RequiredText("groupHash"), record.Text("name") ?? string.Empty)
    {
        Description = record.Text("description") ?? string.Empty,
        CreatedAt = record.Time("createdAt"),
    };
}
