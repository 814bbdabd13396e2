using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

/// <summary>What adding datasets to a project and removing them share: the datasets of one project go out together.</summary>
public abstract class DatasetAttachmentCommand : EncordConnectedCommand
{
    private readonly Dictionary<string, List<DatasetReference>> _bundles = new(StringComparer.Ordinal);

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

    private protected abstract Task SendAsync(string projectHash, IReadOnlyList<string> datasetHashes);

    /// <summary>What <c>-PassThru</c> writes for a bundle that went through.</summary>
    private protected abstract void WriteSent(string projectHash, IReadOnlyList<DatasetReference> datasets);

    protected override void ProcessRecord() => Guard(Project, () =>
    {
        string projectHash = Resolve(Project!);
        foreach (DatasetReference dataset in Dataset)
        {
            Guard((object?)dataset.Value ?? dataset, () => Gather(projectHash, dataset.Hash is null ? new DatasetReference(Resolve(dataset), dataset.Title) : dataset));
        }
    });

    protected override void EndProcessing()
    {
        foreach (KeyValuePair<string, List<DatasetReference>> bundle in _bundles)
        {
            Send(bundle.Key, bundle.Value);
        }
    }

    private void Gather(string projectHash, DatasetReference dataset)
    {
        if (!Confirm(projectHash, dataset))
        {
            return;
        }

        if (!_bundles.TryGetValue(projectHash, out List<DatasetReference>? bundle))
        {
            _bundles[projectHash] = bundle = [];
        }

        bundle.Add(dataset);
        if (bundle.Count >= BundleSize)
        {
            _bundles.Remove(projectHash);
            Send(projectHash, bundle);
        }
    }

    private void Send(string projectHash, List<DatasetReference> bundle)
    {
        string[] hashes = bundle.Select(dataset => dataset.Hash!).Distinct(StringComparer.Ordinal).ToArray();
        try
        {
            Await(SendAsync(projectHash, hashes));
        }
        catch (EncordException failure) when (bundle.Count > 1 && IsAboutOne(failure))
        {
            // The server takes all or none, and one is wrong: each alone tells which, and the others get through.
            bundle.ForEach(dataset => Send(projectHash, [dataset]));
            return;
        }
        catch (EncordException failure)
        {
            // The wire has one answer for the bundle: each of its datasets is reported, so that a script sees which were not done.
            foreach (DatasetReference dataset in bundle)
            {
                WriteFailure(failure, (object?)dataset.Value ?? dataset.Hash);
            }

            return;
        }
        catch (OperationCanceledException) when (EndToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        if (PassThru)
        {
            Guard(projectHash, () => WriteSent(projectHash, bundle));
        }
    }

    private static bool IsAboutOne(EncordException failure) =>
        failure.ErrorId is EncordErrorId.NotFound or EncordErrorId.InvalidArgument or EncordErrorId.Conflict or EncordErrorId.AccessDenied;
}
