using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Labels;

public sealed class MovesAndDocuments
{
    [Fact]
    public async Task Completing_opening_and_priority_show_in_the_next_list()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$two = $images[0..1] | Initialize-EncordLabelRow").ThrowOnError();

        server.Run("$two | Set-EncordLabelRowPriority 0.25").ThrowOnError();
        Assert.Equal([0.25, 0.25], List().Values("Priority"));
        server.Run("$two | Complete-EncordLabelRow").ThrowOnError();
        Assert.Equal(["Complete", "Complete"], List().Texts("WorkflowStage"));
        server.Run("$two | Reopen-EncordLabelRow").ThrowOnError();
        Assert.Equal(["Annotate", "Annotate"], List().Texts("WorkflowStage"));
        Assert.Equal((2, 1), (server.Count("labelworkflowgraphnode", "POST"), server.Emulator.RequestLog.Requests.Count(request => request.Target.EndsWith("/priorities", StringComparison.Ordinal))));

        ShellResult List() => server.Run("Get-EncordLabelRow -Project $project -LabelHash $two[0].LabelHash, $two[1].LabelHash").ThrowOnError();
    }

    [Fact]
    public async Task A_row_without_labels_cannot_be_completed_and_need_not_be_opened()
    {
        await using var server = await LabelServer.StartAsync();

        Assert.Equal("EncordInvalidArgument", Assert.Single(server.Run("$images[0] | Complete-EncordLabelRow").ErrorIds));
        server.Run("$images[0] | Open-EncordLabelRow").ThrowOnError();
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Submitting_in_a_project_with_a_workflow_is_not_allowed()
    {
        await using var server = await LabelServer.StartAsync();

        Assert.Equal("EncordOperationNotAllowed", Assert.Single(server.Run("$videos[0] | Submit-EncordLabelRow").ErrorIds));
    }

    [Fact]
    public async Task The_later_one_of_two_documents_of_a_row_is_what_stays()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run(
            """
            $known = ($videos[0] | Get-EncordLabelDocument -ExcludeSignedUrl).Json
            $first = $known.Replace('"confidence":1', '"confidence":0.25')
            $second = $known.Replace('"confidence":1', '"confidence":0.75')
            """).ThrowOnError();
        // The first one takes longer than the second one would.
        server.Emulator.Faults.Add(new Fault { Kind = FaultKind.Delay, DelayMilliseconds = 300, QueryType = "labelrow", QueryMethod = "POST", Count = 1 });

        server.Run("$first, $second | Save-EncordLabelDocument $project").ThrowOnError();

        Assert.Empty(server.Emulator.Faults.Pending);
        var saved = server.Run("($videos[0] | Get-EncordLabelDocument -ExcludeSignedUrl).Json").ThrowOnError().Output[0].ToString();
        Assert.Contains("\"confidence\":0.75", saved);
        Assert.DoesNotContain("\"confidence\":0.25", saved);
    }

    [Fact]
    public async Task Valid_labels_test_true_and_have_no_problems()
    {
        await using var server = await LabelServer.StartAsync();

        Assert.Equal([true, true], server.Run("$videos[0..1] | Test-EncordLabelRow").ThrowOnError().Output.Select(item => item.BaseObject));
        Assert.Empty(server.Run("$videos[0..1] | Test-EncordLabelRow -Detailed").ThrowOnError().Output);
    }

    [Fact]
    public async Task Labels_that_the_server_finds_wrong_test_false_with_the_reasons_and_are_refused_on_request()
    {
        await using var server = await LabelServer.StartAsync();
        server.Run(
            """
            $wrong = ($videos[0] | Get-EncordLabelDocument -ExcludeSignedUrl).Json.Replace('carbox01', 'nobody01')
            $null = Invoke-EncordApi -Project $project -QueryType labelrow -QueryMethod POST -Uid $videos[0].LabelHash -Payload $wrong
            """).ThrowOnError();

        Assert.Equal([false, true], server.Run("$videos[0..1] | Test-EncordLabelRow").ThrowOnError().Output.Select(item => item.BaseObject));
        var problems = server.Run("$videos[0..1] | Test-EncordLabelRow -Detailed").ThrowOnError();
        Assert.NotEmpty(problems.Output);
        Assert.All(problems.Texts("Message"), message => Assert.Contains("nobody01", message));
        Assert.All(problems.Texts("DataTitle"), title => Assert.Equal(server.Run("$videos[0].DataTitle").Output[0].ToString(), title));

        var refused = server.Run("$two = $videos[0..1] | Initialize-EncordLabelRow; $two | Save-EncordLabelRow -ValidateBeforeSaving -BundleSize 1 -PassThru");
        Assert.Equal("EncordFeatureNotFound", Assert.Single(refused.ErrorIds));
        Assert.Single(refused.Output);
        server.Run("$two | Save-EncordLabelRow").ThrowOnError();
    }

    [Fact]
    public async Task Documents_come_in_the_order_of_their_hashes_and_go_back_unchanged()
    {
        await using var server = await LabelServer.StartAsync();
        var result = server.Run("$videos | Get-EncordLabelDocument -ExcludeSignedUrl").ThrowOnError();
        Assert.Equal(server.Run("$videos.LabelHash").Output.Select(hash => hash.ToString()), result.Texts("LabelHash"));

        var saved = server.Run("$videos[0] | Get-EncordLabelDocument -ExcludeSignedUrl | Save-EncordLabelDocument -ValidateBeforeSaving -PassThru").ThrowOnError();
        Assert.Equal(result.Texts("Json")[0], saved.Texts("Json")[0]);
    }

    [Fact]
    public async Task A_document_is_created_for_a_data_unit()
    {
        await using var server = await LabelServer.StartAsync();

        var created = server.Run("New-EncordLabelDocument -Project $project -DataHash $images[0].DataHash").ThrowOnError();

        Assert.Equal(server.Run("$images[0].DataHash").Output[0].ToString(), Assert.Single(created.Texts("DataHash")));
        Assert.Equal("EncordConflict", Assert.Single(server.Run("New-EncordLabelDocument -Project $project -DataHash $images[0].DataHash").ErrorIds));
    }

    [Theory]
    [InlineData("'{\"label_hash\":'", "EncordInvalidArgument", "not JSON")]
    [InlineData("@{ a = 1 }", "EncordInvalidArgument", "no label_hash")]
    [InlineData("$json.Replace($hash, '99999999-0000-4000-8000-000000000000')", "EncordInvalidArgument", "another label row")]
    [InlineData("$json.Replace('carbox01', 'nobody01')", "EncordFeatureNotFound", "nobody01")]
    [InlineData("$json.Replace('\"data_units\"', '\"data_unit\"')", "EncordInvalidArgument", "data_units")]
    [InlineData("($json -replace '\"0\": ?\\{ ?\"objects\"', '\"99999\":{\"objects\"')", "EncordInvalidArgument", "frame 99999")]
    [InlineData("($json -replace '\"x\": ?[0-9.]+', '\"x\":null')", "EncordInvalidArgument", "lacks x")]
    public async Task A_document_that_is_wrong_is_refused_with_row_and_place(string document, string errorId, string part)
    {
        await using var server = await LabelServer.StartAsync();
        server.Run("$hash = $videos[0].LabelHash; $json = ($videos[0] | Get-EncordLabelDocument).Json").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        var result = server.Run($"Save-EncordLabelDocument -Project $project -LabelHash $hash -Document ({document})");

        Assert.Equal(errorId, Assert.Single(result.ErrorIds));
        Assert.Contains(part, result.Errors[0].Exception.Message);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }
}
