using System.Management.Automation;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Add, "EncordProjectGroup", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectGroup))]
public sealed class AddEncordProjectGroupCommand : MembershipCommand<UserGroupReference>
{
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserGroupCompleter))]
    public UserGroupReference[] Group { get; set; } = [];

    [Parameter(Mandatory = true, Position = 2)]
    public ProjectRole Role { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        foreach (var group in Group)
        {
            Guard(group, () =>
            {
                var hash = Resolve(group);
                if (ShouldProcess(group.Name is null ? hash : $"'{group.Name}' ({hash})", $"Add to the project {DescribeProject(Project!, projectHash)} as {Role}"))
                {
                    Gather(projectHash, new UserGroupReference(hash, group.Name), Role);
                }
            });
        }
    });

    private protected override Func<string, IReadOnlyList<UserGroupReference>, ProjectRole, CancellationToken, Task> Request
    {
        get
        {
            var people = Client.ProjectPeople;
            return (projectHash, groups, role, token) =>
                people.AddGroupsAsync(projectHash, groups.Select(group => group.Hash!).Distinct(StringComparer.Ordinal), role, token);
        }
    }

    private protected override void WriteSent(string projectHash, IReadOnlyList<UserGroupReference> members, ProjectRole role)
    {
        if (!PassThru)
        {
            return;
        }

        foreach (var group in Stream(Client.ProjectPeople.ListGroupsAsync(projectHash, EndToken)))
        {
            if (members.Any(member => member.Hash == group.GroupHash))
            {
                WriteObject(group);
            }
        }
    }
}
