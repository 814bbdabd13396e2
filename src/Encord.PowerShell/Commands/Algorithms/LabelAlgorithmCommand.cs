using System.Management.Automation;
using Encord.Client.Algorithms;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.Client.Labels.Reading;
using Encord.PowerShell.Commands.Labels;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Algorithms;

/// <summary>A labelling algorithm of the server: on frames that a script wrote, or on label rows, into which the result is put.</summary>
public abstract class LabelAlgorithmCommand : EncordConnectedCommand
{
    private protected const string FrameSet = "Frame";
    private protected const string LabelRowSet = "LabelRow";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = FrameSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = LabelRowSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LabelRowSet)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ParameterSetName = FrameSet)]
    public SwitchParameter Raw { get; set; }

    /// <summary>Works on frames that a script wrote and gives the answer.</summary>
    private protected abstract string RunOnFrames(string projectHash);

    /// <summary>What is done to a row, for the question.</summary>
    private protected abstract string Question { get; }

    /// <summary>Works on the labels of a row and gives what to put into it.</summary>
    private protected abstract IReadOnlyList<ObjectInstance> RunOnRow(LabelRow row, OntologyStructure ontology, IReadOnlyList<ObjectInstance> instances);

    private protected sealed override void ProcessInput()
    {
        if (ParameterSetName == FrameSet)
        {
            Guard(Project, () =>
            {
                var projectHash = Resolve(Project!);
                var answer = RunOnFrames(projectHash);
                WriteObject(Raw ? answer : FrameObjects.Read(answer, projectHash), enumerateCollection: !Raw);
            });
            return;
        }

        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                var row = this.Find(reference, Project);
                if (ShouldProcess(LabelRowItem.Describe(row), Question))
                {
                    WriteObject(Fill(row));
                }
            });
        }
    }

    private LabelRow Fill(LabelRow row)
    {
        this.OpenExisting(row);
        var document = LabelDocuments.Of(row);
        var ontology = Await(Client.Labels.GetStructureAsync(row.ProjectHash, refresh: false, EndToken));
        var found = RunOnRow(row, ontology, new LabelReader(document, ontology).Objects());
        var added = RowFrames.AddMissing(document, ontology, found, new LabelAuthor(DateTimeOffset.UtcNow) { ManualAnnotation = false }, out var refused);
        foreach (var failure in refused)
        {
            WriteFailure(failure, row);
        }

        WriteVerbose($"'{row.DataTitle}': {added} places of objects were put into the row. Save-EncordLabelRow saves them.");
        return row;
    }
}
