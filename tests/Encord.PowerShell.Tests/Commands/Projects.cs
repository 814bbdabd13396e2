using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class Projects(SampleServer server) : IDisposable
{
    private readonly Shell _shell = Shell.Connected(server.Address);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Are_listed_without_a_parameter() =>
        Assert.Equal(["Parking lot", "Street scenes", "Ward round"], _shell.Run("Get-EncordProject").ThrowOnError().Texts("Title").Order());

    [Theory]
    [InlineData("Street*")]
    [InlineData("street*")]
    [InlineData("*SCENES")]
    [InlineData("Street scene?")]
    [InlineData("[s]treet*")]
    [InlineData("Street scenes")]
    public void Are_found_by_title(string title) =>
        Assert.Equal(["Street scenes"], _shell.Run("Get-EncordProject -Title $title", ("title", title)).ThrowOnError().Texts("Title"));

    [Fact]
    public void Are_found_by_hash_guid_title_object_and_property()
    {
        var hash = _shell.Run("(Get-EncordProject -Title 'Street scenes').ProjectHash").ThrowOnError().Single<string>();
        foreach (var argument in new[]
        {
            "Get-EncordProject $hash", "Get-EncordProject ([guid]$hash)", "Get-EncordProject 'Street scenes'", "Get-EncordProject -ProjectHash $hash",
            "$hash | Get-EncordProject", "[guid]$hash | Get-EncordProject", "Get-EncordProject $hash | Get-EncordProject",
            "[pscustomobject]@{ ProjectHash = $hash } | Get-EncordProject", "Get-EncordProject -Project ($hash.ToUpperInvariant())",
        })
        {
            Assert.Equal([hash], _shell.Run(argument, ("hash", hash)).ThrowOnError().Texts("ProjectHash"));
        }
    }

    [Fact]
    public void Take_several_and_report_the_bad_one_alone()
    {
        var result = _shell.Run("Get-EncordProject -Project 'Street scenes', '00000000-0000-4000-8000-000000000000', 'Ward round'");
        Assert.Equal(["Street scenes", "Ward round"], result.Texts("Title"));
        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
        Assert.Equal("00000000-0000-4000-8000-000000000000", result.Errors[0].TargetObject.ToString());
    }

    [Fact]
    public void Are_filtered_by_time()
    {
        var all = _shell.Run("Get-EncordProject -CreatedAfter '2000-01-01' -EditedBefore '2100-01-01'").ThrowOnError();
        Assert.Equal(3, all.Output.Count);
        Assert.Empty(_shell.Run("Get-EncordProject -CreatedBefore '2000-01-01'").ThrowOnError().Output);
        Assert.Empty(_shell.Run("Get-EncordProject -EditedAfter '2100-01-01'").ThrowOnError().Output);
    }

    [Fact]
    public void A_title_that_does_not_exist_names_the_candidates()
    {
        var result = _shell.Run("Get-EncordProject -Project 'Street scene'");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains("'Street scenes' (", result.Errors[0].Exception.Message);
    }

    [Fact]
    public void A_wildcard_that_matches_nothing_is_silence() => Assert.Empty(_shell.Run("Get-EncordProject -Title 'nothing*'").ThrowOnError().Output);

    [Fact]
    public void A_title_filter_that_names_nothing_is_an_error() =>
        Assert.Equal(["EncordNotFound"], _shell.Run("Get-EncordProject -Title 'nothing'").ErrorIds);

    [Fact]
    public void Have_stages_with_pathways()
    {
        var stages = _shell.Run("Get-EncordProject 'Street scenes' | Get-EncordWorkflowStage").ThrowOnError();
        Assert.Equal(["Annotate", "Review", "Triage", "Complete"], stages.Texts("Name"));
        Assert.Equal(["Triage"], _shell.Run("Get-EncordWorkflowStage 'Street scenes' -Name 'tri*'").ThrowOnError().Texts("Name"));
        Assert.Equal("Accept; Redo", _shell.Run("(Get-EncordWorkflowStage 'Street scenes' -Name triage).Pathways.ToString()").ThrowOnError().Single<string>());
    }

    [Fact]
    public void A_stage_that_does_not_exist_names_the_stages()
    {
        var result = _shell.Run("Get-EncordWorkflowStage 'Street scenes' -Name Reviews, Annotate");
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains("'Review'", result.Errors[0].Exception.Message);
        Assert.Equal(["Annotate"], result.Texts("Name"));
    }

    [Fact]
    public void A_project_without_a_workflow_has_no_stages() =>
        Assert.Equal(["EncordOperationNotAllowed"], _shell.Run("Get-EncordWorkflowStage 'Parking lot'").ErrorIds);

    [Fact]
    public void Have_an_ontology_that_knows_its_project()
    {
        var result = _shell.Run("Get-EncordProject 'Street scenes' | Get-EncordOntology; Get-EncordProject 'Street scenes'").ThrowOnError();
        Assert.Equal(result.Texts("OntologyHash")[1], result.Texts("OntologyHash")[0]);
        Assert.Equal(result.Texts("ProjectHash")[1], result.Texts("ProjectHash")[0]);
        Assert.True((int)result.Values("ObjectCount")[0]! > 3);
        var again = "Get-EncordOntology -Ontology $hash; $hash | Get-EncordOntology -Ontology { $_ }; [pscustomobject]@{ OntologyHash = $hash } | Get-EncordOntology";
        Assert.Equal(3, _shell.Run(again, ("hash", result.Texts("OntologyHash")[0])).ThrowOnError().Output.Count);
    }
}
