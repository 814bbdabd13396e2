using System.Management.Automation;
using Encord.PowerShell.Completers;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Get, "EncordProjectUser")]
[OutputType(typeof(ProjectUser))]
public sealed class GetEncordProjectUserCommand : EncordConnectedCommand
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ProjectHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public ProjectReference[] Project { get; set; } = [];

    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserEmailCompleter))]
    public string[]? UserEmail { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public ProjectRole[]? Role { get; set; }

    private protected override void ProcessInput()
    {
        foreach (var project in Project)
        {
            Guard(project, () => Write(Resolve(project)));
        }
    }

    private void Write(string projectHash)
    {
        var emails = NameFilter.From(UserEmail);
        foreach (var user in Stream(Client.ProjectPeople.ListUsersAsync(projectHash, EndToken)))
        {
            if (emails.Takes(user.UserEmail) && (Role is null || Role.Any(role => role.ToString() == user.Role)))
            {
                WriteObject(user);
            }
        }

        foreach (var missing in emails.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"'{missing}' is not in the project {projectHash}. Add-EncordProjectUser adds people."), missing);
        }
    }
}
