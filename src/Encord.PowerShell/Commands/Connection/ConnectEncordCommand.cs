using System.Collections;
using System.Management.Automation;
using System.Security;
using Encord.Client;
using Encord.Client.Auth;
using Encord.Client.Projects;
using Encord.PowerShell.Connection;
using Encord.PowerShell.Engine;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Commands.Connection;

[Cmdlet(VerbsCommunications.Connect, "Encord", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(EncordConnection))]
public sealed class ConnectEncordCommand : EncordCommand
{
    private const string EnvironmentSet = "Environment";
    private const string KeyPathSet = "KeyPath";
    private const string PrivateKeySet = "PrivateKey";
    private const string CredentialSet = "Credential";
    private const string AccessTokenSet = "AccessToken";
    private const string ConnectionSet = "Connection";
    private const string EmulatorSet = "Emulator";

    [Parameter(Mandatory = true, ParameterSetName = KeyPathSet, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string KeyPath { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = PrivateKeySet)]
    [ValidateNotNull]
    [SecretTransformation]
    public SecureString? PrivateKey { get; set; }

    [Parameter(ParameterSetName = KeyPathSet)]
    [Parameter(ParameterSetName = PrivateKeySet)]
    [SecretTransformation]
    public SecureString? Passphrase { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    [ValidateNotNull]
    [RefuseKeyText]
    public PSCredential? Credential { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = AccessTokenSet)]
    [ValidateNotNull]
    [SecretTransformation]
    public SecureString? AccessToken { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = ConnectionSet)]
    [ValidateNotNull]
    [RefuseKeyText]
    public IDictionary? Connection { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = EmulatorSet)]
    public SwitchParameter Emulator { get; set; }

    [Parameter]
    [ValidateNotNull]
    [DomainTransformation]
    public Uri? Domain { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(1, 86400)]
    public int? TimeoutSec { get; set; }

    [Parameter, WholeNumberTransformation]
    [ValidateRange(0, 100)]
    public int? MaximumRetryCount { get; set; }

    [Parameter]
    public SwitchParameter AllowInsecure { get; set; }

    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void ProcessInput()
    {
        try
        {
            var connection = ConnectionFactory.Open(Options());
            if (!SkipCheck)
            {
                Await(ConnectionCheck.RunAsync((EncordClient)connection.Client, isTriedOnce: true, EndToken));
            }

            ConnectionStore.Current = connection;
            if (PassThru)
            {
                WriteObject(connection);
            }
        }
        catch (EncordException failure)
        {
            // Nothing of what was given is the target: it may be the key.
            ThrowTerminatingError(FailureRecord.Create(failure, null));
        }
    }

    private EncordClientOptions Options()
    {
        var options = ParameterSetName switch
        {
            KeyPathSet => new() { Credential = SshKeyCredential.FromFile(KeyFilePath(), ConnectionFactory.Reveal(Passphrase)) },
            PrivateKeySet => new() { Credential = SshKeyCredential.Parse(ConnectionFactory.Reveal(PrivateKey)!, ConnectionFactory.Reveal(Passphrase)) },
            CredentialSet => new() { Credential = SshKeyCredential.Parse(ConnectionFactory.Reveal(Credential!.Password)!, null) },
            AccessTokenSet => new() { Credential = new BearerCredential(ConnectionFactory.Reveal(AccessToken)!) },
            ConnectionSet => ConnectionFactory.FromAutomation(Connection!),
            EmulatorSet => ConnectionFactory.WithDomain(new() { Credential = SshKeyCredential.WellKnownTestKey() }, ConnectionFactory.EmulatorDomain),
            _ => new() { Credential = SshKeyCredential.FromEnvironment(Environment.GetEnvironmentVariable) ?? throw NothingGiven() },
        };
        var environment = ParameterSetName is EmulatorSet or ConnectionSet ? null : EnvironmentConnection.Domain();
        options = ConnectionFactory.WithDomain(options, Domain ?? environment);
        return options with
        {
            AllowInsecureHttp = AllowInsecure,
            Timeout = TimeoutSec is int seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout,
            MaximumRetryCount = MaximumRetryCount ?? options.MaximumRetryCount,
        };
    }

    private string KeyFilePath()
    {
        KeyFile.RefuseKey(KeyPath, "-KeyPath");
        try
        {
            return GetUnresolvedProviderPathFromPSPath(KeyPath);
        }
        catch (Exception error) when (error is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException or ArgumentException)
        {
            throw new EncordException(EncordErrorId.InvalidKey, $"The path of the key file was not found: {SecretText.Quote(KeyPath, "it is not shown, because it may hold a key")}.");
        }
    }

    private static EncordException NothingGiven() => new(
        EncordErrorId.NotConnected,
        "No key was given, and none is set in the environment. Give -KeyPath, -PrivateKey, -Credential, -AccessToken, -Connection or -Emulator, "
        + "or set ENCORD_SSH_KEY_FILE or ENCORD_SSH_KEY.");
}
