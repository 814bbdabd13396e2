using System.Collections;
using System.Management.Automation.Language;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>
/// Completes the collections of the project that the command line is about, or else of all projects. A collection is an object, so what is offered is the command that gets it.
/// </summary>
public sealed class CollectionCompleter : TitleCompleter
{
    private protected override string KeyFor(IDictionary bound) => $"{base.KeyFor(bound)} {bound["Project"] ?? bound["ProjectHash"]}";

    private protected override async IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = (bound["Project"] ?? bound["ProjectHash"])?.ToString();
        await foreach (var project in client.Projects.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (wanted is not null && project.ProjectHash != wanted && !string.Equals(project.Title, wanted, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            await foreach (var collection in client.Collections.ListAsync(project.ProjectHash, null, cancellationToken).ConfigureAwait(false))
            {
                yield return new Titled(collection.Name, $"(Get-EncordCollection {Quote(project.Title)} {Quote(collection.Name)})");
            }
        }
    }

    private protected override string TextOf(Titled one, Titled[] known) => one.Hash;

    private static string Quote(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";
}
