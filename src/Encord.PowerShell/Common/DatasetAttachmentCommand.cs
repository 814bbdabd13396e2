using System.Management.Automation;

namespace Encord.PowerShell.Common;

/// <summary>What adding datasets to a project and removing them share: the datasets of one project go out together.</summary>
public abstract class DatasetAttachmentCommand : EncordConnectedCommand
{
    private readonly Dictionary<string, List<DatasetReference>> _bundles = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNull]
    public ProjectReference? Project { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter]
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
            if (!Confirm(projectHash, dataset))
            {
                continue;
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
    });

    protected override void EndProcessing()
    {
        foreach (KeyValuePair<string, List<DatasetReference>> bundle in _bundles)
        {
            Send(bundle.Key, bundle.Value);
        }
    }

    /// <summary>The project by title and hash, for the question.</summary>
    private protected string DescribeProject(string projectHash)
    {
        string? title = Project!.Value?.Title ?? Project.Title;
        if (title is null && AsksOrPretends(ConfirmImpact.Medium) && !_titles.TryGetValue(projectHash, out title))
        {
            title = Await(Client.Projects.GetAsync(projectHash, EndToken)).Title;
            _titles[projectHash] = title;
        }

        return title is null ? projectHash : $"'{title}' ({projectHash})";
    }

    private void Send(string projectHash, List<DatasetReference> bundle)
    {
        string[] hashes = bundle.Select(dataset => dataset.Hash).Distinct(StringComparer.Ordinal).ToArray();
        try
        {
            Await(SendAsync(projectHash, hashes));
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
}
