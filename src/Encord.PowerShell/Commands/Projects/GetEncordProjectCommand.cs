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

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ProjectSet)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(ParameterSetName = FilterSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Title { get; set; }

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
            Guard(Title, List);
            return;
        }

        foreach (ProjectReference project in Project)
        {
            Guard(project, () => WriteObject(Await(Client.Projects.GetAsync(Resolve(project), EndToken))));
        }
    }

    private void List()
    {
        var title = TitlePattern.From(Title);
        var filter = new TitleFilter
        {
            Title = title?.Exact,
            TitleLike = title?.Like,
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            EditedAfter = EditedAfter,
            EditedBefore = EditedBefore,
        };
        bool found = false;
        foreach (Project project in Stream(Client.Projects.ListAsync(filter, EndToken)))
        {
            if (title?.IsMatch(project.Title) != false)
            {
                found = true;
                WriteObject(project);
            }
        }

        if (!found && title?.Exact is not null)
        {
            // A wildcard that matches nothing is silence; a name that does not exist is a mistake.
            throw new EncordException(
                EncordErrorId.NotFound, $"There is no project with the title '{title.Exact}'. Get-EncordProject lists the projects that this user sees.");
        }
    }
}
