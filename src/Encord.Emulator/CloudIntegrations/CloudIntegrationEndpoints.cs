using Encord.Emulator.Pipeline;

namespace Encord.Emulator.CloudIntegrations;

/// <summary>v2 <c>/cloud-integrations</c>: the list is under <c>result</c>, not a page.</summary>
internal sealed class CloudIntegrationEndpoints(CloudIntegrationStore integrations) : IEndpoints
{
    public void Map(IEndpointRouteBuilder v2) => v2.MapGet("cloud-integrations", (HttpContext context) => Answer.Of(new
    {
        result = integrations
            .List(context.QueryTexts("filterIntegrationUuids"), context.QueryTexts("filterIntegrationTitles"))
            .Select(integration => new { integrationUuid = integration.Uuid, title = integration.Title }),
    }));
}
