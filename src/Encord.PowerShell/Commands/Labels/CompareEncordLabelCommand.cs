using System.Management.Automation;
using Encord.Client.LabelRows;
using Encord.Client.LabelRows.Operations;
using Encord.Client.Labels.Comparison;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

[Cmdlet(VerbsData.Compare, "EncordLabel")]
[OutputType(typeof(LabelMatch), typeof(LabelAgreement))]
public sealed class CompareEncordLabelCommand : EncordConnectedCommand
{
    private readonly List<LabelRow> _references = [];
    private readonly List<LabelRow> _differences = [];
    private readonly Dictionary<LabelRowItem, RowPair> _pairs = [];
    private AgreementSummary? _summary;
    private LabelComparison? _comparison;

    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public object[] Reference { get; set; } = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public object[] Difference { get; set; } = [];

    [Parameter]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter, NumberTransformation]
    [ValidateRange(0.01, 1.0)]
    public double IouThreshold { get; set; } = 0.5;

    [Parameter]
    [ValidateSet("Greedy", "Optimal")]
    public string Matching { get; set; } = "Greedy";

    [Parameter]
    public SwitchParameter Summary { get; set; }

    private protected override void BeginCommand()
    {
        base.BeginCommand();
        var isOptimal = Matching.Equals("Optimal", StringComparison.OrdinalIgnoreCase);
        _comparison = new LabelComparison(IouThreshold, isOptimal);
        _summary = new AgreementSummary(!isOptimal);
        Gather(Reference, _references);
    }

    private protected override void ProcessInput() => Gather(Difference, _differences);

    private protected override void EndCommand()
    {
        var reader = new LabelRowReader(this, Read);
        var pairs = RowPair.Of(_references, _differences, out var failures);
        foreach (var failed in failures)
        {
            WriteFailure(failed.Failure, failed.Item);
        }

        foreach (var pair in pairs)
        {
            foreach (var row in new[] { pair.Reference, pair.Difference })
            {
                var item = new LabelRowItem(new LabelRowReference(row), row.ProjectHash);
                _pairs[item] = pair;
                reader.Add(item);
            }
        }

        reader.Finish();
        if (Summary)
        {
            WriteObject(_summary!.Sum(), enumerateCollection: true);
        }
    }

    private void Gather(object[] values, List<LabelRow> rows)
    {
        foreach (var value in values)
        {
            Guard(value, () => rows.AddRange(RowsOf(PlainValue.Unwrap(value)!)));
        }
    }

    /// <summary>The rows that are meant: a row, those of a project, or those of a branch of the project that was given.</summary>
    private IEnumerable<LabelRow> RowsOf(object value)
    {
        if (LabelRowTransformationAttribute.One(value) is { } reference && (value is not (string or Guid) || (Project is not null && IsHash(value))))
        {
            return [this.Find(reference, Project)];
        }

        var isBranch = Project is not null && value is string;
        var project = isBranch ? Project! : value switch
        {
            ProjectReference given => given,
            Project given => new ProjectReference(given),
            Guid hash => new ProjectReference(hash),
            string text => new ProjectReference(text),
            _ => throw new EncordException(EncordErrorId.InvalidArgument, $"A {value.GetType().Name} cannot be compared. Give label rows, projects, or with -Project the names of branches."),
        };
        return Stream(Client.LabelRows.ListAsync(Resolve(project), new LabelRowFilter { IncludeUninitialized = true, BranchName = isBranch ? (string)value : null }, EndToken));
    }

    private static bool IsHash(object value) => value is Guid || Guid.TryParse(value as string, out _);

    private void Read(LabelRowItem item)
    {
        var pair = _pairs[item];
        _pairs.Remove(item);
        Guard(item.Target, () =>
        {
            pair.Take(item.Row!, ReadLabels.DocumentOf(item), Await(Client.Labels.GetStructureAsync(item.ProjectHash, refresh: false, EndToken)));
            if (!pair.IsRead)
            {
                return;
            }

            var matches = pair.Compare(_comparison!);
            if (!Summary)
            {
                WriteObject(matches, enumerateCollection: true);
                return;
            }

            foreach (var match in matches)
            {
                _summary!.Add(match);
            }
        });
    }
}
