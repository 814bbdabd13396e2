using System.Security;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Connections(SampleServer server)
{
    private string Key => server.Emulator.WellKnownPrivateKeyText;

    [Fact]
    public void Without_one_the_command_ends_before_it_reads_its_input()
    {
        using var shell = Shell.Open();
        Assert.Equal("EncordNotConnected", shell.CatchId("Get-EncordProject"));
        Assert.Equal("EncordNotConnected", shell.CatchId("'a', 'b' | Get-EncordProject"));
        Assert.Equal("EncordNotConnected", shell.CatchId("Connect-Encord"));
    }

    [Fact]
    public void Open_from_a_file_text_credential_token_and_asset()
    {
        using var shell = Shell.Open();
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, "key");
            File.WriteAllText(path, Key);
            foreach (var arguments in new[]
            {
                "-KeyPath $path", "-PrivateKey $secret", "-PrivateKey $flat", "-Credential ([pscredential]::new('any', $secret))",
                "-Connection @{ PrivateKey = $key; Domain = $server }", "-Connection @{ privatekey = $secret; Passphrase = ''; Domain = '' } -Domain $server", "-Emulator",
            })
            {
                shell.Run("Disconnect-Encord").ThrowOnError();
                var domain = arguments.Contains("Domain", StringComparison.Ordinal) ? "" : "-Domain $server";
                var result = shell.Run(
                    $"(Connect-Encord {arguments} {domain} -PassThru).KeyId; Test-EncordConnection",
                    ("path", path),
                    ("key", Key),
                    ("secret", Secret(Key)),
                    ("flat", Secret(Key.ReplaceLineEndings("\\n"))),
                    ("server", server.Address)).ThrowOnError();
                Assert.Equal(["03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8", "True"], result.Output.Select(item => item.ToString()));
            }

            var text = shell.Run("Connect-Encord -Emulator -Domain $server; (Invoke-EncordApi user/bearer-token).token", ("server", server.Address)).Single<string>();
            var bearer = shell.Run("(Connect-Encord -AccessToken $secret -Domain $server -PassThru).Authentication; Test-EncordConnection", ("secret", Secret(text)), ("server", server.Address)).ThrowOnError();
            Assert.Equal(["AccessToken", "True"], bearer.Output.Select(item => item.ToString()));
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void A_bad_key_is_refused_and_not_shown()
    {
        using var shell = Shell.Open();
        var bad = Key[..^120] + "-----END OPENSSH PRIVATE KEY-----";
        foreach (var script in new[] { "Connect-Encord -PrivateKey $bad", "Get-EncordProject -Connection @{ PrivateKey = $text }", "Connect-Encord -KeyPath /no/such/key" })
        {
            var error = shell.Catch(script + " -Verbose", ("bad", Secret(bad)), ("text", bad));
            var everything = error + error.Exception.ToString() + error.TargetObject + error.ScriptStackTrace;
            Assert.DoesNotContain(Key.Split('\n')[1][..20], everything);
        }

        Assert.Equal("EncordInvalidKey", shell.CatchId("Connect-Encord -PrivateKey $bad", ("bad", Secret(bad))));
        Assert.Equal("EncordInvalidKey", shell.CatchId("Connect-Encord -KeyPath /no/such/key"));
    }

    [Fact]
    public async Task Two_runspaces_have_two_connections_at_once()
    {
        await using var small = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal }, TestContext.Current.CancellationToken);
        using var left = Shell.Connected(server.Address);
        using var right = Shell.Connected(small.BaseAddress);
        Task<ShellResult>[] runs =
        [
            Task.Run(() => left.Run("1..20 | ForEach-Object { @(Get-EncordProject).Count }"), TestContext.Current.CancellationToken),
            Task.Run(() => right.Run("1..20 | ForEach-Object { @(Get-EncordProject).Count }"), TestContext.Current.CancellationToken),
        ];
        var results = await Task.WhenAll(runs);
        Assert.Equal(Enumerable.Repeat<object>(3, 20), results[0].ThrowOnError().Output.Select(item => item.BaseObject));
        Assert.Equal(Enumerable.Repeat<object>(1, 20), results[1].ThrowOnError().Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void One_connection_serves_several_runspaces()
    {
        using var owner = Shell.Connected(server.Address);
        var connection = owner.Run("Get-EncordConnection").ThrowOnError().Output[0].BaseObject;
        Parallel.For(0, 4, _ =>
        {
            using var guest = Shell.Open();
            Assert.Equal(3, guest.Run("Get-EncordProject -Connection $c", ("c", connection)).ThrowOnError().Output.Count);
        });
    }

    [Fact]
    public void Disconnecting_forgets_it()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Single(shell.Run("Get-EncordConnection").ThrowOnError().Output);
        Assert.Empty(shell.Run("Disconnect-Encord; Get-EncordConnection").ThrowOnError().Output);
        Assert.Equal([false], shell.Run("Test-EncordConnection").ThrowOnError().Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Connecting_asks_the_server_once_and_fails_at_once()
    {
        using var shell = Shell.Open();
        Assert.Equal("EncordConnectionFailed", shell.CatchId("Connect-Encord -Emulator -Domain http://127.0.0.1:9"));
        Assert.Equal("EncordAuthenticationFailed", shell.CatchId("Connect-Encord -AccessToken nobody-knows-this -Domain $server", ("server", server.Address)));
        Assert.Empty(shell.Run("Get-EncordConnection").ThrowOnError().Output);
    }

    [Fact]
    public async Task Connecting_sends_one_request_and_none_when_told_so()
    {
        await using var own = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Minimal }, TestContext.Current.CancellationToken);
        using var shell = Shell.Open();
        shell.Run("Connect-Encord -Emulator -Domain $server -SkipCheck", ("server", own.BaseAddress)).ThrowOnError();
        Assert.Empty(own.RequestLog.Requests);
        shell.Run("Connect-Encord -Emulator -Domain $server", ("server", own.BaseAddress)).ThrowOnError();
        Assert.Single(own.RequestLog.Requests);
        own.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503 });
        Assert.Equal("EncordServiceUnavailable", shell.CatchId("Connect-Encord -Emulator -Domain $server", ("server", own.BaseAddress)));
        Assert.Equal(2, own.RequestLog.Count);
        shell.Run("Connect-Encord -Emulator -Domain http://127.0.0.1:9 -SkipCheck; Get-EncordConnection").ThrowOnError();
    }

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var c in text)
        {
            secret.AppendChar(c);
        }

        return secret;
    }
}
