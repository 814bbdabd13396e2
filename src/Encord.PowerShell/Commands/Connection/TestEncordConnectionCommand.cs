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
            EncordConnection? connection = Connection ?? ConnectionStore.Current ?? ConnectionStore.FromEnvironment();
            if (connection is null)
            {
                WriteVerbose("There is no connection.");
                WriteObject(false);
                return;
            }

            // Signed like every request, and its answer is an empty page: nothing has a title that was made up just now.
            var client = (EncordClient)connection.Client;
            foreach (Project _ in Stream(client.Projects.ListAsync(new TitleFilter { Title = Guid.NewGuid().ToString() }, EndToken)))
            {
            }

            WriteObject(true);
        }
        catch (EncordException failure)
        {
            WriteVerbose($"{failure.ErrorId}: {failure.Message}");
            WriteObject(false);
        }
    }
}
