using System.Management.Automation;
using Encord.Client.Activity;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordTaskAction")]
[OutputType(typeof(TaskAction))]
public sealed class GetEncordTaskActionCommand : ActivityCommand
{
    [Parameter]
    [ValidateNotNullOrEmpty]
    public TaskActionType[]? Action { get; set; }

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
            Before = Before ?? Client.Options.TimeProvider.GetUtcNow(),
            UserEmails = UserEmail,
            StageUuids = StageUuids(projectHash, Stage),
            DataHashes = DataHash,
        };
        foreach (var entry in Stream(Client.Activity.ListTaskActionsAsync(projectHash, filter, Action?.Select(action => action.ToString()), EndToken)))
        {
            WriteObject(entry);
        }
    }
}
