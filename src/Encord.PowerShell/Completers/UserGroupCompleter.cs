using System.Collections;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of groups.</summary>
public sealed class UserGroupCompleter : TitleCompleter
{
    private protected override IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken) =>
        TitleLists.Groups(client, cancellationToken);
}
