using System.Management.Automation;
using Encord.Client.People;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Add, "EncordProjectUser", SupportsShouldProcess = true)]
[OutputType(typeof(ProjectUser))]
public sealed class AddEncordProjectUserCommand : MembershipCommand<string>
{
    private readonly Dictionary<(string ProjectHash, ProjectRole Role, string Email), NewMember> _members = [];

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email")]
    [ValidateNotNullOrEmpty]
    public string[] UserEmail { get; set; } = [];

    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    public ProjectRole Role { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        foreach (var email in UserEmail)
        {
            if (email.IndexOf('@') < 1)
            {
                WriteFailure(new EncordException(EncordErrorId.InvalidArgument, $"'{email}' is not an e-mail address."), email);
            }
            else if (ShouldProcess(email, $"Add to the project {DescribeProject(Project!, projectHash)} as {Role}"))
            {
                _members[(projectHash, Role, email)] = new NewMember(email);
                Gather(projectHash, email, Role);
            }
        }
    });

    private protected override Func<string, IReadOnlyList<string>, ProjectRole, CancellationToken, Task> Request
    {
        get
        {
            var people = Client.ProjectPeople;
            return (projectHash, emails, role, token) => people.AddAsync(projectHash, Members(projectHash, emails, role), role, token);
        }
    }

    private protected override void WriteSent(string projectHash, IReadOnlyList<string> members, ProjectRole role)
    {
        foreach (var user in Members(projectHash, members, role).Select(member => member.User).OfType<ProjectUser>())
        {
            if (user.Role != role.ToString())
            {
                WriteWarning($"{user.UserEmail} is in the project {projectHash} already and stays {user.Role}.");
            }

            if (PassThru)
            {
                WriteObject(user);
            }
        }
    }

    private NewMember[] Members(string projectHash, IReadOnlyList<string> emails, ProjectRole role) => [.. emails.Select(email => _members[(projectHash, role, email)])];
}
