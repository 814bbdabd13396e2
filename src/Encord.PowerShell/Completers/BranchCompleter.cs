using System.Collections;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.Client.LabelRows;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the branches that the label rows of a project are on.</summary>
public sealed class BranchCompleter : ProjectContentCompleter
{
    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in client.LabelRows.ListAsync(projectHash, new LabelRowFilter { IncludeAllBranches = true }, cancellationToken).ConfigureAwait(false))
        {
            if (known.Add(row.BranchName))
            {
                yield return new Titled(row.BranchName, row.BranchName);
            }
        }
    }
}
