using System.Management.Automation;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>The script block of an agent, wherever it is run.</summary>
internal interface IAgentBlock : IDisposable
{
    /// <summary>Runs it for one task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="row">Its label row; null where none is wanted.</param>
    /// <param name="file">The file of its data, or an array with those of an image group; null where none is wanted.</param>
    /// <returns>What it wrote.</returns>
    IReadOnlyList<PSObject?> Run(WorkflowTask task, LabelRow? row, object? file);
}
