using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Encord.Client;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>
/// Completes titles that the server knows. A prompt must not wait: without a connection there is nothing to complete, the server has a second, and
/// no failure is shown.
/// </summary>
public abstract class TitleCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        if ((ConnectionIn(fakeBoundParameters) ?? ConnectionStore.Current) is not { } connection)
        {
            return [];
        }

        var bound = PipelineProject.Fill(fakeBoundParameters, commandAst);
        var typed = wordToComplete.Trim('\'', '"');
        Titled[] known = [.. TitleCache.Of(connection, KeyFor(bound), (client, token) => List(client, bound, token))];
        Titled[] matches = [.. known.Where(one => one.Title.StartsWith(typed, StringComparison.OrdinalIgnoreCase))];
        if (matches.Length == 0)
        {
            matches = [.. known.Where(one => one.Title.IndexOf(typed, StringComparison.OrdinalIgnoreCase) >= 0)];
        }

        return matches
            .OrderBy(one => one.Title, StringComparer.OrdinalIgnoreCase)
            .Select(one => new CompletionResult(TextOf(one, known), one.Title, CompletionResultType.ParameterValue, one.ToString()))
            .ToArray();
    }

    /// <summary>What distinguishes this list from others of the same connection.</summary>
    private protected virtual string KeyFor(IDictionary bound) => GetType().Name;

    private protected abstract IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, CancellationToken cancellationToken);

    /// <summary>What is put on the command line. A title that several have says nothing to a command: only the hash does.</summary>
    private protected virtual string TextOf(Titled one, Titled[] known) =>
        known.Count(other => string.Equals(other.Title, one.Title, StringComparison.OrdinalIgnoreCase)) > 1
            ? one.Hash
            : Quoted(one.Title);

    private static string Quoted(string title) =>
        title.Length > 0 && title.All(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.') && char.IsLetter(title[0])
            ? title
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(title) + "'";

    private static EncordConnection? ConnectionIn(IDictionary bound) =>
        PlainValue.Unwrap(bound["Connection"]) as EncordConnection;
}
