using System.Management.Automation;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Commands.Workflow;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command that takes labels out of a row in memory; Save-EncordLabelRow sends what is left.</summary>
public abstract class LabelRemovalCommand : LabelRowCommand
{
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    public string[]? Feature { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberTransformation]
    public int[]? Frame { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The identifiers to remove, each with what people call it.</summary>
    private protected abstract IReadOnlyList<KeyValuePair<string, string>> Find(LabelDocument document, OntologyStructure ontology);

    private protected abstract void Remove(LabelDocument document, OntologyStructure ontology, string hash, FrameRangeList? frames);

    protected override void ProcessRecord()
    {
        foreach (LabelRowReference reference in LabelRow)
        {
            Guard(reference.Value ?? (object?)reference.Hash, () =>
            {
                if (reference.Value is null && !PassThru)
                {
                    throw new EncordException(
                        EncordErrorId.InvalidArgument,
                        $"The label row {reference.Hash} is a bare hash: what is removed from it would come back. Pipe in the row that Initialize-EncordLabelRow wrote, or use -PassThru and save what comes out.");
                }

                LabelRow row = FindLoaded(reference);
                Remove(row);
                if (PassThru)
                {
                    WriteObject(row);
                }
            });
        }
    }

    private void Remove(LabelRow row) => WithOntology(row.ProjectHash, ontology =>
    {
        LabelDocument document = LabelDocuments.Of(row);
        FrameRangeList? frames = Frame is null ? null : FrameRangeList.FromFrames(Frame);
        foreach (KeyValuePair<string, string> label in Find(document, ontology))
        {
            string from = new LabelRowTask(new LabelRowReference(row), row.ProjectHash).Description + (frames is null ? "" : ", frame " + frames);
            bool agreed = Force && !IsWhatIf ? true : ShouldProcess(from, $"Remove '{label.Value}' {label.Key}");
            if (agreed)
            {
                Remove(document, ontology, label.Key, frames);
            }
        }

        return true;
    });
}
