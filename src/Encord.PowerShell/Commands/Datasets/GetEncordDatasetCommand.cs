using System.Management.Automation;
using Encord.Client.Titles;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Datasets;

[Cmdlet(VerbsCommon.Get, "EncordDataset", DefaultParameterSetName = TitleSet)]
[OutputType(typeof(Dataset))]
public sealed class GetEncordDatasetCommand : EncordConnectedCommand
{
    private const string TitleSet = "Title";
    private const string ProjectSet = "Project";
    private const string DatasetSet = "Dataset";

    // What is piped in may have a ProjectHash, even an empty one, beside its own hash: the dataset is what is meant then, as it is by a bare text.
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DatasetSet)]
    [Alias("ProjectHash")]
    [AllowNull]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[]? Project { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = DatasetSet)]
    [Alias("DatasetHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public DatasetReference[] Dataset { get; set; } = [];

    [Parameter(ParameterSetName = TitleSet)]
    [Parameter(ParameterSetName = ProjectSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string? Title { get; set; }

    private protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case ProjectSet when Project is null:
                Guard(null, () => throw new EncordException(EncordErrorId.InvalidArgument, "-Project has no value."));
                break;

            case ProjectSet:
                foreach (ProjectReference project in Project!)
                {
                    Guard(project, () => Write(Client.Projects.ListDatasetsAsync(Resolve(project), EndToken), TitlePattern.From(Title)));
                }

                break;

            case DatasetSet:
                foreach (DatasetReference dataset in Dataset)
                {
                    Guard(dataset, () => WriteObject(Await(Client.Datasets.GetAsync(Resolve(dataset), EndToken))));
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
