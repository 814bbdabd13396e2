using System.Management.Automation;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class WorkflowTasks
{
    private const string Annotator = WellKnown.AnnotatorEmail;

    [Fact]
    public async Task Every_stage_is_listed_and_a_task_knows_where_it_is()
    {
        await using var server = await OwnServer.StartAsync();
        var all = server.Run("Get-EncordWorkflowTask 'Street scenes'").ThrowOnError();
        Assert.Equal(server.Run("Get-EncordLabelRow 'Street scenes'").Output.Count, all.Output.Count);
        Assert.Equal(["Agent", "Annotation", "Done", "Review"], all.Texts("StageType").Distinct().Order(StringComparer.Ordinal));
        Assert.All(all.Texts("ProjectHash"), hash => Assert.Equal(SampleHashes.StreetScenesProject, hash));
        Assert.Equal(
            server.Run("Get-EncordWorkflowStage 'Street scenes' Review | Get-EncordWorkflowTask").ThrowOnError().Texts("TaskUuid"),
            server.Run("Get-EncordProject -Title 'Street scenes' | Get-EncordWorkflowTask -Stage review").ThrowOnError().Texts("TaskUuid"));
    }

    [Theory]
    [InlineData("-Status Assigned")]
    [InlineData("-UserEmail annotator@emulator.encord.local")]
    [InlineData("-DataTitle street-000?.png")]
    [InlineData("-DataTitle street-0000.png")]
    [InlineData("-DataTitleContains 'STREET-00'")]
    [InlineData("-Dataset (Get-EncordDataset -Title 'Street tours')")]
    [InlineData("-DataHash (Get-EncordLabelRow 'Street scenes')[0].DataHash")]
    public async Task Filters_find_some_and_not_all(string filter)
    {
        await using var server = await OwnServer.StartAsync();
        var all = server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate").ThrowOnError().Output.Count;
        Assert.InRange(server.Run($"Get-EncordWorkflowTask 'Street scenes' -Stage Annotate {filter}").ThrowOnError().Output.Count, 1, all - 1);
    }

    [Fact]
    public async Task A_stage_without_states_is_left_out_or_an_error_when_it_is_named()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.DoesNotContain("Done", server.Run("Get-EncordWorkflowTask 'Street scenes' -Status New").ThrowOnError().Texts("StageType"));
        Assert.Equal(["EncordInvalidArgument"], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Complete -Status New").ErrorIds);
        Assert.Equal(["EncordNotFound"], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Nowhere").ErrorIds);
        Assert.Equal(["EncordOperationNotAllowed"], server.Run("Get-EncordWorkflowTask 'Parking lot'").ErrorIds);
    }

    [Fact]
    public async Task Tasks_go_through_the_whole_workflow_and_change_their_label_rows()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-000[02].png'; $t | Submit-EncordWorkflowTask").ThrowOnError();
        Assert.Equal(["Review", "Review"], Stages());
        server.Run("$r = Get-EncordWorkflowTask 'Street scenes' -Stage Review -DataHash $t.DataHash").ThrowOnError();
        server.Run($"$r[0] | Approve-EncordWorkflowTask; $r[1] | Deny-EncordWorkflowTask -Assignee {Annotator}").ThrowOnError();
        Assert.Equal(["Annotate", "Triage"], Stages());
        Assert.Equal([Annotator], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataHash $t.DataHash -Status Reopened").Texts("Assignee"));
        server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Triage -DataHash $t.DataHash | Submit-EncordWorkflowTask -Pathway accept").ThrowOnError();
        Assert.Equal(["Annotate", "Complete"], Stages());
        server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Complete -DataHash $t.DataHash | Move-EncordWorkflowTask -Destination Annotate").ThrowOnError();
        Assert.Equal(["Annotate", "Annotate"], Stages());

        IEnumerable<string?> Stages() => server.Run("Get-EncordLabelRow 'Street scenes' -DataHash $t.DataHash").ThrowOnError().Texts("WorkflowStage").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Tasks_of_a_stage_go_out_together_in_bundles()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate").ThrowOnError();
        var count = (int)server.Run("$t.Count").Output[0].BaseObject;
        server.Emulator.RequestLog.Clear();
        server.Run($"$t | Set-EncordWorkflowTaskAssignee -Assignee {Annotator}").ThrowOnError();
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
        server.Emulator.RequestLog.Clear();
        server.Run("$t | Clear-EncordWorkflowTaskAssignee -BundleSize 30").ThrowOnError();
        Assert.Equal((count + 29) / 30, server.Emulator.RequestLog.ChangeCount);
        Assert.Empty(server.Run($"Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -UserEmail {Annotator}").ThrowOnError().Output);
    }

    [Fact]
    public async Task A_bundle_that_the_server_refuses_reports_each_task_and_the_next_goes_on()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-000?.png'").ThrowOnError();
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Status, Status = 404, Method = "POST", Path = "/v2/public/projects" });
        var result = server.Run("$t[0..2] | Submit-EncordWorkflowTask -BundleSize 2");
        Assert.Equal(["EncordNotFound", "EncordNotFound"], result.ErrorIds);
        Assert.Equal(server.Run("$t[0..1]").Texts("TaskUuid"), result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Properties["TaskUuid"].Value.ToString()));
        Assert.Empty(server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataHash $t[2].DataHash").ThrowOnError().Output);
    }

    [Fact]
    public async Task What_does_not_fit_the_stage_is_refused_before_anything_is_sent()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$r = Get-EncordWorkflowTask 'Street scenes' -Stage Review; $a = Get-EncordWorkflowTask 'Street scenes' -Stage Triage").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        Assert.Equal(["EncordOperationNotAllowed"], server.Run("$r[0] | Submit-EncordWorkflowTask").ErrorIds);
        Assert.Equal(["EncordOperationNotAllowed"], server.Run("$a[0] | Approve-EncordWorkflowTask").ErrorIds);
        Assert.Equal(["EncordOperationNotAllowed"], server.Run("$a[0] | Clear-EncordWorkflowTaskAssignee").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], server.Run("$a[0] | Submit-EncordWorkflowTask").ErrorIds);
        var pathway = server.Run("$a[0] | Submit-EncordWorkflowTask -Pathway Nowhere");
        Assert.Equal(["EncordNotFound"], pathway.ErrorIds);
        Assert.Contains("'Accept', 'Redo'", pathway.Errors[0].ToString());
        Assert.Equal(["EncordInvalidArgument"], server.Run("Submit-EncordWorkflowTask $r[0].TaskUuid").ErrorIds);
        Assert.Equal(["EncordNotFound"], server.Run("$r[0] | Move-EncordWorkflowTask -Destination Nowhere").ErrorIds);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task A_pathway_goes_by_its_id_and_a_bare_task_by_project_and_stage()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            """
            $t = Get-EncordWorkflowTask 'Street scenes' -Stage Triage
            $way = (Get-EncordWorkflowStage 'Street scenes' Triage).Pathways | Where-Object Name -eq 'Redo'
            Submit-EncordWorkflowTask -Task $t[0].TaskUuid -Project 'Street scenes' -Stage Triage -Pathway $way.PathwayUuid
            """).ThrowOnError();
        Assert.Equal(["Reopened"], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataHash $t[0].DataHash").ThrowOnError().Texts("Status"));
    }

    [Fact]
    public async Task Label_rows_bind_by_their_task()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run($"Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0000.png' | Set-EncordWorkflowTaskAssignee -Assignee {Annotator}").ThrowOnError();
        Assert.Equal([Annotator], server.Run("Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0000.png'").Texts("AssignedUserEmail"));
    }

    [Fact]
    public async Task An_assignee_must_be_in_the_project_and_can_be_retained()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = Get-EncordWorkflowTask 'Street scenes' -Stage Annotate -DataTitle 'street-000[02].png'").ThrowOnError();
        Assert.Equal(["EncordInvalidArgument"], server.Run("$t[0] | Set-EncordWorkflowTaskAssignee -Assignee nobody@x.y").ErrorIds);
        Assert.Equal(["EncordInvalidArgument"], server.Run("$t[0] | Submit-EncordWorkflowTask -RetainAssignee").ErrorIds);
        var set = server.Run($"$t | Set-EncordWorkflowTaskAssignee -Assignee {Annotator} -PassThru").ThrowOnError();
        Assert.Equal(["Assigned", "Assigned"], set.Texts("Status"));
        server.Run("$t[0] | Submit-EncordWorkflowTask -RetainAssignee").ThrowOnError();
        Assert.Equal([Annotator], server.Run("Get-EncordWorkflowTask 'Street scenes' -Stage Review -DataHash $t[0].DataHash").Texts("Assignee"));
    }

    [Fact]
    public async Task A_consensus_goes_on_when_its_annotators_are_done()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            $"$p = Get-EncordDataset -Title 'Junction photos' | New-EncordProject 'Consensus' -WorkflowTemplate {SampleHashes.ConsensusTemplate}; $t = (Get-EncordWorkflowTask $p -Stage 'Annotate together')[0]").ThrowOnError();
        Assert.Equal(["EncordOperationNotAllowed"], server.Run("$t | Submit-EncordWorkflowTask").ErrorIds);
        server.Run("$t.Subtasks[0] | Submit-EncordWorkflowTask").ThrowOnError();
        Assert.Equal(["Completed", "New"], server.Run("(Get-EncordWorkflowTask $p -DataHash $t.DataHash).Subtasks").ThrowOnError().Texts("Status"));
        server.Run("$t.Subtasks[1] | Submit-EncordWorkflowTask; $r = Get-EncordWorkflowTask $p -Stage Choose").ThrowOnError();
        Assert.Equal(2, server.Run("$r.Options").Output.Count);
        server.Run("$r | Deny-EncordWorkflowTask").ThrowOnError();
        Assert.Equal(["Reopened", "Reopened"], server.Run("$t = Get-EncordWorkflowTask $p -DataHash $t.DataHash; $t.Subtasks").ThrowOnError().Texts("Status"));
        server.Run("$t.Subtasks | Submit-EncordWorkflowTask; Get-EncordWorkflowTask $p -Stage Choose | Approve-EncordWorkflowTask").ThrowOnError();
        Assert.Equal(["Done"], server.Run("Get-EncordWorkflowTask $p -DataHash $t.DataHash").ThrowOnError().Texts("StageType"));
    }

    [Theory]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Annotate | Submit-EncordWorkflowTask -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Triage | Submit-EncordWorkflowTask -Pathway Accept -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Approve-EncordWorkflowTask -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Deny-EncordWorkflowTask -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Move-EncordWorkflowTask Complete -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Set-EncordWorkflowTaskAssignee x@y.z -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Clear-EncordWorkflowTaskAssignee -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Get-EncordLabelReview | Approve-EncordLabelReview -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Get-EncordLabelReview | Deny-EncordLabelReview -WhatIf")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Stage Review | Get-EncordLabelReview | Open-EncordLabelReview -WhatIf")]
    public async Task A_what_if_sends_no_change(string script)
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(script).ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Tasks_that_somebody_has_moved_on_fail_alone()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0..4]; $t[1], $t[3] | Submit-EncordWorkflowTask").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        var result = server.Run("$t | Submit-EncordWorkflowTask");

        Assert.Equal(["EncordNotFound", "EncordNotFound"], result.ErrorIds);
        Assert.Equal(server.Run("$t[1], $t[3]").Texts("TaskUuid"), result.Errors.Select(error => PSObject.AsPSObject(error.TargetObject).Properties["TaskUuid"].Value.ToString()));
        Assert.All(result.Errors, error => Assert.Contains("street-", error.Exception.Message, StringComparison.Ordinal));
        Assert.Equal(["Review"], server.Run("Get-EncordLabelRow 'Street scenes' -DataHash $t.DataHash").Texts("WorkflowStage").Distinct());
        Assert.Equal(2, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task An_assignee_who_is_not_in_the_project_is_the_error_of_every_task()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$t = (Get-EncordWorkflowTask 'Street scenes' -Stage Annotate)[0..2]").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        Assert.Equal(3, server.Run("$t | Set-EncordWorkflowTaskAssignee nobody@x.y").Errors.Count);
        Assert.Equal(1, server.Emulator.RequestLog.ChangeCount);
    }

    [Theory]
    [InlineData("Get-EncordLabelRow 'Street scenes' -DataTitle street-0000.png | Move-EncordWorkflowTask Review -Confirm:$false -Verbose")]
    [InlineData("Move-EncordWorkflowTask Review (Get-EncordLabelRow 'Street scenes' -DataTitle street-0000.png) -Confirm:$false -Verbose")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -DataTitle street-0000.png | Move-EncordWorkflowTask Review -Confirm:$false -Verbose")]
    public async Task The_question_names_the_data_whatever_the_task_was_given_as(string script)
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Contains(server.Run(script).ThrowOnError().Verbose, message => message.Contains("'street-0000.png' (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_without_a_workflow_has_no_task()
    {
        await using var server = await OwnServer.StartAsync();
        var error = server.Shell.Catch("Submit-EncordWorkflowTask (Get-EncordLabelRow 'Parking lot')[0]");
        Assert.Contains("is in no workflow", error.Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(50)]
    public async Task Every_task_is_submitted_when_the_stage_is_longer_than_a_page(int bundle)
    {
        await using var server = await OwnServer.StartAsync();
        server.Emulator.AddProject(new SyntheticProject { Title = "Long", Images = 520 });
        server.Run($"Get-EncordWorkflowTask Long -Stage Annotate | Submit-EncordWorkflowTask -BundleSize {bundle}").ThrowOnError();
        Assert.Empty(server.Run("Get-EncordWorkflowTask Long -Stage Annotate").ThrowOnError().Output);
        Assert.Equal(520, server.Run("Get-EncordWorkflowTask Long -Stage Complete").ThrowOnError().Output.Count);
    }
}
