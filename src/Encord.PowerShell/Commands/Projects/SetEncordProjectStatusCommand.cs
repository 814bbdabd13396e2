using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Projects;

[Cmdlet(VerbsCommon.Set, "EncordProjectStatus", SupportsShouldProcess = true)]
[OutputType(typeof(Project))]
public sealed class SetEncordProjectStatusCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1)]
    public ProjectStatus Status { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Change(project));
        }
    }

    private void Change(ProjectReference project)
    {
        var projectHash = Resolve(project);
        var title = project.Value?.Title ?? project.Title;
        if (title is null && AsksOrPretends(ConfirmImpact.Medium))
        {
            title = Await(Client.Projects.GetAsync(projectHash, EndToken)).Title;
        }

        if (!ShouldProcess(title is null ? projectHash : $"'{title}' ({projectHash})", $"Set the status to {Status}"))
        {
            return;
        }

        Await(Client.ProjectSetup.SetStatusAsync(projectHash, Status.ToString(), EndToken));
        if (PassThru)
        {
            WriteObject(Await(Client.Projects.GetAsync(projectHash, EndToken)));
        }
    }
}
