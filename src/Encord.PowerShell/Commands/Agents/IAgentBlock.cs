using System.Management.Automation;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>The script block of an agent, wherever it is run.</summary>
internal interface IAgentBlock : IDisposable
{
    /// <summary>Runs it for one task.</summary>
    /// <returns>What it wrote.</returns>
    IReadOnlyList<PSObject?> Run(WorkflowTask task, LabelRow? row, FileInfo? file);
}
