using System.Collections;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the titles of cloud integrations.</summary>
public sealed class CloudIntegrationCompleter : TitleCompleter
{
    private protected override IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken) =>
        TitleLists.CloudIntegrations(client, cancellationToken);
}
