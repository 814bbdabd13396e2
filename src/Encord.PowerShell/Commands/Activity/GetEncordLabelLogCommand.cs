using System.Management.Automation;
using Encord.Client.Activity;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Activity;

[Cmdlet(VerbsCommon.Get, "EncordLabelLog")]
[OutputType(typeof(LabelLog))]
public sealed class GetEncordLabelLogCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter]
    public string? UserHash { get; set; }

    [Parameter]
    public string? UserEmail { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DataHash { get; set; }

    [Parameter]
    public DateTimeOffset? After { get; set; }

    [Parameter]
    public DateTimeOffset? Before { get; set; }

    protected override void ProcessRecord()
    {
        foreach (ProjectReference project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        var filter = new LabelLogFilter { UserHash = UserHash, UserEmail = UserEmail, DataHash = DataHash, After = After, Before = Before };
        using var progress = new ProgressMeter(this, "Reading label logs");
        long count = 0;
        foreach (LabelLog log in Stream(Client.Activity.ListLabelLogsAsync(projectHash, filter, EndToken)))
        {
            progress.Report($"{++count} entries", count);
            WriteObject(log);
        }
    }
}
