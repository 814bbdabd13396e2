using System.Management.Automation;
using Encord.Client.Json;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Set, "EncordLabelStatus", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SetEncordLabelStatusCommand : SingleLabelRowCommand
{
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateSet("NotLabelled", "LabelInProgress", "Labelled", "ReviewInProgress", "Reviewed", "ReviewedTwice")]
    public string Status { get; set; } = string.Empty;

    private protected override string Question => $"Set label status {Status}";

    private protected override async Task SendAsync(string projectHash, string labelHash, LabelRow? row, CancellationToken cancellationToken)
    {
        await Client.Labels.SetStatusAsync(projectHash, labelHash, WireEnums.LabelStatus.Write(Status), cancellationToken).ConfigureAwait(false);
        if (row is not null)
        {
            row.LabelStatus = Status;
        }
    }
}
