using System.Management.Automation;
using Encord.Client;
using Encord.Client.Projects;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;

namespace Encord.PowerShell.Commands.Connection;

[Cmdlet(VerbsDiagnostic.Test, "EncordConnection")]
[OutputType(typeof(bool))]
public sealed class TestEncordConnectionCommand : EncordConnectedCommand
{
    // Without a connection the answer is no rather than an error: that is what the question is about.
    private protected override void BeginCommand()
    {
    }

    private protected override void ProcessInput()
    {
        try
        {
            var connection = Connection ?? ConnectionStore.Current ?? ConnectionStore.FromEnvironment();
            if (connection is null)
            {
                WriteVerbose("There is no connection.");
                WriteObject(false);
                return;
            }

            Await(ConnectionCheck.RunAsync((EncordClient)connection.Client, isTriedOnce: false, EndToken));
            WriteObject(true);
        }
        catch (EncordException failure)
        {
            WriteVerbose($"{failure.ErrorId}: {failure.Message}");
            WriteObject(false);
        }
    }
}
