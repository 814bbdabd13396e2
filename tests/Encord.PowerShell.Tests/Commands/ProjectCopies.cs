using System.Security;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class ProjectCopies
{
    [Fact]
    public async Task A_new_project_has_the_data_of_all_piped_datasets_as_tasks()
    {
        await using var server = await OwnServer.StartAsync();
        var made = server.Run("Get-EncordDataset -Title '*photos' | New-EncordProject 'All photos' -Description 'd' -Ontology (Get-EncordOntology -Title 'Street objects')");
        Assert.Equal(["All photos", "d", "Workflow", SampleHashes.StreetOntology], Properties(made, "Title", "Description", "ProjectType", "OntologyHash"));
        Assert.Equal(["Junction photos", "Parking photos", "Street photos"], server.Run("Get-EncordDataset -Project 'All photos'").Texts("Title").Order(StringComparer.Ordinal));
        Assert.Equal(
            server.Run("Get-EncordLabelRow 'All photos'").ThrowOnError().Output.Count,
            server.Run("Get-EncordWorkflowTask 'All photos' -Stage Annotate").ThrowOnError().Output.Count);
    }

    [Fact]
    public async Task A_template_decides_the_workflow_and_an_unknown_one_is_an_error()
    {
        await using var server = await OwnServer.StartAsync();
        var stages = server.Run($"New-EncordProject 'With an agent' -WorkflowTemplate {SampleHashes.AgentTemplate} | Get-EncordWorkflowStage").ThrowOnError();
        Assert.Equal(["Annotation", "Agent", "Done"], stages.Texts("StageType"));
        Assert.Equal(["EncordNotFound"], server.Run($"New-EncordProject 'x' -WorkflowTemplate {SampleHashes.ReviewersGroup}").ErrorIds);
    }

    [Fact]
    public async Task A_copy_takes_along_what_is_asked_for_and_nothing_else()
    {
        await using var server = await OwnServer.StartAsync();
        var bare = server.Run("Copy-EncordProject 'Street scenes' -Title 'Bare' -Description 'New'").ThrowOnError();
        Assert.Equal(["Bare", "New"], Properties(bare, "Title", "Description"));
        Assert.Empty(server.Run("Get-EncordLabelRow 'Bare'").ThrowOnError().Output);
        Assert.Single(server.Run("Get-EncordProjectUser 'Bare'").ThrowOnError().Output);

        server.Run("Get-EncordProject -Title 'Street scenes' | Copy-EncordProject -Title 'Full' -IncludeDataset -IncludeCollaborator -IncludeLabel").ThrowOnError();
        foreach (var list in new[] { "Get-EncordLabelRow", "Get-EncordLabelRow -InitializedOnly", "Get-EncordProjectUser", "Get-EncordProjectGroup", "Get-EncordWorkflowStage" })
        {
            Assert.Equal(server.Run($"{list} -Project 'Street scenes'").Output.Count, server.Run($"{list} -Project 'Full'").ThrowOnError().Output.Count);
        }
    }

    [Fact]
    public async Task A_clone_has_data_of_its_own_and_only_the_labels_that_pass()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$copy = Copy-EncordProject 'Street scenes' -CloneDataset -DatasetTitle 'Clone' -LabelApprovalState Approved").ThrowOnError();
        Assert.Equal(["Copy of Street scenes"], server.Run("$copy").Texts("Title"));
        Assert.Equal(["Clone"], server.Run("Get-EncordDataset -Project $copy").ThrowOnError().Texts("Title"));
        var approved = server.Run("Get-EncordLabelRow 'Street scenes' -WorkflowStage Complete -InitializedOnly").ThrowOnError();
        var copied = server.Run("Get-EncordLabelRow $copy -InitializedOnly").ThrowOnError();
        Assert.Equal(approved.Texts("DataTitle").Order(StringComparer.Ordinal), copied.Texts("DataTitle").Order(StringComparer.Ordinal));
        string[] old = [.. server.Run("Get-EncordLabelRow 'Street scenes'").Texts("DataHash").OfType<string>()];
        Assert.Empty(server.Run("Get-EncordLabelRow $copy").Texts("DataHash").OfType<string>().Intersect(old));
    }

    [Fact]
    public async Task Single_data_is_cloned_by_a_table_of_hashes_or_rows()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            """
            $rows = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-000?.png'
            $copy = Copy-EncordProject 'Street scenes' -Title 'Ten' -CloneDataset -DatasetDataMap @{ $rows[0].DatasetHash = $rows }
            """).ThrowOnError();
        Assert.Equal(10, server.Run("Get-EncordLabelRow $copy").ThrowOnError().Output.Count);
        Assert.Equal(["EncordInvalidArgument"], server.Run("Copy-EncordProject 'Street scenes' -CloneDataset -DatasetDataMap @{ $rows[0].DatasetHash = 3 }").ErrorIds);
        Assert.Equal(["EncordNotFound"], server.Run($"Copy-EncordProject 'Street scenes' -CloneDataset -DatasetDataMap @{{ '{SampleHashes.JunctionPhotosDataset}' = 'x' }}").ErrorIds);
    }

    [Fact]
    public async Task Models_come_along_when_they_are_asked_for()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(
            """
            $feature = ((Get-EncordProject -Title 'Street scenes' | Add-EncordOntologyObject -Name Bus -Shape BoundingBox -PassThru)).FeatureHash
            $null = New-EncordModel -Project 'Street scenes' -Title 'Buses' -FeatureHash $feature -Architecture FasterRcnn
            $with = Copy-EncordProject 'Street scenes' -Title 'With' -IncludeModel
            $without = Copy-EncordProject 'Street scenes' -Title 'Without'
            """).ThrowOnError();
        Assert.Equal(["Buses"], server.Run("Get-EncordModel $with").ThrowOnError().Texts("Title"));
        Assert.Empty(server.Run("Get-EncordModel $without").ThrowOnError().Output);
    }

    [Fact]
    public async Task Who_may_not_manage_a_project_may_not_copy_it_and_the_next_goes_on()
    {
        await using var server = await OwnServer.StartAsync();
        using var key = new SecureString();
        foreach (var character in WellKnown.AnnotatorPrivateKeyText)
        {
            key.AppendChar(character);
        }

        var result = server.Run(
            $"$weak = Connect-Encord -PrivateKey $key -Domain {server.Emulator.BaseAddress} -PassThru; $own = New-EncordProject 'Own' -Connection $weak; 'Street scenes', $own.ProjectHash | Copy-EncordProject -Connection $weak",
            ("key", key));
        Assert.Equal(["EncordAccessDenied"], result.ErrorIds);
        Assert.Equal(["Copy of Own"], result.Texts("Title"));
    }

    [Fact]
    public async Task The_status_is_set_and_read_again()
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["Paused"], server.Run("Get-EncordProject -Title 'Street scenes' | Set-EncordProjectStatus -Status Paused -PassThru").ThrowOnError().Texts("Status"));
        Assert.Equal(["Paused"], server.Run("Get-EncordProject 'Street scenes'").Texts("Status"));
    }

    private static IEnumerable<string?> Properties(ShellResult result, params string[] names) =>
        names.Select(name => Assert.Single(result.ThrowOnError().Texts(name)));
}
