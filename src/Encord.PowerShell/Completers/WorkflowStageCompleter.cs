using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of the stages of the project that was given with <c>-Project</c>.</summary>
public sealed class WorkflowStageCompleter : TitleCompleter
{
    private protected override string KeyFor(IDictionary bound) => base.KeyFor(bound) + " " + ProjectIn(bound);

    private protected override async IAsyncEnumerable<Titled> List(
        EncordClient client, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ProjectIn(bound) is not { } reference)
        {
            yield break;
        }

        Project project = reference.Value
            ?? await client.Projects.GetAsync(await new ReferenceResolver(client).ResolveAsync(reference, cancellationToken).ConfigureAwait(false), cancellationToken)
                .ConfigureAwait(false);
        foreach (WorkflowStage stage in project.WorkflowStages)
        {
            yield return new Titled(stage.Name, stage.StageUuid);
        }
    }

    private static ProjectReference? ProjectIn(IDictionary bound)
    {
        object? given = bound["Project"] ?? bound["ProjectHash"];
        given = given is object[] { Length: 1 } list ? list[0] : given;
        return given is not null && LanguagePrimitives.TryConvertTo(given, out ProjectReference reference) ? reference : null;
    }
}
