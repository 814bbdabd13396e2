using System.Management.Automation;
using Encord.Client.Labels.Rules;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsDiagnostic.Test, "EncordLabelRow")]
[OutputType(typeof(bool), typeof(LabelRowProblem))]
public sealed class TestEncordLabelRowCommand : LabelRowCommand
{
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    private protected override void ProcessRow(LabelRowReference row, string projectHash)
    {
        // Without labels nothing can be wrong with them, and there is nothing to ask for.
        Requests.Add(
            LabelRowAccess.TargetOf(row),
            () => row.Hash is { } hash ? Client.Labels.ValidateAsync(projectHash, hash, EndToken) : Task.FromResult(new LabelValidation(IsValid: true, [])),
            state => Write(row, projectHash, state));
    }

    private void Write(LabelRowReference row, string projectHash, LabelValidation state)
    {
        if (!Detailed)
        {
            WriteObject(state.IsValid);
            return;
        }

        foreach (var error in state.Errors)
        {
            WriteObject(new LabelRowProblem(projectHash, row.Hash!, error) { DataHash = row.Value?.DataHash, DataTitle = row.Value?.DataTitle });
        }
    }
}
