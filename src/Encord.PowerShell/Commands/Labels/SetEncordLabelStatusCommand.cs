using System.Management.Automation;
using Encord.Client.Json;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordLabelStatus", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SetEncordLabelStatusCommand : LabelRowCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("NotLabelled", "LabelInProgress", "Labelled", "ReviewInProgress", "Reviewed", "ReviewedTwice")]
    public string Status { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessRow(LabelRowReference row, string projectHash)
    {
        if (AgreedHash(row, projectHash, $"Set label status {Status}") is not { } hash)
        {
            return;
        }

        Await(Client.Labels.SetStatusAsync(projectHash, hash, WireEnums.LabelStatus.Write(Status), EndToken));
        if (row.Value is { } known)
        {
            known.LabelStatus = Status;
        }

        if (PassThru)
        {
            WriteObject(this.Find(row, Project));
        }
    }
}
