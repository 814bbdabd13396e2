using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.Client.Activity;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the actions that are in the editor log of a project. The server has no list of them, so it is the log of the last days that tells.</summary>
public sealed class EditorActionCompleter : ProjectContentCompleter
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    private protected override async IAsyncEnumerable<Titled> ListIn(
        EncordClient client, string projectHash, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var before = TimeOf(bound["Before"]) ?? client.Options.TimeProvider.GetUtcNow();
        var after = TimeOf(bound["After"]) ?? before - Window;
        await foreach (var entry in client.Activity.ListEditorLogsAsync(projectHash, after, before, new EditorLogFilter(), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Action is { Length: > 0 } action && known.Add(action))
            {
                yield return new Titled(action, action);
            }
        }
    }

    private static DateTimeOffset? TimeOf(object? given) => given is not null && LanguagePrimitives.TryConvertTo(given, out DateTimeOffset time) ? time : null;
}
