using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Encord.PowerShell.Completers;

/// <summary>Completes what the module knows by itself, without asking the server.</summary>
public abstract class KnownTextCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return Known.Where(one => one.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(one => new CompletionResult(one.Text, one.Name, CompletionResultType.ParameterValue, one.Tip)).ToArray();
    }

    /// <summary>What is offered: what people type, what is put on the command line, and what is said of it.</summary>
    private protected abstract IEnumerable<(string Name, string Text, string Tip)> Known { get; }
}
