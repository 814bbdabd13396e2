using System.Management.Automation;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Connection;

[Cmdlet(VerbsCommunications.Disconnect, "Encord")]
[OutputType(typeof(void))]
public sealed class DisconnectEncordCommand : EncordCommand
{
    // Only the runspace forgets it: a connection that was handed to other runspaces goes on working there.
    private protected override void ProcessInput() => ConnectionStore.Current = null;
}
