using System.Collections;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the titles of projects.</summary>
public sealed class ProjectCompleter : TitleCompleter
{
    private protected override IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken) =>
        TitleLists.Projects(client, null, cancellationToken);
}
