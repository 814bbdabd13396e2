using System.Management.Automation;
using Encord.Client.Json;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Remove, "EncordDataset", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Dataset))]
public sealed class RemoveEncordDatasetCommand : DatasetAttachmentCommand
{
    private readonly Dictionary<string, Dictionary<string, Dataset>> _attached = new(StringComparer.Ordinal);

    [Parameter]
    public SwitchParameter Force { get; set; }

    // With its dataset the project loses the label rows of that data, and no command brings them back.
    private protected override bool Confirm(string projectHash, DatasetReference dataset)
    {
        var target = AsksOrPretends(ConfirmImpact.High) && !Force ? Describe(projectHash, dataset) : dataset.ToString();
        var action = $"Remove from the project {DescribeProject(Project!, projectHash)}, with its label rows";
        return Force && !IsWhatIf ? true : ShouldProcess(target, action);
    }

    private protected override Func<string, IReadOnlyList<string>, CancellationToken, Task> Request => Client.Projects.RemoveDatasetsAsync;

    private protected override void WriteSent(string projectHash, IReadOnlyList<DatasetReference> datasets)
    {
        foreach (var dataset in datasets)
        {
            if (dataset.Value is not null)
            {
                WriteObject(dataset.Value);
            }
            else
            {
                WriteObject(Await(Client.Datasets.GetAsync(dataset.Hash!, EndToken)));
            }
        }
    }

    private string Describe(string projectHash, DatasetReference dataset)
    {
        if (!_attached.TryGetValue(projectHash, out var attached))
        {
            attached = Stream(Client.Projects.ListDatasetsAsync(projectHash, EndToken)).ToFirst(item => item.DatasetHash, StringComparer.Ordinal);
            _attached[projectHash] = attached;
        }

        return attached.TryGetValue(dataset.Hash!, out var known) ? $"'{known.Title}' ({dataset.Hash})" : dataset.Hash!;
    }
}
