using System.Management.Automation;
using Encord.PowerShell.Common;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Remove, "EncordProjectGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProjectGroup))]
public sealed class RemoveEncordProjectGroupCommand : MembershipCommand<UserGroupReference>
{
    private readonly Dictionary<string, Dictionary<string, ProjectGroup>> _present = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupHash")]
    [ValidateNotNullOrEmpty]
    public UserGroupReference[] Group { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord() => Guard(Project, () =>
    {
        string projectHash = Resolve(Project!);
        foreach (UserGroupReference group in Group)
        {
            if (PassThru || (group.Name is null && AsksOrPretends(ConfirmImpact.Medium) && !Force))
            {
                Read(projectHash);
            }

            if ((Force && !IsWhatIf) || ShouldProcess(Describe(projectHash, group), $"Remove from the project {DescribeProject(projectHash)}"))
            {
                Gather(projectHash, group, default);
            }
        }
    });

    private protected override void SendTogether(string projectHash, IReadOnlyList<UserGroupReference> members, ProjectRole role) =>
        Await(Client.ProjectPeople.RemoveGroupsAsync(projectHash, members.Select(group => group.Hash).Distinct(StringComparer.Ordinal), EndToken));

    /// <summary>The groups as they were before.</summary>
    private protected override void WriteSent(string projectHash, IReadOnlyList<UserGroupReference> members)
    {
        foreach (UserGroupReference member in members)
        {
            if (_present[projectHash].TryGetValue(member.Hash, out ProjectGroup? group))
            {
                WriteObject(group);
            }
        }
    }

    private void Read(string projectHash)
    {
        if (!_present.ContainsKey(projectHash))
        {
            _present[projectHash] = Stream(Client.ProjectPeople.ListGroupsAsync(projectHash, EndToken)).ToDictionary(group => group.GroupHash, StringComparer.Ordinal);
        }
    }

    private string Describe(string projectHash, UserGroupReference group)
    {
        string? name = group.Name;
        if (name is null && _present.TryGetValue(projectHash, out Dictionary<string, ProjectGroup>? present) && present.TryGetValue(group.Hash, out ProjectGroup? known))
        {
            name = known.Name;
        }

        return name is null ? group.Hash : $"'{name}' ({group.Hash})";
    }
}
