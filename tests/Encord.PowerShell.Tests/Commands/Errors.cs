using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Errors
{
    [Theory]
    [InlineData("SilentlyContinue", 1, 0)]
    [InlineData("Continue", 1, 1)]
    [InlineData("Ignore", 0, 0)]
    public async Task Follow_the_error_action(string action, int inVariable, int shown)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        var result = server.Run($"Get-EncordProject '00000000-0000-4000-8000-000000000000' -ErrorAction {action} -ErrorVariable failed; $failed.Count; 'went on'");
        Assert.Equal("went on", result.Output[^1].BaseObject);
        Assert.Equal(inVariable, result.Output[^2].BaseObject);
        Assert.Equal(shown, result.Errors.Count);
    }

    [Fact]
    public async Task Stop_when_told_and_can_be_caught_by_type()
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        var result = server.Run(
            """
            try { Get-EncordProject '00000000-0000-4000-8000-000000000000' -ErrorAction Stop }
            catch [Encord.EncordException] { $_.Exception.ErrorId, $_.Exception.StatusCode, $_.CategoryInfo.Category, $_.ErrorDetails.RecommendedAction }
            """).ThrowOnError();
        Assert.Equal(["EncordAccessDenied", "403", "PermissionDenied"], result.Output.Take(3).Select(item => item.ToString()));
        Assert.NotEmpty(result.Output[3].ToString());
    }

    [Theory]
    [InlineData(400, "EncordInvalidArgument", "InvalidArgument")]
    [InlineData(403, "EncordAccessDenied", "PermissionDenied")]
    [InlineData(404, "EncordNotFound", "ObjectNotFound")]
    [InlineData(405, "EncordOperationNotAllowed", "InvalidOperation")]
    [InlineData(409, "EncordConflict", "ResourceExists")]
    [InlineData(413, "EncordPayloadTooLarge", "LimitsExceeded")]
    [InlineData(422, "EncordInvalidArgument", "InvalidArgument")]
    [InlineData(429, "EncordRateLimited", "LimitsExceeded")]
    [InlineData(500, "EncordServiceUnavailable", "ResourceUnavailable")]
    [InlineData(504, "EncordServiceUnavailable", "ResourceUnavailable")]
    public async Task Have_an_id_and_a_category_for_each_status(int status, string id, string category)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        server.Run($"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress} -MaximumRetryCount 0").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = status, Count = null });
        var result = server.Run("Get-EncordProject");
        Assert.Equal([id], result.ErrorIds);
        Assert.Equal(category, result.Errors[0].CategoryInfo.Category.ToString());

        // What the server refuses comes with advice, which the message does not give a second time.
        var advice = result.Errors[0].ErrorDetails.RecommendedAction;
        Assert.NotEmpty(advice);
        Assert.DoesNotContain(advice, result.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-EncordProject 'Nowhere'")]
    [InlineData("Get-EncordDataset 'Nowhere'")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -WorkflowStage Revew")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Revew")]
    [InlineData("Import-EncordCocoLabel 'Street scenes' ./nowhere.json")]
    [InlineData("Disconnect-Encord; Get-EncordProject")]
    public async Task That_the_module_finds_by_itself_say_what_to_do_once(string command)
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run($"try {{ {command} -ErrorAction Stop }} catch {{ $_ }}");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(result.Output).BaseObject);
        Assert.Matches(@"^Encord(NotFound|InvalidArgument|NotConnected)\b", error.FullyQualifiedErrorId);
        Assert.Equal("", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task A_key_that_the_server_does_not_know_ends_the_command()
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 401, Count = null });
        Assert.Equal("EncordAuthenticationFailed", server.Shell.CatchId("'a', 'b' | Get-EncordProject"));
    }

    [Theory]
    [InlineData(FaultKind.Html, "EncordUnexpectedResponse")]
    [InlineData(FaultKind.Empty, "EncordUnexpectedResponse")]
    [InlineData(FaultKind.Malformed, "EncordUnexpectedResponse")]
    [InlineData(FaultKind.Truncate, "EncordConnectionFailed")]
    [InlineData(FaultKind.Reset, "EncordConnectionFailed")]
    public async Task An_answer_that_cannot_be_read_says_so(FaultKind kind, string id)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        server.Run($"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress} -MaximumRetryCount 0").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = kind, Count = null });
        var result = server.Run("Get-EncordProject");
        Assert.Equal([id], result.ErrorIds);
        Assert.DoesNotContain("   at ", result.Errors[0].ToString());
    }

    [Fact]
    public async Task A_body_that_contains_itself_is_refused_before_it_is_sent()
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        server.Emulator.RequestLog.Clear();
        Assert.Equal(["EncordInvalidArgument"], server.Run("$loop = @{}; $loop.self = $loop; Invoke-EncordApi -Method POST -Path datasets -Body $loop").ErrorIds);
        Assert.Equal(0, server.Emulator.RequestLog.Count);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_verbose_says_so()
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, RetryAfter = "0", Count = 1 });
        var result = server.Run("Get-EncordProject -Verbose").ThrowOnError();
        Assert.NotEmpty(result.Output);
        Assert.Contains(result.Verbose, line => line.Contains("attempt 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_in_time_is_a_timeout()
    {
        await using var server = await OwnServer.StartAsync(timeoutSec: 1, seed: SeedLevel.Minimal);
        server.Run($"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress} -TimeoutSec 1 -MaximumRetryCount 0 -SkipCheck").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = Patience.HeldMilliseconds, Count = null });
        Assert.Equal(["EncordTimeout"], server.Run("Get-EncordProject").ErrorIds);
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_failed_connection()
    {
        using var shell = Shell.Open();
        var result = shell.Run("Connect-Encord -Emulator -Domain http://127.0.0.1:9 -MaximumRetryCount 0 -SkipCheck; Get-EncordProject");
        Assert.Equal(["EncordConnectionFailed"], result.ErrorIds);
        Assert.Contains("127.0.0.1:9", result.Errors[0].ToString());
    }

    [Fact]
    public void Plain_http_to_another_host_is_refused_unless_asked_for()
    {
        using var shell = Shell.Open();
        Assert.Equal("EncordInvalidArgument", shell.CatchId("Connect-Encord -Emulator -Domain http://encord.invalid"));
        shell.Run("Connect-Encord -Emulator -Domain http://encord.invalid -AllowInsecure -SkipCheck").ThrowOnError();
    }

    [Fact]
    public async Task Two_projects_with_one_title_are_told_apart()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("New-EncordProject -Title 'Street scenes' -Confirm:$false | Out-Null").ThrowOnError();
        var result = server.Run("Get-EncordLabelRow 'Street scenes'");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Contains("2 projects", result.Errors[0].ToString());
    }

    [Theory]
    [InlineData("New-EncordDataset $half", true)]
    [InlineData("New-EncordProject 'Street' -Description $half -Ontology 'Street objects' -Dataset 'Street photos'", true)]
    [InlineData("New-EncordOntology $half -Structure '{}'", true)]
    [InlineData("New-EncordOntology 'Half' -Structure @{ objects = @(@{ name = $half; shape = 'polygon' }) }", false)]
    [InlineData("New-EncordOntology 'Half' -Structure @{ objects = @(); $half = 1 }", false)]
    [InlineData("Get-EncordLabelRow 'Street scenes' -DataTitle 'a', $half", true)]
    [InlineData("Invoke-EncordApi -Method Post -Path datasets -Body @{ title = $half }", false)]
    [InlineData("Add-EncordProjectUser 'Street scenes' -UserEmail $half -Role Annotator", true)]
    [InlineData("'Car', $half, 'Bus' | Add-EncordOntologyObject -Ontology 'Street objects' -Shape polygon -WhatIf", false)]
    public async Task Text_that_is_not_Unicode_is_refused_before_it_becomes_another(string script, bool ends)
    {
        await using var server = await OwnServer.StartAsync();
        server.Emulator.RequestLog.Clear();
        var half = "x" + (char)0xDC00;
        var result = server.Shell.Run(ends ? $"try {{ {script} }} catch {{ Write-Error $_ }}" : script, ("half", half));
        Assert.Contains("half of a surrogate pair", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.DoesNotContain(server.Emulator.RequestLog.Requests, request => request.Method == "POST" && request.QueryMethod is null);
    }

    [Fact]
    public async Task Text_with_whole_surrogate_pairs_is_text()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["\U0001F600 street"], server.Run("New-EncordDataset \"$([char]::ConvertFromUtf32(0x1F600)) street\"").ThrowOnError().Texts("Title"));
    }
}
