using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Problems;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsCommon.Find, "EncordLabelProblem", DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(LabelProblem))]
public sealed class FindEncordLabelProblemCommand : EncordConnectedCommand
{
    private const string ProjectSet = "Project";
    private const string LabelRowSet = "LabelRow";

    private ProblemFinder? _finder;
    private LabelRowReader? _reader;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = LabelRowSet)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = LabelRowSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LabelHash")]
    [LabelRowTransformation]
    [ValidateNotNullOrEmpty]
    public LabelRowReference[] LabelRow { get; set; } = [];

    [Parameter(ParameterSetName = ProjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BranchCompleter))]
    public string? Branch { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public LabelCheck[]? Check { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.0, 100000.0)]
    public double MinimumSize { get; set; } = 4;

    [Parameter, NumberTransformation]
    [ValidateRange(0.01, 1.0)]
    public double DuplicateIou { get; set; } = 0.95;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(2, int.MaxValue)]
    public int IdenticalFrameCount { get; set; } = 10;

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        _finder = new ProblemFinder(new ProblemOptions
        {
            Checks = Check, MinimumSize = MinimumSize, DuplicateIou = DuplicateIou, IdenticalFrames = IdenticalFrameCount,
        });
        _reader = new LabelRowReader(this, Write);
    }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == ProjectSet)
        {
            Guard(Project, () =>
            {
                foreach (var row in Stream(Client.LabelRows.ListAsync(Resolve(Project!), new LabelRowFilter { IncludeUninitialized = true, BranchName = Branch }, EndToken)))
                {
                    _reader!.Add(new LabelRowReference(row), Project);
                }
            });
            return;
        }

        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () => _reader!.Add(reference, Project));
        }
    }

    private protected override void EndCommand()
    {
        _reader!.Finish();
        WriteObject(_finder!.FindUnused(), enumerateCollection: true);
    }

    private void Write(LabelRowItem item) => Guard(item.Target, () => WriteObject(
        this.WithOntology(item.ProjectHash, ontology => _finder!.Find(item.Row!, ReadLabels.DocumentOf(item), ontology)), enumerateCollection: true));
}
