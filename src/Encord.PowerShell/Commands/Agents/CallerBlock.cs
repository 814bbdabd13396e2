using System.Management.Automation;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>Runs the block where the command was called: it sees the caller's variables, functions and modules.</summary>
internal sealed class CallerBlock(ScriptBlock block) : IAgentBlock
{
    public IReadOnlyList<PSObject?> Run(WorkflowTask task, LabelRow? row, object? file) => Invoke(
        block,
        task,
        new PSVariable("LabelRow", row),
        new PSVariable("File", file),
        // A label that could not be added is a failed attempt, and not a task that moves on without it.
        new PSVariable("ErrorActionPreference", ActionPreference.Stop));

    /// <summary>Runs a block with something as <c>$_</c>.</summary>
    public static IReadOnlyList<PSObject?> Invoke(ScriptBlock block, object item, params PSVariable[] variables) =>
        block.InvokeWithContext(null, [new PSVariable("_", item), .. variables], item);

    public void Dispose()
    {
        // The runspace is the caller's.
    }
}
