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
        if (AgreedHash(row, projectHash, "Submit for review") is not { } hash)
        {
            return;
        }

        Await(Client.Labels.SubmitAsync(projectHash, hash, EndToken));
        if (PassThru)
        {
            WriteObject(this.Find(row, Project));
        }
    }
}
