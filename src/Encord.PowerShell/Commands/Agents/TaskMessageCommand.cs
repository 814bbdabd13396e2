using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Agents;

/// <summary>What the commands about messages share. They need a connection only to look up the name of a project or stage.</summary>
public abstract class TaskMessageCommand : EncordConnectedCommand
{
    private StageDirectory? _stages;

    [Parameter]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public virtual ProjectReference? Project { get; set; }

    [Parameter]
    [Alias("StageUuid", "WorkflowStageUuid")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public virtual WorkflowStageReference? Stage { get; set; }

    private protected override void BeginCommand()
    {
        // Messages are read and written without a server.
    }

    /// <summary>The project that was given; null for none.</summary>
    private protected string? GivenProject => Project is null ? null : Resolve(Project);

    /// <summary>The stage that was given; null for none.</summary>
    private protected string? GivenStage(string? projectHash) => Stage is null ? null : Stage.Uuid ?? (projectHash is null
        ? throw new EncordException(EncordErrorId.InvalidArgument, $"The stage '{Stage.Name}' is a name: give its project with -Project, or the id of the stage.")
        : Await((_stages ??= new StageDirectory(Client)).FindAsync(projectHash, Stage, EndToken)).StageUuid);
}
