using System.Collections;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the addresses of the people of a project.</summary>
public sealed class UserEmailCompleter : ProjectContentCompleter
{
    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var user in client.ProjectPeople.ListUsersAsync(projectHash, cancellationToken).ConfigureAwait(false))
        {
            yield return new Titled(user.UserEmail, user.UserEmail);
        }
    }
}
