using System.Management.Automation;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

public sealed class TaskAgents
{
    // In the caller's runspace, and in runspaces of their own.
    private static readonly string[] Places = ["", "-ThrottleLimit 3"];

    public static TheoryData<string> Everywhere => [.. Places];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Send_each_task_along_the_pathway_that_the_block_names(string place)
    {
        await using var server = await Prepared();
        var result = server.Run($$"""Invoke-EncordTaskAgent 'Street scenes' Triage { if ([int]($_.DataTitle -replace '\D') % 2) { 'redo' } else { 'Accept' } } {{place}} -BatchSize 5""").ThrowOnError();

        var count = (int)server.Run("$t.Count").Output[0].BaseObject;
        Assert.Equal(count, result.Output.Count);
        Assert.Equal(server.Run("$t").Texts("TaskUuid").Order(StringComparer.Ordinal), result.Texts("TaskUuid").Order(StringComparer.Ordinal));
        Assert.All(result.Texts("Outcome"), outcome => Assert.Equal("Moved", outcome));
        Assert.All(result.Output, one => Assert.Equal(IsOdd(one) ? "Redo" : "Accept", one.Properties["Pathway"].Value));
        Assert.All(result.Values("Attempts"), attempts => Assert.Equal(1, attempts));
        Assert.Empty(server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output);

        static bool IsOdd(PSObject one) => int.Parse(new string([.. one.Properties["DataTitle"].Value.ToString()!.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture) % 2 == 1;
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Save_what_the_block_edited_before_the_task_moves_on(string place)
    {
        await using var server = await Prepared();
        server.Emulator.RequestLog.Clear();
        var result = server.Run(
            $$"""
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $LabelRow | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 } | Out-Null
                'Accept'
            } -IncludeLabel {{place}}
            """).ThrowOnError();
        Assert.All(result.Texts("Outcome"), outcome => Assert.Equal("Moved", outcome));
        // Labels created, saved, and tasks moved: each for all tasks together.
        Assert.InRange(server.Emulator.RequestLog.ChangeCount, 2, 3);
        Assert.All(
            server.Run("foreach ($one in $t) { @(Get-EncordLabelRow 'Street scenes' -DataHash $one.DataHash | Get-EncordObjectInstance | Where-Object Name -EQ Car).Count }").ThrowOnError().Output,
            number => Assert.True((int)number.BaseObject >= 1));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Give_every_attempt_the_row_as_it_was(string place)
    {
        await using var server = await Prepared();
        var result = server.Run(
            $$"""
            $tries = [hashtable]::Synchronized(@{})
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $tries = {{(place.Length > 0 ? "$using:tries" : "$tries")}}
                $before = @($LabelRow | Get-EncordObjectInstance | Where-Object Name -EQ Car).Count
                $LabelRow | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 } | Out-Null
                $tries[$_.TaskUuid] = [int]$tries[$_.TaskUuid] + 1
                if (-not $tries.ContainsKey("$($_.TaskUuid) before")) { $tries["$($_.TaskUuid) before"] = $before }
                if ($tries["$($_.TaskUuid) before"] -ne $before) { throw 'The row is not as it was.' }
                if ($tries[$_.TaskUuid] -lt 3) { throw 'not yet' }
                'Accept'
            } -IncludeLabel {{place}}
            """).ThrowOnError();
        Assert.All(result.Texts("Outcome"), outcome => Assert.Equal("Moved", outcome));
        Assert.All(result.Values("Attempts"), attempts => Assert.Equal(3, attempts));
    }

    [Theory]
    [InlineData("throw 'never'", 4, "never")]
    [InlineData("Get-EncordProject -Project 11111111-1111-1111-1111-111111111111", 4, "11111111")]
    [InlineData("Write-Error 'half done'; 'Accept'", 4, "half done")]
    [InlineData("'Nowhere'", 1, "'Accept', 'Redo'")]
    [InlineData("$_; 'Accept'", 1, "2 objects (WorkflowTask, 'Accept')")]
    [InlineData("Get-EncordProject -Title 'Street scenes'", 1, "an object (Project)")]
    [InlineData("42", 1, "an object (Int32)")]
    [InlineData("'Accept', 'Redo'", 1, "2 objects")]
    [InlineData("@{ Pathway = 'Accept'; Way = 'x' }", 1, "'Way'")]
    [InlineData("@{ Pathway = 'Accept'; Priority = 2 }", 1, "from 0 to 1")]
    [InlineData("@{ Pathway = 'Accept'; Priority = 'high' }", 1, "as the priority")]
    [InlineData("@{ Pathway = 'Accept'; LabelRow = 'row' }", 1, "as the label row")]
    [InlineData("@{ Pathway = 'Accept'; LabelRow = (Get-EncordLabelRow 'Street scenes')[0] }", 1, "not loaded")]
    [InlineData("break", 1, "break")]
    [InlineData("continue", 1, "break")]
    public async Task Leave_a_task_whose_block_is_wrong_and_say_why(string block, int attempts, string said)
    {
        foreach (var place in Places)
        {
            await using var server = await Prepared();
            if (place.Length > 0 && block is "break" or "continue")
            {
                // In a runspace of its own these end the block only, and it has returned nothing.
                continue;
            }

            server.Emulator.RequestLog.Clear();
            var result = server.Run($$"""Invoke-EncordTaskAgent 'Street scenes' Triage { if ($_.DataTitle -eq '{{First(server)}}') { {{block}} } else { 'Accept' } } {{place}}""");
            var failed = Assert.Single(result.Output, one => Equals(one.Properties["Outcome"].Value, "Failed"));
            Assert.Equal(attempts, failed.Properties["Attempts"].Value);
            Assert.Contains(said, failed.Properties["Error"].Value.ToString(), StringComparison.Ordinal);
            var error = Assert.Single(result.Errors);
            Assert.Equal(failed.Properties["TaskUuid"].Value, PSObject.AsPSObject(error.TargetObject).Properties["TaskUuid"].Value);
            Assert.Equal(result.Output.Count - 1, result.Texts("Outcome").Count(outcome => outcome == "Moved"));
            Assert.Equal([failed.Properties["TaskUuid"].Value.ToString()], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Texts("TaskUuid"));
            // One request moved all others, and nothing else was changed.
            Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
        }
    }

    [Fact]
    public async Task That_return_nothing_leave_the_task_and_say_what_was_not_saved()
    {
        await using var server = await Prepared();
        var left = server.Run("Invoke-EncordTaskAgent 'Street scenes' Triage { } -MaximumTask 3").ThrowOnError();
        Assert.Equal(["Left", "Left", "Left"], left.Texts("Outcome"));
        var edited = server.Run(
            """
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $null = $LabelRow | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 }
                if ($_.DataTitle -like '*0*') { @{ LabelRow = $LabelRow } }
            } -IncludeLabel -MaximumTask 4
            """).ThrowOnError();
        Assert.All(edited.Texts("Outcome"), outcome => Assert.Equal("Left", outcome));
        Assert.Equal(edited.Texts("DataTitle").Count(title => !title!.Contains('0', StringComparison.Ordinal)), edited.Warnings.Count(warning => warning.Contains("not saved", StringComparison.Ordinal)));
        Assert.Equal((int)server.Run("$t.Count").Output[0].BaseObject, server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output.Count);
    }

    [Fact]
    public async Task Set_priorities_of_many_tasks_in_one_request()
    {
        await using var server = await Prepared();
        server.Emulator.RequestLog.Clear();
        server.Run("$i = 0; Invoke-EncordTaskAgent 'Street scenes' Triage { $script:i++; @{ Pathway = 'Redo'; Priority = if ($i % 2) { 0 } else { 0.75 } } }").ThrowOnError();
        Assert.Equal(2, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(["0", "0.75"], server.Run("Get-EncordLabelRow 'Street scenes' -DataHash $t.DataHash").Texts("Priority").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("'Accept'")]
    [InlineData("@{ Pathway = 'Accept'; Priority = 0.5 }")]
    public async Task Are_not_held_up_by_a_task_that_somebody_else_moves_meanwhile(string returned)
    {
        await using var server = await Prepared();
        var result = server.Run(
            $$"""
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                if ($_.DataTitle -eq '{{First(server)}}') { $_ | Submit-EncordWorkflowTask -Pathway Redo }
                {{returned}}
            }
            """).ThrowOnError();
        Assert.Equal("Gone", Assert.Single(result.Output, one => !Equals(one.Properties["Outcome"].Value, "Moved")).Properties["Outcome"].Value);
        Assert.Empty(server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output);
    }

    [Fact]
    public async Task Take_tasks_from_messages_and_leave_those_that_are_done()
    {
        await using var server = await Prepared();
        var result = server.Run(
            """
            $m = $t | ConvertTo-EncordTaskMessage -BatchSize 4
            $t[0] | Submit-EncordWorkflowTask -Pathway Redo
            $ran = 0
            @($m) + $m[0] | ConvertFrom-EncordTaskMessage | Invoke-EncordTaskAgent { $script:ran++; 'Accept' } -BatchSize 4
            """).ThrowOnError();
        var count = (int)server.Run("$t.Count").Output[0].BaseObject;
        Assert.Equal(count - 1, server.Run("$ran").Output[0].BaseObject);
        Assert.Equal(count - 1, result.Texts("Outcome").Count(outcome => outcome == "Moved"));
        Assert.All(result.Texts("Outcome").Where(outcome => outcome != "Moved"), outcome => Assert.Equal("Gone", outcome));
        Assert.Empty(server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output);
    }

    [Fact]
    public async Task Work_on_bare_ids_and_label_rows()
    {
        await using var server = await Prepared();
        Assert.Equal(["Moved"], server.Run("$t[0].TaskUuid | Invoke-EncordTaskAgent { 'Accept' } -Project 'Street scenes' -Stage Triage").ThrowOnError().Texts("Outcome"));
        Assert.Equal(["Moved"], server.Run("Get-EncordLabelRow 'Street scenes' -DataHash $t[1].DataHash | Invoke-EncordTaskAgent { 'Accept' }").ThrowOnError().Texts("Outcome"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("$t[2].TaskUuid | Invoke-EncordTaskAgent { 'Accept' }").ErrorIds);
        Assert.Equal(["Gone"], server.Run("'7c9e6679-7425-40de-944b-e07fc1f90ae7' | Invoke-EncordTaskAgent { 'Accept' } -Project 'Street scenes' -Stage Triage").ThrowOnError().Texts("Outcome"));
    }

    [Theory]
    [InlineData("Invoke-EncordTaskAgent 'Street scenes' Review { 'x' }", "EncordOperationNotAllowed")]
    [InlineData("Invoke-EncordTaskAgent 'Street scenes' Nowhere { 'x' }", "EncordNotFound")]
    [InlineData("Invoke-EncordTaskAgent 'Parking lot' Triage { 'x' }", "EncordOperationNotAllowed")]
    [InlineData("Invoke-EncordTaskAgent -Stage Triage -Process { 'x' }", "EncordInvalidArgument")]
    public async Task Refuse_what_is_no_agent_stage_before_anything_is_done(string script, string expected)
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(expected, server.Shell.CatchId(script));
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Check_once_before_anything_is_done()
    {
        await using var server = await Prepared();
        server.Emulator.RequestLog.Clear();
        Assert.Contains("No such pathway here", server.Shell.Catch("Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -Begin { if ('Publish' -notin $_.Pathways.Name) { throw 'No such pathway here' } }").ToString(), StringComparison.Ordinal);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal(1, server.Run("$n = 0; $null = Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -Begin { $script:n++ } -BatchSize 2; $n").ThrowOnError().Output[0].BaseObject);
    }

    [Fact]
    public async Task Take_only_what_all_filters_let_through()
    {
        await using var server = await Prepared();
        var result = server.Run("Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -Filter { $_.DataTitle -like '*.png' }, { $_.DataTitle -notlike '*0*' }").ThrowOnError();
        Assert.All(result.Texts("DataTitle"), title => Assert.DoesNotContain('0', title!));
        var failed = server.Run("Invoke-EncordTaskAgent 'Street scenes' Triage { 'Accept' } -Filter { throw 'filter' } -MaximumTask 2");
        Assert.Equal(["Failed", "Failed"], failed.Texts("Outcome"));
        Assert.Equal(["EncordAgentFailed", "EncordAgentFailed"], failed.ErrorIds);
    }

    [Fact]
    public async Task End_by_one_error_after_all_the_work_where_errors_stop_the_script()
    {
        await using var server = await Prepared();
        var script = $$"""Invoke-EncordTaskAgent 'Street scenes' Triage { if ($_.DataTitle -eq '{{First(server)}}') { throw 'no' } else { 'Accept' } } -BatchSize 2 -MaximumRetryCount 0""";
        var result = server.Run("$all = [System.Collections.Generic.List[object]]::new(); try { " + script + " -ErrorAction Stop | ForEach-Object { $all.Add($_) } } catch { $_.FullyQualifiedErrorId }; $all");
        Assert.StartsWith("EncordAgentFailed", result.Output[0].BaseObject.ToString(), StringComparison.Ordinal);
        Assert.Equal((int)server.Run("$t.Count").Output[0].BaseObject, result.Output.Count - 1);
        Assert.Single(server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output);
    }

    [Fact]
    public async Task End_a_block_that_does_not_end()
    {
        await using var server = await Prepared();
        var result = server.Run(
            $$"""Invoke-EncordTaskAgent 'Street scenes' Triage { if ($_.DataTitle -eq '{{First(server)}}') { while ($true) { $null = 1 } } else { 'Accept' } } -TaskTimeoutSec 5 -MaximumRetryCount 0 -ThrottleLimit 2""");
        var failed = Assert.Single(result.Output, one => !Equals(one.Properties["Outcome"].Value, "Moved"));
        Assert.Contains("within 5 seconds", failed.Properties["Error"].Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Take_no_task_after_the_time_and_finish_what_is_in_hand(string place)
    {
        await using var server = await Prepared();
        var result = server.Run($$"""Invoke-EncordTaskAgent 'Street scenes' Triage { Start-Sleep -Milliseconds 1500; 'Accept' } -TimeoutSec 1 {{place}}""").ThrowOnError();
        Assert.InRange(result.Texts("Outcome").Count(outcome => outcome == "Moved"), 1, 3);
        Assert.All(result.Output.Where(one => Equals(one.Properties["Outcome"].Value, "Left")), one => Assert.Equal(0, one.Properties["Attempts"].Value));
        Assert.Contains(result.Warnings, warning => warning.Contains("time limit of 1 seconds", StringComparison.Ordinal));
        Assert.Equal(result.Texts("Outcome").Count(outcome => outcome == "Left"), server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output.Count);
    }

    [Fact]
    public async Task Look_again_until_as_many_as_wanted_were_done_and_do_not_repeat_what_failed()
    {
        await using var server = await Prepared();
        var count = (int)server.Run("$t.Count").Output[0].BaseObject;
        var result = server.Run(
            $$"""
            $rounds = 0
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                if ($_.DataTitle -eq '{{First(server)}}') { throw 'no' }
                if ($script:rounds++ -eq 0) { (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0..2] | Move-EncordWorkflowTask Triage }
                'Accept'
            } -RefreshEverySec 0.2 -MaximumTask {{count + 3}} -MaximumRetryCount 0
            """);
        Assert.Single(result.Errors);
        Assert.Equal(count + 3, result.Output.Count);
        Assert.Single(result.Texts("Outcome"), "Failed");
    }

    [Fact]
    public async Task Bring_the_file_for_as_long_as_the_block_runs()
    {
        await using var server = await Prepared();
        var result = server.Run(
            """
            $files = @()
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $script:files += $File.FullName
                if ($File.Length -gt 0 -and [IO.Path]::GetFileName($File.FullName) -eq $_.DataTitle) { 'Accept' }
            } -Filter { $_.DataTitle -like '*.png' } -MaximumTask 3
            """).ThrowOnError();
        Assert.Equal(["Moved", "Moved", "Moved"], result.Texts("Outcome"));
        Assert.All(server.Run("$files").Output, file => Assert.False(File.Exists(file.ToString())));
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Bring_the_images_of_a_group_in_their_order(string place)
    {
        await using var server = await Prepared();
        server.Run(
            """
            $groups = @(Get-EncordLabelRow 'Street scenes' -WorkflowStage Annotate | Where-Object DataType -EQ ImageGroup | Select-Object -First 2)
            $groups | Get-EncordWorkflowTask -Stage Annotate | Move-EncordWorkflowTask Triage
            """).ThrowOnError();

        var result = server.Run(
            $$"""
            $seen = [hashtable]::Synchronized(@{})
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $seen = {{(place.Length > 0 ? "$using:seen" : "$seen")}}
                $seen[$_.DataHash] = @($File | ForEach-Object { [pscustomobject]@{ Path = $_.FullName; Bytes = $_.Length; Hash = (Get-FileHash $_.FullName).Hash } })
                'Accept'
            } -Filter { $_.DataHash -in $groups.DataHash } -IncludeData {{place}}
            """).ThrowOnError();

        Assert.Equal(["Moved", "Moved"], result.Texts("Outcome"));
        foreach (var hash in server.Run("$groups.DataHash").Output.Select(one => one.ToString()))
        {
            var folder = Directory.CreateTempSubdirectory("encord-group-").FullName;
            try
            {
                // What an export of the same group brings, image by image.
                var expected = server.Run($"Get-EncordLabelRow 'Street scenes' -DataHash {hash} | Export-EncordData '{folder}' -PassThru | Sort-Object Path").ThrowOnError();
                Assert.True(expected.Output.Count > 1);
                Assert.Equal(expected.Texts("Sha256"), server.Run($"$seen['{hash}']").Texts("Hash").Select(one => one!.ToLowerInvariant()));
                Assert.All(server.Run($"$seen['{hash}']").Texts("Path"), path => Assert.False(Directory.Exists(Path.GetDirectoryName(path))));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public async Task Fail_for_the_task_whose_file_does_not_come_and_go_on()
    {
        await using var server = await Prepared();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 500, Method = "GET", Path = "/storage", Count = 1 });
        var result = server.Run("Invoke-EncordTaskAgent 'Street scenes' Triage { if ($File) { 'Accept' } } -Filter { $_.DataTitle -like '*.png' } -MaximumTask 3 -MaximumRetryCount 0");
        Assert.Equal(["Failed", "Moved", "Moved"], result.Texts("Outcome"));
        Assert.Contains("HTTP 500", Assert.Single(result.Errors).Exception.Message, StringComparison.Ordinal);
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 500, Method = "GET", Path = "/storage", Count = 1 });
        Assert.Equal(["2"], server.Run("Invoke-EncordTaskAgent 'Street scenes' Triage { if ($File) { 'Accept' } } -MaximumTask 1").ThrowOnError().Texts("Attempts"));
    }

    [Fact]
    public async Task In_runspaces_have_the_connection_and_tell_what_they_say()
    {
        await using var server = await Prepared();
        var result = server.Run(
            """
            $word = 'Accept'; $table = @{ a = 1 }
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                Write-Warning "looked at $($_.DataTitle)"
                $null = Get-EncordProject -Title 'Street scenes' -ErrorAction Stop
                if (($using:table).a -eq 1) { $using:word }
            } -ThrottleLimit 2 -MaximumTask 4
            """).ThrowOnError();
        Assert.Equal(["Moved", "Moved", "Moved", "Moved"], result.Texts("Outcome"));
        Assert.Equal(4, result.Warnings.Count(warning => warning.StartsWith("looked at", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_what_if_runs_no_block_and_sends_no_change()
    {
        await using var server = await Prepared();
        server.Emulator.RequestLog.Clear();
        var result = server.Run("$ran = 0; Invoke-EncordTaskAgent 'Street scenes' Triage { $script:ran++; 'Accept' } -IncludeLabel -WhatIf -RefreshEverySec 1; $ran").ThrowOnError();
        Assert.Equal(0, Assert.Single(result.Output).BaseObject);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Leave_nothing_half_moved_when_they_are_stopped(string place)
    {
        await using var server = await Prepared();
        using var started = new ManualResetEventSlim();
        using var shell = server.Shell.Create(
            $$"""
            Invoke-EncordTaskAgent 'Street scenes' Triage {
                $LabelRow | Add-EncordObjectInstance Car -BoundingBox @{ x = 0.1; y = 0.1; w = 0.2; h = 0.2 } | Out-Null
                {{(place.Length > 0 ? "($using:started)" : "$started")}}.Set()
                while ($true) { Start-Sleep -Milliseconds 20 }
            } -IncludeLabel {{place}}
            """,
            ("started", started));
        server.Run("$t | Get-EncordLabelRow | Initialize-EncordLabelRow | Out-Null").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        var running = shell.BeginInvoke();
        Assert.True(started.Wait(Patience.Limit, TestContext.Current.CancellationToken));
        await Patience.RunAsync(shell.Stop);
        Assert.True(running.IsCompleted);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
        Assert.Equal((int)server.Run("$t.Count").Output[0].BaseObject, server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage").Output.Count);
    }

    /// <summary>A server with some pictures in the agent stage, which are <c>$t</c>.</summary>
    private static async Task<OwnServer> Prepared()
    {
        var server = await OwnServer.StartAsync();
        server.Run(
            """
            (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-*.png')[0..5] | Move-EncordWorkflowTask Triage
            $t = @(Get-EncordWorkflowTask 'Street scenes' -Stage Triage -DataTitle '*.png')
            $t = $t[0..7]
            Get-EncordWorkflowTask 'Street scenes' -Stage Triage | Where-Object TaskUuid -NotIn $t.TaskUuid | Submit-EncordWorkflowTask -Pathway Accept
            """).ThrowOnError();
        return server;
    }

    private static string First(OwnServer server) => server.Run("$t[0].DataTitle").Output[0].BaseObject.ToString()!;
}
