using System.Management.Automation;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsLifecycle.Submit, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SubmitEncordLabelRowCommand : LabelRowCommand
{
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessRow(LabelRowReference row, string projectHash)
    {
        if (AgreedHash(row, projectHash, "Submit for review") is { } hash)
        {
            Requests.Add(LabelRowAccess.TargetOf(row), () => Client.Labels.SubmitAsync(projectHash, hash, EndToken), () => WriteAfter(row, projectHash));
        }
    }

    private void WriteAfter(LabelRowReference row, string projectHash)
    {
        if (PassThru)
        {
            WriteObject(row.Value ?? Await(Client.LabelRows.GetAsync(projectHash, row, EndToken)));
        }
    }
}
