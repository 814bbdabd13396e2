using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Documents;
using Encord.Client.Labels.Editing;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>A command that puts labels into a row in memory; Save-EncordLabelRow sends them.</summary>
public abstract class LabelEditCommand : EncordConnectedCommand
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

    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [FeatureTransformation]
    [ArgumentCompleter(typeof(FeatureCompleter))]
    public string Feature { get; set; } = string.Empty;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Frame { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 1.0)]
    public double? Confidence { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CreatedBy { get; set; }

    [Parameter, TimeTransformation]
    public DateTimeOffset? CreatedAt { get; set; }

    [Parameter]
    public SwitchParameter Automated { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The value of -Range.</summary>
    private protected abstract FrameRange[]? GivenRange { get; }

    /// <summary>Frames default to the first one; ranges are for audio and text, which have no frames.</summary>
    private protected FrameRangeList FramesOf(LabelDocument document)
    {
        if (document.Layout != LabelLayout.Ranges)
        {
            return GivenRange is { } runs ? FrameRangeList.Union(runs.Concat((Frame ?? []).Select(frame => new FrameRange(frame, frame)))) : FrameRangeList.FromFrames(Frame ?? [0]);
        }

        return GivenRange is { } ranges
            ? FrameRangeList.Union(ranges)
            : throw document.Fault.Invalid("", "audio and text have no frames; give ranges of milliseconds or characters with -Range.");
    }

    private protected LabelAuthor Author => new(DateTimeOffset.UtcNow)
    {
        Confidence = Confidence,
        ManualAnnotation = MyInvocation.BoundParameters.ContainsKey(nameof(Automated)) ? !Automated : null,
        CreatedBy = CreatedBy,
        CreatedAt = CreatedAt,
    };

    /// <summary>Adds to one row and writes what was added, if that is wanted.</summary>
    private protected abstract void Add(LabelRow row, OntologyStructure ontology);

    /// <summary>Name and place of the addition, for the question.</summary>
    private protected abstract string Question { get; }

    private protected override void ProcessInput()
    {
        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () => AddTo(Find(reference)));
        }
    }

    /// <summary>The row, if what is added to it can be saved.</summary>
    private protected LabelRow Find(LabelRowReference reference) => reference.Value is null && !PassThru
        ? throw new EncordException(
            EncordErrorId.InvalidArgument,
            $"The label row {reference} is only a hash: what is added to it would be lost. Pipe in the row that Get-EncordLabelRow or Initialize-EncordLabelRow wrote, or use -PassThru and save what comes out.")
        : this.Find(reference, Project);

    private protected void AddTo(LabelRow row)
    {
        if (ShouldProcess(LabelRowItem.Describe(row), Question))
        {
            this.Open(row);
            this.WithOntology(row.ProjectHash, ontology => TryAdd(row, ontology));
        }
    }

    private bool TryAdd(LabelRow row, OntologyStructure ontology)
    {
        var fault = LabelDocuments.Of(row).Fault;
        try
        {
            Add(row, ontology);
            return true;
        }
        catch (EncordException failure) when (!fault.Names(failure))
        {
            // What a name or an answer is wrong with is found out without the row.
            throw fault.At("", failure);
        }
    }
}
