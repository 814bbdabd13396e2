using System.Management.Automation;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Add, "EncordProjectUser", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectUser))]
public sealed class AddEncordProjectUserCommand : MembershipCommand<string>
{
    private readonly Dictionary<string, ProjectUser> _added = new(StringComparer.OrdinalIgnoreCase);

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    [ValidateNotNullOrEmpty]
    public string[] UserEmail { get; set; } = [];

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public ProjectRole Role { get; set; }

    protected override void ProcessRecord() => Guard(Project, () =>
    {
        string projectHash = Resolve(Project!);
        foreach (string email in UserEmail)
        {
            if (email.IndexOf('@') < 1)
            {
                WriteFailure(new EncordException(EncordErrorId.InvalidArgument, $"'{email}' is not an e-mail address."), email);
            }
            else if (ShouldProcess(email, $"Add to the project {DescribeProject(Project!, projectHash)} as {Role}"))
            {
                Gather(projectHash, email, Role);
            }
        }
    });

    private protected override void SendTogether(string projectHash, IReadOnlyList<string> members, ProjectRole role)
    {
        foreach (ProjectUser user in Await(Client.ProjectPeople.AddUsersAsync(projectHash, members, role, EndToken)))
        {
            _added[user.UserEmail] = user;
            if (user.Role != role.ToString())
            {
                WriteWarning($"{user.UserEmail} is in the project {projectHash} already and stays {user.Role}.");
            }
        }
    }

    private protected override void WriteSent(string projectHash, IReadOnlyList<string> members)
    {
        foreach (string email in members)
        {
            if (_added.TryGetValue(email, out ProjectUser? user))
            {
                WriteObject(user);
            }
        }
    }
}
