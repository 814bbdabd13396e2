using System.Management.Automation;
using Encord.Client.Bundles;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

/// <summary>What adding datasets to a project and removing them share: the datasets of one project go out together.</summary>
public abstract class DatasetAttachmentCommand : EncordConnectedCommand
{
    private BundledInput<string, DatasetReference>? _bundles;

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 100000)]
    public int BundleSize { get; set; } = 1000;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract bool Confirm(string projectHash, DatasetReference dataset);

    /// <summary>Sends datasets of one project.</summary>
    private protected abstract Func<string, IReadOnlyList<string>, CancellationToken, Task> Request { get; }

    /// <summary>What <c>-PassThru</c> writes for datasets that went through.</summary>
    private protected abstract void WriteSent(string projectHash, IReadOnlyList<DatasetReference> datasets);

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        foreach (var dataset in Dataset)
        {
            Guard((object?)dataset.Value ?? dataset, () => Gather(projectHash, dataset.Hash is null ? new DatasetReference(Resolve(dataset), dataset.Title) : dataset));
        }
    });

    private protected override void EndCommand() => _bundles?.Finish();

    private void Gather(string projectHash, DatasetReference dataset)
    {
        if (Confirm(projectHash, dataset))
        {
            (_bundles ??= CreateBundles()).Add(dataset, projectHash);
        }
    }

    private BundledInput<string, DatasetReference> CreateBundles()
    {
        var request = Request;
        var sender = new BundleSender<string, DatasetReference>(
            (projectHash, datasets, token) => request(projectHash, [.. datasets.Select(dataset => dataset.Hash!).Distinct(StringComparer.Ordinal)], token),
            // The user may see the project and not each of the datasets.
            failure => ItemFaults.Contains(failure) || failure.ErrorId == EncordErrorId.AccessDenied);
        return new(this, BundleSize, sender, dataset => (object?)dataset.Value ?? dataset.Hash, WriteIfWanted);
    }

    private void WriteIfWanted(string projectHash, IReadOnlyList<DatasetReference> datasets)
    {
        if (PassThru)
        {
            Guard(projectHash, () => WriteSent(projectHash, datasets));
        }
    }
}
