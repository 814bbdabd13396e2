using System.Collections;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the trainings of the models of a project, as their hashes.</summary>
public sealed class TrainingCompleter : ProjectContentCompleter
{
    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var model in client.ModelGateway.ListAsync(projectHash, cancellationToken).ConfigureAwait(false))
        {
            foreach (var training in model.TrainingHash)
            {
                yield return new Titled(model.Title, training);
            }
        }
    }

    // Commands take trainings by hash.
    private protected override string TextOf(Titled one, Titled[] known)
    {
        return one.Hash;
    }
}
