using System.Management.Automation;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordCollaboratorTimer")]
[OutputType(typeof(CollaboratorTimer))]
public sealed class GetEncordCollaboratorTimerCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter]
    public DateTimeOffset? After { get; set; }

    [Parameter]
    public DateTimeOffset? Before { get; set; }

    [Parameter]
    public SwitchParameter PerProject { get; set; }

    protected override void ProcessRecord()
    {
        foreach (ProjectReference project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        DateTimeOffset after = After ?? TimeWindow.Beginning;
        using var progress = new ProgressMeter(this, "Reading collaborator timers");
        long count = 0;
        foreach (CollaboratorTimer timer in Stream(Client.Activity.ListTimersAsync(projectHash, after, Before, perDataUnit: !PerProject, EndToken)))
        {
            progress.Report($"{++count} timers", count);
            WriteObject(timer);
        }
    }
}
