using System.Collections;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of the stages of a project.</summary>
public sealed class WorkflowStageCompleter : ProjectContentCompleter
{
    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var project = await client.Projects.GetAsync(projectHash, cancellationToken).ConfigureAwait(false);
        foreach (var stage in project.WorkflowStages)
        {
            yield return new Titled(stage.Name, stage.StageUuid);
        }
    }
}
