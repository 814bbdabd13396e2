using System.Management.Automation;
using Encord.Client.Labels.Rules;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsDiagnostic.Test, "EncordLabelRow")]
[OutputType(typeof(bool), typeof(LabelRowProblem))]
public sealed class TestEncordLabelRowCommand : LabelRowCommand
{
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(reference.Value ?? (object?)reference.Hash, () => Test(reference));
        }
    }

    private void Test(LabelRowReference reference)
    {
        string projectHash = ProjectOf(reference);
        // Without labels nothing can be wrong with them, and there is nothing to ask for.
        LabelValidation state = reference.Hash is { } hash
            ? Await(Client.Labels.ValidateAsync(projectHash, hash, EndToken))
            : new LabelValidation(IsValid: true, []);
        if (!Detailed)
        {
            WriteObject(state.IsValid);
            return;
        }

        foreach (string error in state.Errors)
        {
            WriteObject(new LabelRowProblem(projectHash, reference.Hash!, error) { DataHash = reference.Value?.DataHash, DataTitle = reference.Value?.DataTitle });
        }
    }
}
