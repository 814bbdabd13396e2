using System.Management.Automation;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Add, "EncordDataset", SupportsShouldProcess = true)]
[OutputType(typeof(Dataset))]
public sealed class AddEncordDatasetCommand : DatasetAttachmentCommand
{
    private protected override bool Confirm(string projectHash, DatasetReference dataset) =>
        ShouldProcess(Describe(dataset), $"Add to the project {DescribeProject(Project!, projectHash)}");

    private protected override Func<string, IReadOnlyList<string>, CancellationToken, Task> Request => Client.Projects.AddDatasetsAsync;

    private protected override void WriteSent(string projectHash, IReadOnlyList<DatasetReference> datasets)
    {
        var added = new HashSet<string>(datasets.Select(dataset => dataset.Hash!), StringComparer.Ordinal);
        foreach (var dataset in Stream(Client.Projects.ListDatasetsAsync(projectHash, EndToken)))
        {
            if (added.Contains(dataset.DatasetHash))
            {
                WriteObject(dataset);
            }
        }
    }

    private string Describe(DatasetReference dataset)
    {
        var title = dataset.Value?.Title ?? dataset.Title;
        if (title is null && AsksOrPretends(ConfirmImpact.Medium))
        {
            try
            {
                title = Await(Client.Datasets.GetAsync(dataset.Hash!, EndToken)).Title;
            }
            catch (EncordException)
            {
                // The question can be asked without the title; whether the dataset can be added is the server's to say.
            }
        }

        return title is null ? dataset.Hash! : $"'{title}' ({dataset.Hash})";
    }
}
