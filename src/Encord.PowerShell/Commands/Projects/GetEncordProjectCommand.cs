using System.Management.Automation;
using Encord.Client.Titles;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Projects;

[Cmdlet(VerbsCommon.Get, "EncordProject", DefaultParameterSetName = FilterSet)]
[OutputType(typeof(Project))]
public sealed class GetEncordProjectCommand : EncordConnectedCommand
{
    private const string FilterSet = "Filter";
    private const string ProjectSet = "Project";

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 0, ParameterSetName = FilterSet)]
    [SupportsWildcards]
    [TitleTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string[]? Title { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [TimeTransformation]
    public DateTimeOffset? CreatedAfter { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [TimeTransformation]
    public DateTimeOffset? CreatedBefore { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [TimeTransformation]
    public DateTimeOffset? EditedAfter { get; set; }

    [Parameter(ParameterSetName = FilterSet)]
    [TimeTransformation]
    public DateTimeOffset? EditedBefore { get; set; }

    private protected override void ProcessInput()
    {
        if (ParameterSetName == FilterSet)
        {
            var search = Search();
            foreach (var title in Title ?? (string?[])[null])
            {
                Guard(title, () => search.Write(title));
            }

            return;
        }

        foreach (var project in Project)
        {
            Guard(project, () => WriteObject(Await(Client.Projects.GetAsync(Resolve(project), EndToken))));
        }
    }

    private TitleSearch<Project> Search()
    {
        var isTimed = (CreatedAfter ?? CreatedBefore ?? EditedAfter ?? EditedBefore) is not null;
        var miss = new TitleMiss("project", "projects")
        {
            Where = isTimed ? " that was made and edited at these times" : "",
            Which = isTimed ? "of these times" : "that this user sees",
        };
        return new TitleSearch<Project>(
            this, project => new Titled(project.Title, project.ProjectHash), filter => Client.Projects.ListAsync(filter, EndToken), miss)
        {
            Filter = new TitleFilter { CreatedAfter = CreatedAfter, CreatedBefore = CreatedBefore, EditedAfter = EditedAfter, EditedBefore = EditedBefore },
            ByHash = isTimed ? null : hash => Await(Client.Projects.GetAsync(hash, EndToken)),
        };
    }
}
