using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.People;

/// <summary>What belongs to the organisation of the user: groups and cloud integrations.</summary>
internal sealed class OrganisationClient(EncordTransport transport)
{
    private static readonly ElementParser<UserGroup> GroupParser = ElementParser<UserGroup>.Of(ReadGroup);

    private static readonly ElementParser<CloudIntegration> IntegrationParser =
        ElementParser<CloudIntegration>.Of(record => new(record.RequiredText("integrationUuid"), record.Text("title") ?? string.Empty));

    public IAsyncEnumerable<UserGroup> ListGroupsAsync(CancellationToken cancellationToken = default) =>
        transport.PageAsync(V2Request.Get($"user/current-organisation/groups"), GroupParser, cancellationToken: cancellationToken);

    /// <param name="uuids">Null for all.</param>
    /// <param name="titles">Exact titles; null for all. Both filters must hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<CloudIntegration> ListCloudIntegrationsAsync(
        IEnumerable<string>? uuids = null, IEnumerable<string>? titles = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"cloud-integrations", new QueryString().Add("filterIntegrationUuids", uuids).Add("filterIntegrationTitles", titles)),
            IntegrationParser,
            "result",
            cancellationToken);

    private static UserGroup ReadGroup(JsonRecord record) => new(record.RequiredText("groupHash"), record.Text("name") ?? string.Empty)
    {
        Description = record.Text("description") ?? string.Empty,
        CreatedAt = record.Time("createdAt"),
    };
}
