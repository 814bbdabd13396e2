using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes what is inside the project that was given with <c>-Project</c>, or that a command before it in the pipeline was about.</summary>
public abstract class ProjectContentCompleter : TitleCompleter
{
    private protected override string KeyFor(IDictionary bound) => base.KeyFor(bound) + " " + ProjectIn(bound);

    private protected override async IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ProjectIn(bound) is not { } reference)
        {
            yield break;
        }

        var hash = await new ReferenceResolver(client).ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        await foreach (var one in ListIn(client, hash, bound, cancellationToken).ConfigureAwait(false))
        {
            yield return one;
        }
    }

    /// <summary>What the project has.</summary>
    private protected abstract IAsyncEnumerable<Titled> ListIn(EncordClient client, string projectHash, IDictionary bound, CancellationToken cancellationToken);

    private protected static ProjectReference? ProjectIn(IDictionary bound)
    {
        var given = bound["Project"] ?? bound["ProjectHash"];
        given = given is object[] { Length: 1 } list ? list[0] : given;
        return given is not null && LanguagePrimitives.TryConvertTo(given, out ProjectReference reference) ? reference : null;
    }
}
