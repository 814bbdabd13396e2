using System.Collections;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of the pathways that lead out of the stages of a project.</summary>
public sealed class PathwayCompleter : ProjectContentCompleter
{
    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var project = await client.Projects.GetAsync(projectHash, cancellationToken).ConfigureAwait(false);
        var stage = bound["Stage"]?.ToString();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in project.WorkflowStages.Where(one => stage is null || stage.Equals(one.Name, StringComparison.OrdinalIgnoreCase) || stage == one.StageUuid))
        {
            foreach (var pathway in one.Pathways.Where(pathway => known.Add(pathway.Name)))
            {
                yield return new Titled(pathway.Name, pathway.PathwayUuid);
            }
        }
    }
}
