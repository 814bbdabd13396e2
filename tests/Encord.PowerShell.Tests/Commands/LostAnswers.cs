using System.Management.Automation;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>What users see of answers that are lost, late, damaged or empty.</summary>
public sealed class LostAnswers
{
    [Theory]
    [InlineData("New-EncordDataset 'Night shift'", "Get-EncordDataset")]
    [InlineData("New-EncordOntology 'Night shift'", "Get-EncordOntology")]
    [InlineData("New-EncordStorageFolder 'Night shift'", "Get-EncordStorageFolder")]
    [InlineData("New-EncordCollection (Get-EncordProject 'Street scenes') 'Night shift'", "Get-EncordCollection")]
    [InlineData("Copy-EncordProject 'Street scenes'", "Get-EncordProject")]
    [InlineData("Invoke-EncordApi datasets -Method POST -Body @{ title = 'Night shift' }", "Get-EncordDataset")]
    public async Task Of_a_change_say_that_it_may_have_been_done(string script, string look)
    {
        await using var server = await OwnServer.StartAsync(timeoutSec: 30);
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Reset, AfterWork = true, Method = "POST", Count = 1 });
        server.Run("$ConfirmPreference = 'None'").ThrowOnError();

        var error = Assert.Single(server.Run(script + " -ErrorAction SilentlyContinue -ErrorVariable e; $e").Output.Select(item => item.BaseObject).OfType<ErrorRecord>());

        Assert.Equal("EncordOutcomeUnknown", ShellResult.IdOf(error));
        Assert.Equal(ErrorCategory.OperationStopped, error.CategoryInfo.Category);
        Assert.Contains(look, error.ToString());
        Assert.Contains("Look first", error.ToString());
        Assert.Equal("", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task Of_a_reading_back_do_not_lose_what_was_made()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"Connect-Encord -Emulator -Domain {server.Emulator.BaseAddress} -MaximumRetryCount 0").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 500, QueryType = "dataset", QueryMethod = "GET", Count = 1 });

        var result = server.Run("New-EncordDataset 'Night shift'");

        var hash = Assert.Single(result.ThrowOnError().Texts("DatasetHash"))!;
        Assert.Contains(hash, Assert.Single(result.Warnings));
        Assert.Equal([hash], server.Run("Get-EncordDataset -Title 'Night shift'").ThrowOnError().Texts("DatasetHash"));
    }

    [Fact]
    public async Task With_no_content_are_a_success()
    {
        await using var server = new AnsweringServer(_ => (204, []));
        using var shell = server.Connect();

        Assert.Empty(shell.Run("Invoke-EncordApi things -Method POST -Body @{ a = 1 } -Confirm:$false; Invoke-EncordApi things -Raw").ThrowOnError().Output);
    }

    [Fact]
    public async Task With_no_content_name_the_collection_all_the_same()
    {
        const string List = """{"results":[{"collectionUuid":"11111111-1111-4111-8111-111111111111","name":"Night","createdAt":"2024-01-01T00:00:00Z"},{"collectionUuid":"22222222-2222-4222-8222-222222222222","name":"Night","createdAt":"2025-01-01T00:00:00Z"}]}""";
        await using var server = new AnsweringServer(request => request.StartsWith("POST", StringComparison.Ordinal) ? (204, []) : (200, System.Text.Encoding.UTF8.GetBytes(List)));
        using var shell = server.Connect();

        Assert.Equal(
            ["22222222-2222-4222-8222-222222222222"],
            shell.Run("New-EncordCollection 33333333-3333-4333-8333-333333333333 'Night' -Confirm:$false").ThrowOnError().Texts("CollectionUuid"));
    }

    [Fact]
    public async Task That_are_no_text_are_errors_about_their_item_and_the_next_goes_on()
    {
        byte[] latin = [.. "{\"message\":\"gesperrt f"u8, 0xFC, .. "r Sie\"}"u8];
        await using var server = new AnsweringServer(request => request.Contains("healthy", StringComparison.Ordinal) ? (200, "{\"n\":1}"u8.ToArray())
            : request.Contains("half", StringComparison.Ordinal) ? (200, "{\"n\":\"\\ud800\"}"u8.ToArray())
            : (403, latin));
        using var shell = server.Connect();

        var result = shell.Run("'bad', 'half', 'healthy' | ForEach-Object { Invoke-EncordApi $_ }; Test-EncordConnection");

        Assert.Null(result.Terminated);
        Assert.Equal(["EncordAccessDenied", "EncordUnexpectedResponse"], result.ErrorIds);
        Assert.Equal("bad", result.Errors[0].TargetObject);
        Assert.Contains("-Raw", result.Errors[1].ToString());
        Assert.Equal(2, result.Output.Count);
        Assert.Equal(["{\"n\":\"\\ud800\"}"], shell.Run("Invoke-EncordApi half -Raw").ThrowOnError().Output.Select(item => item.ToString()));
    }

    [Fact]
    public async Task That_are_an_error_in_a_success_are_no_success()
    {
        await using var server = new AnsweringServer(_ => (200, "{\"error\":\"no such row\"}"u8.ToArray()));
        using var shell = server.Connect();

        foreach (var script in new[]
        {
            "Test-EncordLabelRow 11111111-1111-4111-8111-111111111111 -Project 22222222-2222-4222-8222-222222222222 -Detailed",
            "Set-EncordProjectStatus 22222222-2222-4222-8222-222222222222 Paused -Confirm:$false",
        })
        {
            var result = shell.Run(script);
            Assert.Equal(["EncordUnexpectedResponse"], result.ErrorIds);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public async Task That_list_a_thing_twice_are_no_reason_to_fail()
    {
        const string Groups = """{"results":[{"groupHash":"33333333-3333-4333-8333-333333333333","name":"Annotators","userRole":1},{"groupHash":"33333333-3333-4333-8333-333333333333","name":"Annotators","userRole":1}]}""";
        await using var server = new AnsweringServer(request => request.StartsWith("DELETE", StringComparison.Ordinal) ? (204, []) : (200, System.Text.Encoding.UTF8.GetBytes(Groups)));
        using var shell = server.Connect();

        var result = shell.Run("Remove-EncordProjectGroup 22222222-2222-4222-8222-222222222222 -Group 33333333-3333-4333-8333-333333333333 -Force");

        Assert.Null(result.Terminated);
        Assert.Empty(result.ErrorIds);
    }

    [Theory]
    [InlineData("Invoke-EncordApi x -Method POST -Body ('{\"a\":\"' + [char]0xD800 + '\"}')")]
    [InlineData("Invoke-EncordApi x -Method POST -Body @{ a = [string][char]0xD800 }")]
    [InlineData("New-EncordOntology Broken -Structure ('{\"objects\":[],\"x\":\"' + [char]0xDC00 + '\"}')")]
    [InlineData("New-EncordOntology Broken -Structure '{\"objects\":[{\"name\":\"\\ud800\"}],\"objects\":[]}'")]
    public async Task Text_that_is_none_is_refused_before_it_is_sent(string script)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.Minimal);

        var result = server.Run($"$ConfirmPreference = 'None'; {script}");

        Assert.Null(result.Terminated);
        Assert.StartsWith("Encord", Assert.Single(result.ErrorIds));
    }

    [Fact]
    public async Task Verbose_tells_each_request_and_Debug_its_bodies()
    {
        await using var server = await OwnServer.StartAsync();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 503, RetryAfter = "0", Count = 1 });

        var result = server.Run("Get-EncordProject 'Street scenes' -Verbose 4>&1; $DebugPreference = 'Continue'; Get-EncordProject 'Street scenes' 5>&1");

        string[] lines = [.. result.ThrowOnError().Output.Select(item => item.ToString())];
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^GET /v2/public/projects: 503, \d+ ms, attempt 1, trace id [0-9a-f]{32}$"));
        Assert.Contains(lines, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^GET /v2/public/projects: 200, \d+ ms, attempt 2, trace id [0-9a-f]{32}$"));
        Assert.Contains(lines, line => line.StartsWith("Answer to GET /v2/public/projects: {", StringComparison.Ordinal) && line.Contains("Street scenes", StringComparison.Ordinal));
    }
}
