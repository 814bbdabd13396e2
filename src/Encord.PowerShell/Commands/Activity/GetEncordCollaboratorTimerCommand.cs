using System.Management.Automation;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordCollaboratorTimer")]
[OutputType(typeof(CollaboratorTimer))]
public sealed class GetEncordCollaboratorTimerCommand : ActivityCommand
{
    [Parameter]
    public SwitchParameter PerProject { get; set; }

    private protected override void Write(string projectHash)
    {
        var after = After ?? TimeWindow.Beginning;
        using var progress = new ProgressMeter(this, "Reading collaborator timers");
        long count = 0;
        foreach (var timer in Stream(Client.Activity.ListTimersAsync(projectHash, after, Before, perDataUnit: !PerProject, EndToken)))
        {
            progress.Report($"{++count} timers", count);
            WriteObject(timer);
        }
    }
}
