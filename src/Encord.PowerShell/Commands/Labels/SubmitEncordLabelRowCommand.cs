using System.Management.Automation;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsLifecycle.Submit, "EncordLabelRow", SupportsShouldProcess = true)]
[OutputType(typeof(LabelRow))]
public sealed class SubmitEncordLabelRowCommand : SingleLabelRowCommand
{
    private protected override string Question => "Submit for review";

    private protected override Task SendAsync(string projectHash, string labelHash, LabelRow? row, CancellationToken cancellationToken) =>
        Client.Labels.SubmitAsync(projectHash, labelHash, cancellationToken);
}
