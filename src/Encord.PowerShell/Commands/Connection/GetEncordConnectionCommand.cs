using System.Management.Automation;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Connection;

[Cmdlet(VerbsCommon.Get, "EncordConnection")]
[OutputType(typeof(EncordConnection))]
public sealed class GetEncordConnectionCommand : EncordCommand
{
    private protected override void ProcessInput()
    {
        if (ConnectionStore.Current is { } connection)
        {
            WriteObject(connection);
        }
    }
}
