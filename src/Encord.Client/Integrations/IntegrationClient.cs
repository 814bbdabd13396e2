using Encord.Client.Http;

namespace Encord.Client.Integrations;

/// <summary>The ways of the user's organisation to data in clouds.</summary>
internal sealed class IntegrationClient(EncordTransport transport)
{
    private static readonly ElementParser<CloudIntegration> Parser =
        ElementParser<CloudIntegration>.Of(record => new(record.RequiredText("integrationUuid"), record.Text("title") ?? string.Empty));

    /// <param name="uuids">Null for all.</param>
    /// <param name="titles">Exact titles; null for all. Both filters must hold.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public IAsyncEnumerable<CloudIntegration> ListAsync(
        IEnumerable<string>? uuids = null, IEnumerable<string>? titles = null, CancellationToken cancellationToken = default) =>
        transport.PageAsync(
            V2Request.Get($"cloud-integrations", new QueryString().Add("filterIntegrationUuids", uuids).Add("filterIntegrationTitles", titles)),
            Parser,
            "result",
            cancellationToken);
}
