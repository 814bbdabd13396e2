using System.Management.Automation;
using Encord.Client.Activity;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordLabelLog")]
[OutputType(typeof(LabelLog))]
public sealed class GetEncordLabelLogCommand : ActivityCommand
{
    [Parameter]
    public string? UserHash { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string? UserEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DataHash { get; set; }

    private protected override void Write(string projectHash)
    {
        var filter = new LabelLogFilter { UserHash = UserHash, UserEmail = UserEmail, DataHash = DataHash, After = After, Before = Before };
        using var progress = new ProgressMeter(this, "Reading label logs");
        long count = 0;
        foreach (var log in Stream(Client.Activity.ListLabelLogsAsync(projectHash, filter, EndToken)))
        {
            progress.Report($"{++count} entries", count);
            WriteObject(log);
        }
    }
}
