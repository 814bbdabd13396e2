using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Encord.Client.Models;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of pre-trained weights, without asking the server.</summary>
public sealed class PretrainedWeightsCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = wordToComplete.Trim('\'', '"');
        return PretrainedWeights.All
            .Where(weights => weights.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .Select(weights => new CompletionResult(weights.Name, weights.Name, CompletionResultType.ParameterValue, $"For {weights.Architecture}"));
    }
}
