using System.Management.Automation;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Connection;

[Cmdlet(VerbsCommon.Get, "EncordConnection")]
[OutputType(typeof(EncordConnection))]
public sealed class GetEncordConnectionCommand : EncordCommand
{
    protected override void ProcessRecord()
    {
        if (ConnectionStore.Current is { } connection)
        {
            WriteObject(connection);
        }
    }
}
