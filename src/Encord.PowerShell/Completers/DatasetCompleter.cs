using System.Collections;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the titles of datasets.</summary>
public sealed class DatasetCompleter : TitleCompleter
{
    private protected override IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken) =>
        TitleLists.Datasets(client, null, cancellationToken);
}
