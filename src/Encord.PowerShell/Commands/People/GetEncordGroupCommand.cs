using System.Management.Automation;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.People;

[Cmdlet(VerbsCommon.Get, "EncordGroup")]
[OutputType(typeof(UserGroup))]
public sealed class GetEncordGroupCommand : EncordConnectedCommand
{
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override void EndCommand() => Guard(Name, () =>
    {
        var names = NameFilter.From(Name);
        List<Titled> all = [];
        foreach (var group in Stream(Client.Organisation.ListGroupsAsync(EndToken)))
        {
            all.Add(new Titled(group.Name, group.GroupHash));
            if (names.Takes(group.Name))
            {
                WriteObject(group);
            }
        }

        var miss = new TitleMiss("group", "groups", "name") { Which = "of the organisation" };
        foreach (var missing in names.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, miss.Describe(missing, all)), missing);
        }
    });
}
