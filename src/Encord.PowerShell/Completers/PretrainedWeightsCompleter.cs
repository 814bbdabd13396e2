using Encord.Client.Models;

namespace Encord.PowerShell.Completers;

/// <summary>Completes the names of pre-trained weights.</summary>
public sealed class PretrainedWeightsCompleter : KnownTextCompleter
{
    private protected override IEnumerable<(string Name, string Text, string Tip)> Known =>
        PretrainedWeights.All.Select(weights => (weights.Name, weights.Name, $"For {weights.Architecture}"));
}
