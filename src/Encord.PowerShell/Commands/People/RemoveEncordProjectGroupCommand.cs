using System.Management.Automation;
using Encord.Client.Json;
using Encord.PowerShell.Completers;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Remove, "EncordProjectGroup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ProjectGroup))]
public sealed class RemoveEncordProjectGroupCommand : MembershipCommand<UserGroupReference>
{
    private readonly Dictionary<string, Dictionary<string, ProjectGroup>> _present = new(StringComparer.Ordinal);

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("GroupHash")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserGroupCompleter))]
    public UserGroupReference[] Group { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessInput() => Guard(Project, () =>
    {
        var projectHash = Resolve(Project!);
        foreach (var group in Group)
        {
            Guard(group, () => Take(projectHash, new UserGroupReference(HashOf(projectHash, group), group.Name)));
        }
    });

    private protected override Func<string, IReadOnlyList<UserGroupReference>, ProjectRole, CancellationToken, Task> Request
    {
        get
        {
            var people = Client.ProjectPeople;
            return (projectHash, groups, _, token) =>
                people.RemoveGroupsAsync(projectHash, groups.Select(group => group.Hash!).Distinct(StringComparer.Ordinal), token);
        }
    }

    /// <summary>The groups as they were before.</summary>
    private protected override void WriteSent(string projectHash, IReadOnlyList<UserGroupReference> members, ProjectRole role)
    {
        foreach (var member in members)
        {
            if (PassThru && _present[projectHash].TryGetValue(member.Hash!, out var group))
            {
                WriteObject(group);
            }
        }
    }

    private void Take(string projectHash, UserGroupReference group)
    {
        if (PassThru || (group.Name is null && AsksOrPretends(ConfirmImpact.Medium) && !Force))
        {
            Read(projectHash);
        }

        if ((Force && !IsWhatIf) || ShouldProcess(Describe(projectHash, group), $"Remove from the project {DescribeProject(Project!, projectHash)}"))
        {
            Gather(projectHash, group, default);
        }
    }

    /// <summary>A name is looked for among the groups of the project: of those of the organisation the user may see less.</summary>
    private string HashOf(string projectHash, UserGroupReference group)
    {
        if (group.Hash is not null)
        {
            return group.Hash;
        }

        Read(projectHash);
        ProjectGroup[] named = [.. _present[projectHash].Values.Where(present => string.Equals(present.Name, group.Name, StringComparison.OrdinalIgnoreCase))];
        return named.Length switch
        {
            1 => named[0].GroupHash,
            0 => throw new EncordException(
                EncordErrorId.NotFound,
                $"There is no group '{group.Name}' in the project {projectHash}. Its groups: {string.Join(", ", _present[projectHash].Values.Select(present => $"'{present.Name}' ({present.GroupHash})"))}."),
            _ => throw new EncordException(EncordErrorId.InvalidArgument, $"{named.Length} groups of the project have the name '{group.Name}'. Give the hash of the one you mean."),
        };
    }

    private void Read(string projectHash)
    {
        if (!_present.ContainsKey(projectHash))
        {
            _present[projectHash] = Stream(Client.ProjectPeople.ListGroupsAsync(projectHash, EndToken)).ToFirst(group => group.GroupHash, StringComparer.Ordinal);
        }
    }

    private string Describe(string projectHash, UserGroupReference group)
    {
        var name = group.Name;
        if (name is null && _present.TryGetValue(projectHash, out var present) && present.TryGetValue(group.Hash!, out var known))
        {
            name = known.Name;
        }

        return name is null ? group.Hash! : $"'{name}' ({group.Hash})";
    }
}
