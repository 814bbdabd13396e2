using System.Management.Automation;
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
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
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

    [Parameter(Position = 0, ParameterSetName = TitleSet)]
    [Parameter(Position = 0, ParameterSetName = ProjectSet)]
    [SupportsWildcards]
    [TitleTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DatasetCompleter))]
    public string[]? Title { get; set; }

    private protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case ProjectSet when Project is null:
                Guard(null, () => throw new EncordException(EncordErrorId.InvalidArgument, "-Project has no value."));
                break;

            case ProjectSet:
                foreach (var project in Project!)
                {
                    Guard(project, () => Write(InProject(project)));
                }

                break;

            case DatasetSet:
                foreach (var dataset in Dataset)
                {
                    Guard(dataset, () => WriteObject(Await(Client.Datasets.GetAsync(Resolve(dataset), EndToken))));
                }

                break;

            default:
                Write(Everywhere());
                break;
        }
    }

    private void Write(TitleSearch<Dataset> search)
    {
        foreach (var title in Title ?? (string?[])[null])
        {
            Guard(title, () => search.Write(title));
        }
    }

    private TitleSearch<Dataset> Everywhere() => new(this, Named, filter => Client.Datasets.ListAsync(filter, EndToken), new TitleMiss("dataset", "datasets"))
    {
        ByHash = hash => Await(Client.Datasets.GetAsync(hash, EndToken)),
        Elsewhere = this.ProjectOfThatTitle,
    };

    private TitleSearch<Dataset> InProject(ProjectReference project)
    {
        var hash = Resolve(project);
        var miss = new TitleMiss("dataset", "datasets") { Where = $" in the project '{project}'", Which = "of the project" };
        return new(this, Named, _ => Client.Projects.ListDatasetsAsync(hash, EndToken), miss);
    }

    private static Titled Named(Dataset dataset) => new(dataset.Title, dataset.DatasetHash);
}
