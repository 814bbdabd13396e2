using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Projects;

[Cmdlet(VerbsCommon.Get, "EncordWorkflowStage")]
[OutputType(typeof(WorkflowStage))]
public sealed class GetEncordWorkflowStageCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public string[]? Name { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Write(project.Value ?? Await(Client.Projects.GetAsync(Resolve(project), EndToken))));
        }
    }

    private void Write(Project project)
    {
        if (project.ProjectType != "Workflow")
        {
            throw new EncordException(
                EncordErrorId.OperationNotAllowed,
                $"The project '{project.Title}' ({project.ProjectHash}) has no workflow: it is of the type {project.ProjectType}.");
        }

        foreach (var name in Name ?? (string?[])[null])
        {
            var pattern = TitlePattern.From(name);
            var stages = project.WorkflowStages.Where(stage => pattern?.Names(stage.Name) is not false).ToList();
            WriteObject(stages, enumerateCollection: true);
            if (stages.Count == 0 && pattern?.Exact is not null)
            {
                var known = string.Join(", ", project.WorkflowStages.Select(stage => $"'{stage.Name}'"));
                WriteFailure(
                    new EncordException(EncordErrorId.NotFound, $"The project '{project.Title}' has no stage '{pattern.Exact}'. Its stages: {known}."), name);
            }
        }
    }
}
