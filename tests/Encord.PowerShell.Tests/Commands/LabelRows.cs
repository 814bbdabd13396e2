using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class LabelRows(SampleServer server) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(server.Address);

    public void Dispose() => _shell.Dispose();

    private ShellResult Run(string script, params (string Name, object? Value)[] variables) => _shell.Run(script, variables).ThrowOnError();

    [Fact]
    public void Carry_the_hashes_they_hang_under()
    {
        var row = Run("Get-EncordLabelRow 'Street scenes' -InitializedOnly | . { begin { $n = 0 } process { if ($n++ -eq 0) { $_ } } }").Output[0];
        foreach (var hash in new[] { "ProjectHash", "DatasetHash", "DataHash", "LabelHash" })
        {
            Assert.True(Guid.TryParse((string)row.Properties[hash].Value, out _), hash);
        }

        Assert.Equal(TimeSpan.Zero, ((DateTimeOffset)row.Properties["LastEditedAt"].Value).Offset);
    }

    [Theory]
    [InlineData("drive-*")]
    [InlineData("DRIVE-*.AVI")]
    [InlineData("*-000[0-3].*")]
    [InlineData("street-0?1*.png")]
    [InlineData("*_*")]
    [InlineData("*%*")]
    [InlineData("walk`-*")]
    [InlineData("*")]
    [InlineData("street-0004.png")]
    public void A_title_finds_what_like_finds(string pattern)
    {
        var all = Run("Get-EncordLabelRow 'Street scenes' | Where-Object DataTitle -like $pattern", ("pattern", pattern));
        var filtered = Run("Get-EncordLabelRow 'Street scenes' -DataTitle $pattern", ("pattern", pattern));
        Assert.Equal(all.Texts("DataHash"), filtered.Texts("DataHash"));
    }

    [Fact]
    public void A_stage_finds_its_rows()
    {
        var all = Run("Get-EncordLabelRow 'Street scenes' | Where-Object WorkflowStage -eq Review");
        Assert.NotEmpty(all.Output);
        Assert.Equal(all.Texts("DataHash"), Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage Review").Texts("DataHash"));
        Assert.Equal(all.Texts("DataHash"), Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage 're*'").Texts("DataHash"));
        Assert.Equal(all.Texts("DataHash"), Run("Get-EncordLabelRow 'Street scenes' -WorkflowStageLike 'Rev%'").Texts("DataHash"));
    }

    [Fact]
    public void Server_patterns_are_passed_on() =>
        Assert.All(Run("Get-EncordLabelRow 'Street scenes' -DataTitleLike 'drive-%'").Texts("DataTitle"), title => Assert.StartsWith("drive-", title));

    [Fact]
    public void Only_those_with_labels_when_asked()
    {
        var rows = Run("Get-EncordLabelRow 'Street scenes' -InitializedOnly");
        Assert.NotEmpty(rows.Output);
        Assert.All(rows.Values("LabelHash"), Assert.NotNull);
        Assert.True(Run("Get-EncordLabelRow 'Street scenes'").Output.Count > rows.Output.Count);
    }

    [Fact]
    public void Are_found_by_hashes_from_parameter_and_pipeline_in_one_question()
    {
        var some = Run("Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-*'");
        object hashes = some.Texts("DataHash").ToArray();
        Assert.Equal(some.Texts("DataHash").Order(), Run("Get-EncordLabelRow 'Street scenes' -DataHash $hashes", ("hashes", hashes)).Texts("DataHash").Order());

        server.Emulator.RequestLog.Clear();
        var piped = Run("$rows | Get-EncordLabelRow", ("rows", some.Output.ToArray()));
        Assert.Equal(some.Texts("DataHash").Order(), piped.Texts("DataHash").Order());
    }

    [Fact]
    public void Include_what_is_asked_for()
    {
        Assert.Contains(Run("Get-EncordLabelRow 'Street scenes' -IncludeClientMetadata").Values("ClientMetadata"), value => value is not null);
        Assert.All(Run("Get-EncordLabelRow 'Street scenes'").Values("ClientMetadata"), Assert.Null);
        Assert.Contains(Run("Get-EncordLabelRow 'Street scenes' -IncludeImagesData -DataTitle 'walk*'").Values("ImagesData"), value => value is not null);
        Assert.All(Run("Get-EncordLabelRow 'Street scenes' -ExcludeWorkflowStage").Values("WorkflowStage"), Assert.Null);
    }

    [Fact]
    public void Are_filtered_by_task_status_and_time()
    {
        var all = Run("Get-EncordLabelRow 'Parking lot'");
        foreach (var status in all.Texts("TaskStatus").OfType<string>().Distinct())
        {
            var some = Run("Get-EncordLabelRow 'Parking lot' -TaskStatus $status", ("status", status));
            Assert.All(some.Texts("TaskStatus"), value => Assert.Equal(status, value));
            Assert.Equal(all.Texts("TaskStatus").Count(value => value == status), some.Output.Count);
        }

        Assert.Empty(Run("Get-EncordLabelRow 'Parking lot' -EditedAfter '2100-01-01'").Output);
        Assert.NotEmpty(Run("Get-EncordLabelRow 'Street scenes' -EditedBefore '2100-01-01'").Output);
    }

    [Fact]
    public void One_branch_and_all_branches_exclude_each_other()
    {
        Assert.Equal("AmbiguousParameterSet", _shell.CatchId("Get-EncordLabelRow 'Street scenes' -Branch main -AllBranches"));
        Assert.True(Run("Get-EncordLabelRow 'Street scenes' -AllBranches").Output.Count >= Run("Get-EncordLabelRow 'Street scenes' -Branch main").Output.Count);
    }

    [Fact]
    public void Projects_pipe_in() => Assert.True(
        Run("Get-EncordProject | Get-EncordLabelRow").Texts("ProjectHash").Distinct().Count() == 3);

    [Theory]
    [InlineData("review")]
    [InlineData("Review", "annotate")]
    [InlineData("REVIEW", "Comp*")]
    [InlineData("*")]
    public void Stages_are_named_in_any_case_several_at_once(params string[] stages)
    {
        var all = Run("Get-EncordLabelRow 'Street scenes' | Where-Object { foreach ($stage in $stages) { if ($_.WorkflowStage -like $stage) { $true } } }", ("stages", stages));
        Assert.NotEmpty(all.Output);
        Assert.Equal(all.Texts("DataHash"), Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage $stages", ("stages", stages)).Texts("DataHash"));
    }

    [Theory]
    [InlineData("-WorkflowStage Revew", 0)]
    [InlineData("-WorkflowStage Revew, Review -DataTitle '*'", 26)]
    [InlineData("-WorkflowStage Revew -DataTitle nothing.png", 0)]
    public void A_stage_that_the_workflow_does_not_have_is_an_error_that_lists_its_stages(string filter, int rows)
    {
        var result = _shell.Run($"Get-EncordLabelRow 'Street scenes' {filter}");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains("no workflow stage 'Revew'. Its stages: 'Annotate', 'Review', 'Triage', 'Complete'.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(rows, result.Output.Count);
    }

    [Fact]
    public void A_stage_without_rows_and_a_pattern_that_no_stage_has_are_silence()
    {
        Assert.Empty(Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage Review -EditedAfter 2100-01-01").Output);
        Assert.Empty(Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage 'Revew*'").Output);
        Assert.Equal(["EncordOperationNotAllowed"], _shell.Run("Get-EncordLabelRow 'Parking lot' -WorkflowStage Review").ErrorIds);
    }

    [Fact]
    public void Missing_stages_are_told_once_for_all_bundles()
    {
        var result = _shell.Run("$rows = Get-EncordLabelRow 'Street scenes'; $rows + $rows + $rows + $rows + $rows + $rows | Get-EncordLabelRow -WorkflowStage Revew");
        Assert.Single(result.Errors);
    }

    [Fact]
    public void Titles_are_named_in_any_case_several_at_once()
    {
        Assert.Equal(["street-0001.png"], Run("Get-EncordLabelRow 'Street scenes' -DataTitle STREET-0001.png").Texts("DataTitle"));
        Assert.Equal(["street-0001.png", "street-0003.png"], Run("Get-EncordLabelRow 'Street scenes' -DataTitle street-0003.PNG, 'street-000[1]*'").Texts("DataTitle").Order());
    }

    [Fact]
    public void A_title_that_the_project_does_not_have_is_an_error_and_one_that_other_conditions_leave_out_is_not()
    {
        var result = _shell.Run("Get-EncordLabelRow 'Street scenes' -DataTitle nothing.png, street-0001.png");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Equal(["street-0001.png"], result.Texts("DataTitle"));
        Assert.Empty(Run("Get-EncordLabelRow 'Street scenes' -DataTitle street-0001.png -EditedAfter 2100-01-01; Get-EncordLabelRow 'Street scenes' -DataTitle 'nothing*'").Output);
    }

    [Theory]
    [InlineData("Get-EncordDataset")]
    [InlineData("Get-EncordDataset -Project 'Street scenes'")]
    public void Datasets_have_none(string datasets)
    {
        var result = _shell.Run($"{datasets} | Get-EncordLabelRow; Get-EncordLabelRow ({datasets})");
        Assert.Empty(result.Output);
        Assert.All(result.ErrorIds, id => Assert.Equal("EncordInvalidArgument", id));
        Assert.All(result.Errors, error => Assert.Contains("is a dataset: it has data rows", error.Exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ConvertTo-Csv", "ConvertFrom-Csv")]
    [InlineData("ConvertTo-Json", "ConvertFrom-Json")]
    public async Task Without_labels_that_were_written_to_a_file_are_found_again(string write, string read)
    {
        await using var own = await OwnServer.StartAsync();
        own.Run(
            $$"""
            $all = @(Get-EncordLabelRow 'Street scenes')
            $some = @($all | Where-Object { -not $_.IsInitialized })[0, 1] + @($all | Where-Object { $_.IsInitialized })[0]
            $read = @($some | {{write}} | {{read}} | ForEach-Object { $_ })
            """).ThrowOnError();
        string?[] titles = [.. own.Run("$some").Texts("DataTitle")];

        Assert.Equal(titles, own.Run("$read | Get-EncordLabelRow").ThrowOnError().Texts("DataTitle").OrderBy(title => Array.IndexOf(titles, title)));
        Assert.Equal(titles, own.Run("$read | Set-EncordLabelRowPriority 0.25 -PassThru").ThrowOnError().Texts("DataTitle"));
        Assert.Equal(["True", "True", "True"], own.Run("$read | Test-EncordLabelRow").ThrowOnError().Output.Select(output => output.ToString()));
        Assert.NotEmpty(own.Run("$read | Get-EncordObjectInstance").ThrowOnError().Output);
        Assert.Equal(["EncordInvalidArgument", "EncordInvalidArgument"], own.Run("$read[0, 1] | Complete-EncordLabelRow").ErrorIds);

        var made = own.Run("$read | Initialize-EncordLabelRow").ThrowOnError();
        Assert.Equal(titles, made.Texts("DataTitle"));
        Assert.All(made.Values("LabelHash"), Assert.NotNull);
        Assert.Single(own.Run("$read[0] | Add-EncordObjectInstance Car -BoundingBox 0, 0, 0.5, 0.5 -PassThru").ThrowOnError().Output);
    }

    [Fact]
    public void That_are_in_no_project_are_errors_by_the_hash_that_is_known()
    {
        var result = _shell.Run("[pscustomobject]@{ ProjectHash = (Get-EncordProject 'Street scenes').ProjectHash; LabelHash = ''; DataHash = '11111111-1111-4111-8111-111111111111' } | Initialize-EncordLabelRow");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains("11111111-1111-4111-8111-111111111111", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }
}
