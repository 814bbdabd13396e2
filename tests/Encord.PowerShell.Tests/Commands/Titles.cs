using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

/// <summary>What is named by a title or a name rather than by its hash.</summary>
public sealed class Titles(SampleServer server)
{
    [Theory]
    [InlineData("Get-EncordDataset -Dataset 'Street photos'", "DatasetHash")]
    [InlineData("Get-EncordDataRow 'Street photos'", "DatasetHash")]
    [InlineData("'Street photos' | Get-EncordDataset", "DatasetHash")]
    [InlineData("Get-EncordStorageFolder 'Street photos'", "SyncedDatasetHash")]
    [InlineData("Get-EncordStorageFolder 'street PHOTO*', 'nothing*'", "SyncedDatasetHash")]
    public void Find_what_has_them(string script, string property)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.All(shell.Run(script).ThrowOnError().Texts(property), hash => Assert.Equal(SampleHashes.StreetPhotosDataset, hash));
    }

    [Fact]
    public void Narrow_the_tasks_to_a_dataset()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal(
            shell.Run($"Get-EncordWorkflowTask 'Street scenes' -Dataset {SampleHashes.StreetToursDataset}").ThrowOnError().Texts("TaskUuid"),
            shell.Run("Get-EncordWorkflowTask 'Street scenes' -Dataset 'Street tours'").ThrowOnError().Texts("TaskUuid"));
    }

    [Theory]
    [InlineData("Get-EncordDataset -Dataset 'Street photo'", "'Street photos' (")]
    [InlineData("Get-EncordOntology -Ontology 'Street'", "'Street objects' (")]
    [InlineData("Get-EncordStorageFolder 'Street'", "'Street tours' (")]
    [InlineData("Add-EncordProjectGroup 'Street scenes' -Group Annotator -Role Annotator -WhatIf", "'Annotators' (")]
    [InlineData("Remove-EncordProjectGroup 'Street scenes' -Group Annotators -WhatIf", "'Reviewers' (")]
    [InlineData("Get-EncordWorkflowTask 'Street scenes' -Dataset 'Street tour'", "'Street tours' (")]
    [InlineData("New-EncordProject New -Dataset 'Street photo'", "'Street photos' (")]
    public void That_nothing_has_are_an_error_that_says_what_there_is(string script, string offered)
    {
        using var shell = Shell.Connected(server.Address);
        var result = shell.Run(script);
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains(offered, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_several_have_are_an_error_that_says_which()
    {
        await using var own = await OwnServer.StartAsync();
        own.Run("$two = 'Twin', 'Twin' | New-EncordDataset").ThrowOnError();
        var result = own.Run("Get-EncordDataset -Dataset Twin");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.All(own.Run("$two").Texts("DatasetHash"), hash => Assert.Contains(hash!, result.Errors[0].Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_projects_and_fill_them()
    {
        await using var own = await OwnServer.StartAsync();
        own.Run(
            """
            $project = New-EncordProject 'Junctions' -Dataset 'Junction photos' -Ontology 'Street objects'
            Add-EncordDataset Junctions 'Parking photos'
            Add-EncordProjectGroup Junctions Annotators -Role Annotator
            'Bus' | Add-EncordOntologyObject -Ontology 'Street objects' -Shape Polygon
            New-EncordStorageFolder 'Below' -Parent 'Junction photos'
            """).ThrowOnError();
        Assert.Equal(["Junction photos", "Parking photos"], own.Run("Get-EncordDataset -Project Junctions").Texts("Title").Order(StringComparer.Ordinal));
        Assert.Equal([SampleHashes.StreetOntology], own.Run("$project").Texts("OntologyHash"));
        Assert.Equal(["Annotators"], own.Run("Get-EncordProjectGroup Junctions").Texts("Name"));
        Assert.Contains("Bus", own.Run("(Get-EncordOntology -Project Junctions).Objects").Texts("Name"));
        Assert.Equal(["Below"], own.Run("Get-EncordStorageFolder -Parent 'Junction photos'").Texts("Name"));

        own.Run("Remove-EncordDataset Junctions 'Parking photos' -Force; Remove-EncordProjectGroup Junctions annotators -Force").ThrowOnError();
        Assert.Equal(["Junction photos"], own.Run("Get-EncordDataset -Project Junctions").Texts("Title"));
        Assert.Empty(own.Run("Get-EncordProjectGroup Junctions").ThrowOnError().Output);
    }

    [Fact]
    public async Task Say_which_data_a_copy_takes()
    {
        await using var own = await OwnServer.StartAsync();
        var rows = own.Run(
            """
            $some = (Get-EncordDataRow 'Parking photos')[0, 1]
            Copy-EncordProject 'Parking lot' -Title 'Two' -CloneDataset -DatasetTitle 'Two' -DatasetDataMap @{ 'Parking photos' = $some } |
                Get-EncordDataset | Get-EncordDataRow
            """).ThrowOnError();
        Assert.Equal(2, rows.Output.Count);
    }

    [Theory]
    [InlineData("Get-EncordDataset -Title 'Street photos' | Get-EncordDataset")]
    [InlineData("Get-EncordDataset -Project 'Street scenes' | Get-EncordDataset | Where-Object Title -eq 'Street photos'")]
    [InlineData("(Get-EncordLabelRow 'Street scenes')[0] | Get-EncordDataset")]
    [InlineData("$d = Get-EncordDataset -Title 'Street photos'; [pscustomobject]@{ DatasetHash = $d.DatasetHash; ProjectHash = '' } | Get-EncordDataset")]
    [InlineData("$d = Get-EncordDataset -Title 'Street photos'; [pscustomobject]@{ DatasetHash = $d.DatasetHash; ProjectHash = $null } | Get-EncordDataset")]
    [InlineData("(Get-EncordDataset -Title 'Street photos').DatasetHash | Get-EncordDataset")]
    public void Are_not_needed_for_what_comes_down_the_pipeline(string script)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal([SampleHashes.StreetPhotosDataset], shell.Run(script).ThrowOnError().Texts("DatasetHash"));
    }

    [Theory]
    [InlineData("Get-EncordOntology -Title 'Street objects' | Get-EncordOntology")]
    [InlineData("Get-EncordOntology -Project 'Street scenes' | Get-EncordOntology")]
    [InlineData("(Get-EncordLabelRow 'Street scenes')[0] | Get-EncordOntology")]
    [InlineData("Get-EncordProject 'Street scenes' | Get-EncordOntology")]
    [InlineData("'Street objects' | Get-EncordOntology")]
    public void Are_not_needed_for_an_ontology_that_comes_down_the_pipeline(string script)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal([SampleHashes.StreetOntology], shell.Run(script).ThrowOnError().Texts("OntologyHash"));
    }

    [Theory]
    [InlineData("Get-EncordDataset -Project $null")]
    [InlineData("Get-EncordOntology -Project $null")]
    public void A_project_that_is_nothing_is_an_error(string script)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal(["EncordInvalidArgument"], shell.Run(script).ErrorIds);
    }

    [Theory]
    [InlineData("Get-EncordDataset 'street PHOTOS'", "Street photos")]
    [InlineData("Get-EncordDataset 'Street*', 'Street photos', 'nothing*'", "Street photos|Street tours")]
    [InlineData("Get-EncordDataset '*photos' -Project 'Street scenes'", "Street photos")]
    [InlineData("Get-EncordProject 'Street scenes' | Get-EncordDataset 'street tours'", "Street tours")]
    [InlineData("Get-EncordDataset (Get-EncordDataset 'Street photos')", "Street photos")]
    [InlineData("Get-EncordDataset (Get-EncordDataset 'Street photos', 'Street tours').DatasetHash", "Street photos|Street tours")]
    [InlineData("Get-EncordDataset ([guid](Get-EncordDataset 'Street photos').DatasetHash) -Project 'Street scenes'", "Street photos")]
    [InlineData("Get-EncordProject 'STREET scenes', 'Park*'", "Parking lot|Street scenes")]
    [InlineData("Get-EncordProject (Get-EncordProject 'Street scenes')", "Street scenes")]
    [InlineData("Get-EncordProject (Get-EncordProject 'Street scenes').ProjectHash -CreatedAfter 2000-01-01", "Street scenes")]
    [InlineData("Get-EncordOntology 'street objects', '*findings'", "Street objects|Ward findings")]
    [InlineData("'STREET scenes' | Get-EncordProject", "Street scenes")]
    public void Are_the_first_word_exact_or_with_wildcards_in_any_case(string script, string titles)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal(titles.Split('|'), shell.Run(script).ThrowOnError().Texts("Title").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Get-EncordDataset 'Street foto', 'Ward scans'", "There is no dataset with the title 'Street foto'. The datasets that this user sees: 'Street photos' (")]
    [InlineData("Get-EncordDataset 'Street scenes', 'Ward scans'", "There is a project with this title")]
    [InlineData("Get-EncordDataset Parking, 'Street photos' -Project 'Street scenes'", "in the project 'Street scenes'. The datasets of the project: 'Street tours' (")]
    [InlineData("Get-EncordOntology 'Ward scenes', 'Ward findings'", "There is no ontology with the title 'Ward scenes'. The ontologies that this user sees: 'Ward findings' (")]
    [InlineData("Get-EncordProject Parking, 'Parking lot'", "There is no project with the title 'Parking'. The projects that this user sees: 'Parking lot' (")]
    [InlineData("Get-EncordProject 'Parking lot' -CreatedAfter 2099-01-01; Get-EncordProject 'Street scenes'", "There are no projects of these times")]
    [InlineData("Get-EncordModel 'Street scenes' -Title Nothing; Get-EncordProject 'Street scenes'", "There is no model with the title 'Nothing' in the project")]
    [InlineData("Get-EncordGroup Revewers, Annotators", "There is no group with the name 'Revewers'. The groups of the organisation: 'Reviewers' (")]
    [InlineData("Get-EncordCloudIntegration 'S-3', 'S3'", "There is no cloud integration with the title 'S-3'. The cloud integrations of the organisation: 'S3' (")]
    [InlineData("Get-EncordDataRow 'Street photos' -Title nothing.png, street-0000.png", "has no data row with the title 'nothing.png'.")]
    [InlineData("Get-EncordDataRow 'Street photos' -Title street-0000.png -DataType Video; Get-EncordProject 'Street scenes'", "'street-0000.png' that fits the other conditions.")]
    public void That_are_missing_take_down_nothing_else_and_the_error_says_what_is_near(string script, string message)
    {
        using var shell = Shell.Connected(server.Address);
        var result = shell.Run(script);
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains(message, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("Get-EncordDataset $null")]
    [InlineData("Get-EncordProject $nothing")]
    [InlineData("Get-EncordOntology -Title ''")]
    [InlineData("Get-EncordLabelRow 'Street scenes' -DataTitle $nothing")]
    public void That_are_nothing_do_not_mean_everything(string script)
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal("ParameterArgumentValidationError", shell.Catch(script).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Theory]
    [InlineData("Scans [old]")]
    [InlineData("a[1].png")]
    [InlineData("[draft")]
    [InlineData("what?")]
    public async Task With_brackets_in_them_are_found_by_themselves(string title)
    {
        await using var own = await OwnServer.StartAsync();
        own.Run("$null = New-EncordDataset $title; $null = New-EncordProject $title -Dataset $title -Ontology 'Street objects'; $null = New-EncordStorageFolder $title", ("title", title)).ThrowOnError();

        Assert.Equal([title], own.Run("Get-EncordDataset $title", ("title", title)).ThrowOnError().Texts("Title"));
        Assert.Equal([title], own.Run("Get-EncordDataset -Project $title", ("title", title)).ThrowOnError().Texts("Title"));
        Assert.Equal([title], own.Run("Get-EncordProject $title", ("title", title)).ThrowOnError().Texts("Title"));
        Assert.Contains(title, own.Run("Get-EncordStorageFolder $title", ("title", title)).ThrowOnError().Texts("Name"));
        Assert.Empty(own.Run("Get-EncordLabelRow $title", ("title", title)).ThrowOnError().Output);
    }
}
