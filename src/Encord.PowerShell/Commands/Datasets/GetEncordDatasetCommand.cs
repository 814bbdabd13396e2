using System.Management.Automation;
using Encord.Client.Projects;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Get, "EncordDataset", DefaultParameterSetName = TitleSet)]
[OutputType(typeof(Dataset))]
public sealed class GetEncordDatasetCommand : EncordConnectedCommand
{
    private const string TitleSet = "Title";
    private const string ProjectSet = "Project";
    private const string DatasetSet = "Dataset";

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DatasetSet)]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter(ParameterSetName = TitleSet)]
    [Parameter(ParameterSetName = ProjectSet)]
    [SupportsWildcards]
    public string? Title { get; set; }

    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ProjectSet:
                foreach (ProjectReference project in Project)
                {
                    Guard(project, () => Write(Client.Projects.ListDatasetsAsync(Resolve(project), EndToken), TitlePattern.From(Title)));
                }

                break;

            case DatasetSet:
                foreach (DatasetReference dataset in Dataset)
                {
                    Guard(dataset, () => WriteObject(Await(Client.Datasets.GetAsync(dataset.Hash, EndToken))));
                }

                break;

            default:
                var title = TitlePattern.From(Title);
                var filter = new TitleFilter { Title = title?.Exact, TitleLike = title?.Like };
                Guard(Title, () => Write(Client.Datasets.ListAsync(filter, EndToken), title));
                break;
        }
    }

    private void Write(IAsyncEnumerable<Dataset> datasets, TitlePattern? title)
    {
        bool found = false;
        foreach (Dataset dataset in Stream(datasets))
        {
            if (title?.Names(dataset.Title) is not false)
            {
                found = true;
                WriteObject(dataset);
            }
        }

        if (!found && title?.Exact is not null)
        {
            throw new EncordException(
                EncordErrorId.NotFound, $"There is no dataset with the title '{title.Exact}' here. Get-EncordDataset lists the datasets that this user sees.");
        }
    }
}
