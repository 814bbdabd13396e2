using System.Management.Automation;
using Encord.Client.Activity;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordTimeSpent")]
[OutputType(typeof(TimeSpent))]
public sealed class GetEncordTimeSpentCommand : ActivityCommand
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string[]? UserEmail { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowStageCompleter))]
    public WorkflowStageReference[]? Stage { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? DataHash { get; set; }

    private protected override void Write(string projectHash)
    {
        var filter = new ActivityFilter(After ?? TimeWindow.Beginning)
        {
            Before = Before,
            UserEmails = UserEmail,
            StageUuids = StageUuids(projectHash, Stage),
            DataHashes = DataHash,
        };
        foreach (var entry in Stream(Client.Activity.ListTimeSpentAsync(projectHash, filter, EndToken)))
        {
            WriteObject(entry);
        }
    }
}
