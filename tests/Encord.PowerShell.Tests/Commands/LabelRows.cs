using System.Management.Automation;
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
        PSObject row = Run("Get-EncordLabelRow 'Street scenes' -InitializedOnly | . { begin { $n = 0 } process { if ($n++ -eq 0) { $_ } } }").Output[0];
        foreach (string hash in new[] { "ProjectHash", "DatasetHash", "DataHash", "LabelHash" })
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
        ShellResult all = Run("Get-EncordLabelRow 'Street scenes' | Where-Object DataTitle -like $pattern", ("pattern", pattern));
        ShellResult filtered = Run("Get-EncordLabelRow 'Street scenes' -DataTitle $pattern", ("pattern", pattern));
        Assert.Equal(all.Texts("DataHash"), filtered.Texts("DataHash"));
    }

    [Fact]
    public void A_stage_finds_its_rows()
    {
        ShellResult all = Run("Get-EncordLabelRow 'Street scenes' | Where-Object WorkflowStage -eq Review");
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
        ShellResult rows = Run("Get-EncordLabelRow 'Street scenes' -InitializedOnly");
        Assert.NotEmpty(rows.Output);
        Assert.All(rows.Values("LabelHash"), Assert.NotNull);
        Assert.True(Run("Get-EncordLabelRow 'Street scenes'").Output.Count > rows.Output.Count);
    }

    [Fact]
    public void Are_found_by_hashes_from_parameter_and_pipeline_in_one_question()
    {
        ShellResult some = Run("Get-EncordLabelRow 'Street scenes' -DataTitle 'drive-*'");
        object hashes = some.Texts("DataHash").ToArray();
        Assert.Equal(some.Texts("DataHash").Order(), Run("Get-EncordLabelRow 'Street scenes' -DataHash $hashes", ("hashes", hashes)).Texts("DataHash").Order());

        server.Emulator.RequestLog.Clear();
        ShellResult piped = Run("$rows | Get-EncordLabelRow", ("rows", some.Output.ToArray()));
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
        ShellResult all = Run("Get-EncordLabelRow 'Parking lot'");
        foreach (string status in all.Texts("TaskStatus").OfType<string>().Distinct())
        {
            ShellResult some = Run("Get-EncordLabelRow 'Parking lot' -TaskStatus $status", ("status", status));
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
}
