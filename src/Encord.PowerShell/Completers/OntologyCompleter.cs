using System.Collections;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the titles of ontologies.</summary>
public sealed class OntologyCompleter : TitleCompleter
{
    private protected override IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken) =>
        TitleLists.Ontologies(client, null, cancellationToken);
}
