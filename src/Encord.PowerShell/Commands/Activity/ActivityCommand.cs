using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Activity;

/// <summary>What the commands that read what was done in projects share: projects, a window of time, and stages by name or id.</summary>
public abstract class ActivityCommand : EncordConnectedCommand
{
    private StageDirectory? _stages;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter, TimeTransformation]
    public DateTimeOffset? After { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? Before { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () =>
            {
                if (After > Before)
                {
                    throw new EncordException(EncordErrorId.InvalidArgument, "-After is later than -Before.");
                }

                Write(Resolve(project));
            });
        }
    }

    private protected abstract void Write(string projectHash);

    /// <summary>The ids of the stages that the user named; null for none.</summary>
    private protected string[]? StageUuids(string projectHash, WorkflowStageReference[]? stages) =>
        stages?.Select(stage => stage.Uuid ?? Await((_stages ??= new StageDirectory(Client)).FindAsync(projectHash, stage, EndToken)).StageUuid).ToArray();
}
