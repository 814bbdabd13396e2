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
        if (AgreedHash(row, projectHash, $"Set label status {Status}") is { } hash)
        {
            var status = WireEnums.LabelStatus.Write(Status);
            Requests.Add(LabelRowAccess.TargetOf(row), () => Client.Labels.SetStatusAsync(projectHash, hash, status, EndToken), () => WriteAfter(row, projectHash));
        }
    }

    private void WriteAfter(LabelRowReference row, string projectHash)
    {
        if (row.Value is { } known)
        {
            known.LabelStatus = Status;
        }

        if (PassThru)
        {
            WriteObject(row.Value ?? Await(Client.LabelRows.GetAsync(projectHash, row, EndToken)));
        }
    }
}
