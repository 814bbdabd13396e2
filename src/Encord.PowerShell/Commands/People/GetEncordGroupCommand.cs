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
        foreach (UserGroup group in Stream(Client.Organisation.ListGroupsAsync(EndToken)))
        {
            if (names.Takes(group.Name))
            {
                WriteObject(group);
            }
        }

        foreach (string missing in names.NotFound)
        {
            WriteFailure(new EncordException(EncordErrorId.NotFound, $"There is no group '{missing}' in the organisation. Get-EncordGroup lists them."), missing);
        }
    });
}
