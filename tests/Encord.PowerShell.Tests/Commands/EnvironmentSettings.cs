using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>What commands read from the environment of the process.</summary>
[Collection(ProcessEnvironment.Alone)]
public sealed class EnvironmentSettings(SampleServer server)
{
    [Theory]
    [InlineData("ENCORD_SSH_KEY_FILE", "EncordInvalidKey")]
    [InlineData("ENCORD_DOMAIN", "EncordInvalidArgument")]
    public void A_key_in_another_variable_is_not_shown(string variable, string id)
    {
        var right = server.Emulator.WellKnownPrivateKeyText;
        var text = right.Replace("AAAAB", "Q7xYc").Replace("AQID", "zX9v");
        using var shell = Shell.Open();
        using var environment = new ProcessEnvironment();
        foreach (var key in new[] { text, text.Replace("\n", " "), text.Replace("\n", "\\n"), string.Concat(text.Split('\n')[1..^2]), Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)) })
        {
            environment["ENCORD_SSH_KEY"] = right;
            environment[variable] = key;
            foreach (var script in new[] { "Connect-Encord", "Get-EncordProject", "1, 2 | Get-EncordProject" })
            {
                var error = shell.Catch(script);
                KeySlips.AssertSilent(key, KeySlips.Everything(error));
                Assert.Equal(id, ShellResult.IdOf(error));
            }
        }
    }

    [Fact]
    public void Shards_are_told_by_it()
    {
        using var shell = Shell.Open();
        using var environment = new ProcessEnvironment();
        Assert.Equal("EncordInvalidArgument", shell.CatchId("'x' | Select-EncordShard"));
        environment["JOB_COMPLETION_INDEX"] = "2";
        environment["SHARD_COUNT"] = "3";
        Assert.Equal(
            shell.Run("1..40 | ForEach-Object { \"hash$_\" } | Select-EncordShard 2 3").ThrowOnError().Output.Select(one => one.ToString()),
            shell.Run("1..40 | ForEach-Object { \"hash$_\" } | Select-EncordShard").ThrowOnError().Output.Select(one => one.ToString()));
        environment["SHARD_COUNT"] = "two";
        Assert.Equal("EncordInvalidArgument", shell.CatchId("'x' | Select-EncordShard"));
    }
}
