using System.Collections;
using System.Management.Automation;
using System.Text;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>A key that is given where something else belongs is never printed, whichever parameter or variable it is given to.</summary>
public sealed class KeySlips(SampleServer server)
{
    private string Key => server.Emulator.WellKnownPrivateKeyText;

    [Theory]
    [InlineData("Connect-Encord -KeyPath $key", "EncordInvalidKey")]
    [InlineData("Connect-Encord $key", "EncordInvalidKey")]
    [InlineData("Connect-Encord -KeyPath \"~/$key\"", "EncordInvalidKey")]
    [InlineData("Connect-Encord -Emulator -Domain $key", "EncordInvalidArgument")]
    [InlineData("Connect-Encord -Emulator -Domain \"https://$key\"", "EncordInvalidArgument")]
    [InlineData("Connect-Encord -Emulator -Domain \"https://user:$key@host\"", "EncordInvalidArgument")]
    [InlineData("Connect-Encord -Credential $key", null)]
    [InlineData("Connect-Encord -Connection $key", null)]
    [InlineData("Connect-Encord -Connection @{ PrivateKey = 'x'; Domain = $key }", "EncordInvalidKey")]
    [InlineData("Connect-Encord -Connection @{ PrivateKey = $good; Domain = $key }", "EncordInvalidArgument")]
    [InlineData("Connect-Encord -Connection @{ PrivateKey = ($key.Substring(0, [Math]::Min($key.Length, 60))); Passphrase = $key }", "EncordInvalidKey")]
    [InlineData("Connect-Encord -AccessToken $key -Domain $server", null)]
    [InlineData("Connect-Encord -PrivateKey 'x' -Passphrase $key", "EncordInvalidKey")]
    [InlineData("Connect-Encord -Emulator -Domain $server -TimeoutSec $key", null)]
    [InlineData("Connect-Encord -Emulator -Domain $server -MaximumRetryCount $key", null)]
    [InlineData("Get-EncordProject -Connection $key", null)]
    [InlineData("Get-EncordProject -Connection @{ PrivateKey = 'x'; Domain = $key }", null)]
    [InlineData("Invoke-EncordApi projects -Connection $key", null)]
    public void Of_a_parameter_are_refused_in_silence_about_the_key(string script, string? id)
    {
        using var shell = Shell.Open();
        foreach (var key in Forms())
        {
            var result = shell.Run($"try {{ {script} -Verbose -Debug }} catch {{ $_ }}", ("key", key), ("good", Key), ("server", server.Address));
            var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);

            AssertSilent(key, Everything(error) + string.Join("\n", [.. result.Verbose, .. result.Warnings, .. result.Information]));
            if (id is not null)
            {
                Assert.Equal(id, ShellResult.IdOf(error));
            }
        }
    }

    [Theory]
    [InlineData("Get-EncordProject $key")]
    [InlineData("Get-EncordProject -Project $key")]
    [InlineData("Get-EncordDataset Nothing, $key")]
    [InlineData("Get-EncordLabelRow $key")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -WorkflowStage $key")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -DataTitle $key")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -EditedAfter $key")]
    [InlineData("Initialize-EncordLabelRow -LabelRow $key -Project 'Street scenes'")]
    [InlineData("Get-EncordModelTraining 'Street scenes' $key")]
    [InlineData("Invoke-EncordApi -Path $key")]
    [InlineData("Import-EncordCocoLabel 'Street scenes' $key")]
    [InlineData("Add-EncordDataRow 'Street photos' $key")]
    public void Of_any_text_are_not_repeated_by_the_error_about_it(string script)
    {
        using var shell = Shell.Connected(server.Address);
        foreach (var key in Forms())
        {
            var result = shell.Run($"try {{ {script} -Verbose -Debug }} catch {{ $_ }}", ("key", key));
            AssertSilent(key, string.Join("\n", [.. result.Errors.Select(Everything), .. result.Output.Select(item => item.BaseObject is ErrorRecord error ? Everything(error) : ""), .. result.Verbose, .. result.Warnings]));
        }
    }

    [Theory]
    [InlineData("$key")]
    [InlineData("($key -split \"`n\")")]
    [InlineData("($key -replace \"`n\", '\\n')")]
    public void A_secret_as_plain_text_is_taken_for_what_it_is(string argument)
    {
        using var shell = Shell.Open();
        Assert.Equal(["True"], shell.Run($"Connect-Encord -PrivateKey {argument} -Domain $server; Test-EncordConnection", ("key", Key), ("server", server.Address)).ThrowOnError().Output.Select(item => item.ToString()));
    }

    private IEnumerable<string> Forms()
    {
        // Not the well-known key, of which a part may stand in any message without harm.
        var file = Key.Replace("AAAAB", "Q7xYc").Replace("AQID", "zX9v");
        return
        [
            file, file.Replace("\n", "\r\n"), file.Replace("\n", "\\n"), file.Replace("\n", " "), string.Concat(file.Split('\n')[1..^2]), file.Split('\n')[1],
            Convert.ToBase64String(Encoding.UTF8.GetBytes(file)), Convert.ToBase64String(Encoding.Unicode.GetBytes(file)),
        ];
    }

    internal static string Everything(ErrorRecord error)
    {
        var text = new StringBuilder();
        text.AppendLine(error.ToString()).AppendLine(error.Exception.ToString()).AppendLine(error.ErrorDetails?.ToString()).AppendLine(error.ErrorDetails?.RecommendedAction)
            .AppendLine(error.TargetObject?.ToString()).AppendLine(error.CategoryInfo.ToString()).AppendLine(error.CategoryInfo.GetMessage()).AppendLine(error.FullyQualifiedErrorId);
        foreach (DictionaryEntry entry in error.Exception.Data)
        {
            text.AppendLine(entry.Value?.ToString());
        }

        return text.ToString();
    }

    internal static void AssertSilent(string key, string said)
    {
        char[] packed = [.. key.Where(char.IsLetterOrDigit)];
        string heard = new([.. said.Where(char.IsLetterOrDigit)]);
        for (var start = 0; start + 20 <= packed.Length; start += 5)
        {
            string part = new(packed, start, 20);
            Assert.False(heard.Contains(part, StringComparison.OrdinalIgnoreCase) && !part.Contains("PRIVATEKEY", StringComparison.OrdinalIgnoreCase), $"'{part}' of the key is in: {said}");
        }
    }
}
