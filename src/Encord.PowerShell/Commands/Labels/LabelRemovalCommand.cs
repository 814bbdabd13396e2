using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command that takes labels out of a row in memory; Save-EncordLabelRow sends what is left.</summary>
public abstract class LabelRemovalCommand : EncordConnectedCommand
{
    // Behind what these commands take by position: rows come down the pipeline as a rule.
    [Parameter(Mandatory = true, Position = 3, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(FeatureCompleter))]
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

    private protected override void ProcessInput()
    {
        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                if (reference.Value is null && !PassThru)
                {
                    throw new EncordException(
                        EncordErrorId.InvalidArgument,
                        $"The label row {reference} is only a hash: what is removed from it would come back. Pipe in the row that Get-EncordLabelRow or Initialize-EncordLabelRow wrote, or use -PassThru and save what comes out.");
                }

                var row = this.OpenExisting(this.Find(reference, Project));
                Remove(row);
                if (PassThru)
                {
                    WriteObject(row);
                }
            });
        }
    }

    private void Remove(LabelRow row) => this.WithOntology(row.ProjectHash, ontology =>
    {
        var document = LabelDocuments.Of(row);
        var frames = Frame is null ? null : FrameRangeList.FromFrames(Frame);
        foreach (var label in Find(document, ontology))
        {
            var from = LabelRowItem.Describe(row) + (frames is null ? "" : ", frame " + frames);
            var agreed = Force && !IsWhatIf ? true : ShouldProcess(from, $"Remove '{label.Value}' {label.Key}");
            if (agreed)
            {
                Remove(document, ontology, label.Key, frames);
            }
        }

        return true;
    });
}
