using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Get, "EncordProjectGroup")]
[OutputType(typeof(ProjectGroup))]
public sealed class GetEncordProjectGroupCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        var names = NameFilter.From(Name);
        foreach (var group in Stream(Client.ProjectPeople.ListGroupsAsync(projectHash, EndToken)))
        {
            if (names.Takes(group.Name))
            {
                WriteObject(group);
            }
        }

        foreach (var missing in names.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"The project {projectHash} has no group '{missing}'."), missing);
        }
    }
}
