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
    public void Find_what_has_them(string script, string property)
    {
        using Shell shell = Shell.Connected(server.Address);
        Assert.All(shell.Run(script).ThrowOnError().Texts(property), hash => Assert.Equal(SampleHashes.StreetPhotosDataset, hash));
    }

    [Fact]
    public void Narrow_the_tasks_to_a_dataset()
    {
        using Shell shell = Shell.Connected(server.Address);
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
        using Shell shell = Shell.Connected(server.Address);
        ShellResult result = shell.Run(script);
        Assert.Equal(["EncordNotFound"], result.ErrorIds);
        Assert.Contains(offered, result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_several_have_are_an_error_that_says_which()
    {
        await using OwnServer own = await OwnServer.StartAsync();
        own.Run("$two = 'Twin', 'Twin' | New-EncordDataset").ThrowOnError();
        ShellResult result = own.Run("Get-EncordDataset -Dataset Twin");
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.All(own.Run("$two").Texts("DatasetHash"), hash => Assert.Contains(hash!, result.Errors[0].Exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Make_projects_and_fill_them()
    {
        await using OwnServer own = await OwnServer.StartAsync();
        own.Run(
            """
            $project = New-EncordProject 'Junctions' -Dataset 'Junction photos' -Ontology 'Street objects'
            Add-EncordDataset Junctions 'Parking photos'
            Add-EncordProjectGroup Junctions Annotators -Role Annotator
            'Bus' | Add-EncordOntologyObject -Ontology 'Street objects' -Shape Polygon
            New-EncordStorageFolder 'Below' -Parent 'Junction photos'
            """).ThrowOnError();
        Assert.Equal(["Junction photos", "Parking photos"], own.Run("Get-EncordDataset Junctions").Texts("Title").Order(StringComparer.Ordinal));
        Assert.Equal([SampleHashes.StreetOntology], own.Run("$project").Texts("OntologyHash"));
        Assert.Equal(["Annotators"], own.Run("Get-EncordProjectGroup Junctions").Texts("Name"));
        Assert.Contains("Bus", own.Run("(Get-EncordOntology Junctions).Objects").Texts("Name"));
        Assert.Equal(["Below"], own.Run("Get-EncordStorageFolder -Parent 'Junction photos'").Texts("Name"));

        own.Run("Remove-EncordDataset Junctions 'Parking photos' -Force; Remove-EncordProjectGroup Junctions annotators -Force").ThrowOnError();
        Assert.Equal(["Junction photos"], own.Run("Get-EncordDataset Junctions").Texts("Title"));
        Assert.Empty(own.Run("Get-EncordProjectGroup Junctions").ThrowOnError().Output);
    }

    [Fact]
    public async Task Say_which_data_a_copy_takes()
    {
        await using OwnServer own = await OwnServer.StartAsync();
        ShellResult rows = own.Run(
            """
            $some = (Get-EncordDataRow 'Parking photos')[0, 1]
            Copy-EncordProject 'Parking lot' -Title 'Two' -CloneDataset -DatasetTitle 'Two' -DatasetDataMap @{ 'Parking photos' = $some } |
                Get-EncordDataset | Get-EncordDataRow
            """).ThrowOnError();
        Assert.Equal(2, rows.Output.Count);
    }

    [Theory]
    [InlineData("Get-EncordDataset -Title 'Street photos' | Get-EncordDataset")]
    [InlineData("Get-EncordDataset 'Street scenes' | Get-EncordDataset | Where-Object Title -eq 'Street photos'")]
    [InlineData("(Get-EncordLabelRow 'Street scenes')[0] | Get-EncordDataset")]
    [InlineData("$d = Get-EncordDataset -Title 'Street photos'; [pscustomobject]@{ DatasetHash = $d.DatasetHash; ProjectHash = '' } | Get-EncordDataset")]
    [InlineData("$d = Get-EncordDataset -Title 'Street photos'; [pscustomobject]@{ DatasetHash = $d.DatasetHash; ProjectHash = $null } | Get-EncordDataset")]
    [InlineData("(Get-EncordDataset -Title 'Street photos').DatasetHash | Get-EncordDataset")]
    public void Are_not_needed_for_what_comes_down_the_pipeline(string script)
    {
        using Shell shell = Shell.Connected(server.Address);
        Assert.Equal([SampleHashes.StreetPhotosDataset], shell.Run(script).ThrowOnError().Texts("DatasetHash"));
    }

    [Theory]
    [InlineData("Get-EncordOntology -Title 'Street objects' | Get-EncordOntology")]
    [InlineData("Get-EncordOntology 'Street scenes' | Get-EncordOntology")]
    [InlineData("(Get-EncordLabelRow 'Street scenes')[0] | Get-EncordOntology")]
    [InlineData("Get-EncordProject 'Street scenes' | Get-EncordOntology")]
    [InlineData("'Street objects' | Get-EncordOntology")]
    public void Are_not_needed_for_an_ontology_that_comes_down_the_pipeline(string script)
    {
        using Shell shell = Shell.Connected(server.Address);
        Assert.Equal([SampleHashes.StreetOntology], shell.Run(script).ThrowOnError().Texts("OntologyHash"));
    }

    [Theory]
    [InlineData("Get-EncordDataset $null")]
    [InlineData("Get-EncordOntology $null")]
    public void A_project_that_is_nothing_is_an_error(string script)
    {
        using Shell shell = Shell.Connected(server.Address);
        Assert.Equal(["EncordInvalidArgument"], shell.Run(script).ErrorIds);
    }
}
