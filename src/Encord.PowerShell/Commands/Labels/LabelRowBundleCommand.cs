using System.Management.Automation;
using Encord.Client.LabelRows.Operations;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Labels;

/// <summary>
/// A command that sends label rows in bundles. Rows come down the pipeline one by one, bundles overlap, and what is written keeps the order of the
/// input. Rows of different projects or branches never share a bundle.
/// </summary>
public abstract class LabelRowBundleCommand : EncordConnectedCommand
{
    private readonly HashSet<object> _taken = [];
    private LabelRowBundles? _rows;

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

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>What is done with the rows.</summary>
    private protected abstract LabelRowOperation CreateOperation();

    /// <summary>Looks at a row before it is sent: asks the user, and refuses what cannot be sent.</summary>
    /// <returns>Whether it goes out.</returns>
    private protected abstract bool Accept(LabelRowItem item);

    /// <summary>Whether rows that went through are written.</summary>
    private protected abstract bool WritesRows { get; }

    /// <summary>Whether a row is taken once, however many of its labels and findings come down the pipeline.</summary>
    private protected virtual bool TakesRowOnce => false;

    /// <summary>Called for each row that went through, in the order of the input.</summary>
    private protected virtual void WriteSent(LabelRowItem item)
    {
        if (WritesRows)
        {
            WriteObject(item.Row);
        }
    }

    private protected override void ProcessInput()
    {
        foreach (var reference in LabelRow)
        {
            Guard(LabelRowAccess.TargetOf(reference), () =>
            {
                var item = new LabelRowItem(reference, this.ProjectOf(reference, Project));
                if ((!TakesRowOnce || _taken.Add(item.Target)) && Accept(item))
                {
                    (_rows ??= new(this, CreateOperation(), BundleSize, ThrottleLimit, WriteSent)).Add(item);
                }
            });
        }
    }

    private protected override void EndCommand() => _rows?.Finish();
}
