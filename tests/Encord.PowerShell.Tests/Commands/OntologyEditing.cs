using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.Client.Tests.Support;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands;

public sealed class OntologyEditing
{
    private const string Rich = """
        {
          "objects": [
            {"id":"1","name":"Car","color":"#D33115","shape":"bounding_box","featureNodeHash":"carbox01","required":true,"archived":false,"later":{"x":1.50},
             "attributes":[{"id":"1.1","name":"Make","type":"radio","featureNodeHash":"make0001","required":false,"dynamic":true,
               "options":[{"id":"1.1.1","label":"Known","value":"known","featureNodeHash":"known001",
                 "options":[{"id":"1.1.1.1","name":"Which","type":"text","featureNodeHash":"which001","required":false,"dynamic":false}]}]}]},
            {"id":"2","name":"Person","color":"#E27300","shape":"skeleton","featureNodeHash":"GSc3nz5D","required":false}
          ],
          "classifications": [{"id":"1","featureNodeHash":"weather1","level":"global","attributes":[{"id":"1.1","name":"Weather","type":"text","featureNodeHash":"weatherA","required":false,"dynamic":false}]}],
          "skeleton_templates": [{"template":{"name":"Person","shape":"skeleton","width":0.235,"height":0.25,"skeleton":{"0":{"x":0.51,"y":0.5,"name":"p","color":"#000000","value":"p","featureHash":"A9sGmBcx"}},"skeletonEdges":{},"feature_node_hash":"GSc3nz5D"}}],
          "laterList": ["é", 1e2]
        }
        """;

    [Fact]
    public async Task Loses_nothing_and_adds_what_was_asked_for()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$o = New-EncordOntology 'Rich' -Structure $rich", ("rich", Rich)).ThrowOnError();
        server.Run("'Bus', 'Tram' | Add-EncordOntologyObject -Ontology $o -Shape RotatableBoundingBox; Add-EncordOntologyClassification -Ontology $o -Name 'Time of day' -Type Radio -Option 'Early day', Night -Required; Add-EncordOntologyClassification -Ontology $o -Name Note -Type Text").ThrowOnError();

        var saved = server.Run("(Get-EncordOntology -Ontology $o).Json").ThrowOnError().Output[0].ToString()!;
        var after = JsonNode.Parse(saved)!.AsObject();
        var objects = after["objects"]!.AsArray();
        var classifications = after["classifications"]!.AsArray();
        Assert.Equal(["Bus", "Tram"], objects.Skip(2).Select(node => node!["name"]!.GetValue<string>()));
        Assert.Equal(["3", "4"], objects.Skip(2).Select(node => node!["id"]!.GetValue<string>()));
        Assert.All(objects.Skip(2), node => Assert.Equal("rotatable_bounding_box", node!["shape"]!.GetValue<string>()));
        Assert.Equal(["early_day", "night"], classifications[1]!["attributes"]![0]!["options"]!.AsArray().Select(option => option!["value"]!.GetValue<string>()));
        Assert.DoesNotContain("null", saved);
        while (objects.Count > 2)
        {
            objects.RemoveAt(2);
        }

        while (classifications.Count > 1)
        {
            classifications.RemoveAt(1);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Rich), after), after.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    [Theory]
    [InlineData("add_object", "Add-EncordOntologyObject -Ontology $o -Name Sign -Shape BoundingBox", "objects", 1)]
    [InlineData("add_classification", "Add-EncordOntologyClassification -Ontology $o -Name Time -Type Radio -Required -Option Day,Night", "classifications", 10)]
    public async Task Adds_what_the_vendors_client_was_recorded_to_add_by_one_save_of_the_ontology(string operation, string command, string list, int differences)
    {
        var recordings = Path.Combine(ModuleUnderTest.RepositoryRoot, "tests", "Encord.Client.Tests", "Data", "operations-ontology.json");
        var recorded = JsonNode.Parse(File.ReadAllText(recordings))!.AsArray().Single(entry => entry!["op"]!.GetValue<string>() == operation)!["0.1.190"]!;
        var before = recorded[2]!["response"]!["editor"]!;
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.None);
        server.Run("$o = New-EncordOntology 'Streets' -Structure $editor", ("editor", before.ToJsonString())).ThrowOnError();
        server.Emulator.RequestLog.Clear();
        server.Run(command).ThrowOnError();
        Assert.Equal(["GET", "PUT"], server.Emulator.RequestLog.Requests.Select(request => request.Method));

        var after = JsonNode.Parse(server.Run("(Get-EncordOntology -Ontology $o).Json").ThrowOnError().Output[0].ToString()!)!;
        string[] found = [.. LegacyEditor.Differences(recorded[1]!["body"]!["values"]!["payload"]!["editor"], LegacyEditor.Reduce(after))];
        Assert.Equal(differences, found.Length);
        var nodes = after[list]!.AsArray();
        Assert.All(found, difference => Assert.StartsWith($"{list}[{nodes.Count - 1}]", difference));
        nodes.RemoveAt(nodes.Count - 1);
        Assert.Empty(LegacyEditor.Differences(before, after));
    }

    [Fact]
    public async Task An_ontology_is_made_as_a_person_writes_it_and_edited_by_name()
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.None);

        var result = server.Run(
            """
            $o = New-EncordOntology Streets -Structure @{ Objects = @(@{ Name = 'Car'; Shape = 'BoundingBox'; Attributes = @(@{ Name = 'Colour'; Options = 'Red', 'Blue' }) }) }
            Add-EncordOntologyObject -Ontology $o -Name Sign -Shape Polygon -Color 0f0 -Required -Attribute @{ Name = 'Text' }, @{ Name = 'Kind'; Options = 'Stop', 'Yield' }
            Add-EncordOntologyAttribute -Ontology $o -Feature Car -Name Shade -Type Radio -Option Dark, Light -ParentOption Red
            (Get-EncordOntology -Ontology $o).Objects | Add-EncordOntologyAttribute -Name Occluded -Type Radio -Option Yes, No -Dynamic
            Compare-EncordOntology $o Streets | ForEach-Object { "$_" }
            """).ThrowOnError();

        Assert.Equal(["Added Attribute Car > Colour > Red > Shade", "Added Attribute Car > Occluded", "Added Object Sign"], result.Output.Select(line => line.ToString()));
        Assert.Equal(["Text", "Kind", "Occluded"], server.Run("(Get-EncordOntology -Ontology $o).Objects[1].Attributes").ThrowOnError().Texts("Name"));
    }

    [Theory]
    [InlineData("Add-EncordOntologyObject -Ontology $o -Name Sign -Shape Polygon -Color reddish", "EncordInvalidArgument", "is not a colour")]
    [InlineData("Add-EncordOntologyAttribute -Ontology $o -Feature Car -Name X -Type Radio -Option a, A", "EncordInvalidArgument", "given 2 times")]
    [InlineData("Add-EncordOntologyAttribute -Ontology $o -Feature Bike -Name X -Type Text", "EncordFeatureNotFound", "Car (")]
    [InlineData("New-EncordOntology Other -Structure @{ Objects = @(@{ Name = 'Car'; Shap = 'Polygon' }) }", "EncordInvalidArgument", "'Shap', which is not known")]
    [InlineData("Compare-EncordOntology $o Nowhere", "EncordNotFound", "neither an ontology nor a project")]
    public async Task What_cannot_be_made_is_an_error_and_changes_nothing(string command, string errorId, string part)
    {
        await using var server = await OwnServer.StartAsync(seed: SeedLevel.None);
        server.Run("$o = New-EncordOntology Streets -Structure @{ Objects = @{ Car = 'BoundingBox' } }").ThrowOnError();
        server.Emulator.RequestLog.Clear();

        var result = server.Run(command);

        Assert.Equal(errorId, Assert.Single(result.ErrorIds));
        Assert.Contains(part, result.Errors[0].Exception.Message);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task Reads_and_saves_once_for_all_that_is_piped()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$p = Get-EncordProject -Title 'Street scenes'").ThrowOnError();
        server.Emulator.RequestLog.Clear();
        var added = server.Run("'a', 'b', 'c' | Add-EncordOntologyObject $p -Shape Polygon -PassThru").ThrowOnError();
        Assert.Equal(2, server.Emulator.RequestLog.Count);
        Assert.Equal(3, added.Texts("FeatureHash").Distinct().Count());
        var json = server.Run("(Get-EncordOntology -Project $p).Json").ThrowOnError().Output[0].ToString()!;
        Assert.All(added.Texts("FeatureHash"), hash => Assert.Contains(hash!, json));
        var ontology = server.Run("$p.OntologyHash").Output[0].ToString();
        Assert.All(added.Texts("OntologyHash"), hash => Assert.Equal(ontology, hash));
    }

    [Theory]
    [InlineData("Add-EncordOntologyClassification 'Street scenes' -Name Time -Type Radio")]
    [InlineData("Add-EncordOntologyClassification 'Street scenes' -Name Time -Type Text -Option a")]
    [InlineData("Add-EncordOntologyObject 'Street scenes' -Name ' ' -Shape Polygon")]
    [InlineData("New-EncordOntology 'x' -Structure '{\"objects\":[{}]}'")]
    [InlineData("New-EncordOntology 'x' -Structure 'no json'")]
    [InlineData("New-EncordOntology 'x' -Structure @{ object = @() }")]
    [InlineData("Add-EncordOntologyClassification 'Street scenes' Kind -Type Radio -Option Old, New, old")]
    public async Task Refuses_what_makes_no_ontology_before_it_changes_one(string script)
    {
        await using var server = await OwnServer.StartAsync();
        Assert.Equal(["EncordInvalidArgument"], server.Run(script).ErrorIds);
        Assert.Equal(0, server.Emulator.RequestLog.ChangeCount);
    }

    [Fact]
    public async Task An_ontology_is_copied_by_piping_it()
    {
        await using var server = await OwnServer.StartAsync();
        var copy = server.Run("Get-EncordOntology -Title 'Street objects' | New-EncordOntology 'Second' -Description 'd'").ThrowOnError();
        Assert.Equal(["Second"], copy.Texts("Title"));
        Assert.Equal(["d"], copy.Texts("Description"));
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(server.Run("(Get-EncordOntology -Title 'Street objects').Json").Output[0].ToString()!), JsonNode.Parse(copy.Texts("Json")[0]!)));
    }

    [Fact]
    public async Task What_it_holds_can_be_looked_at_and_copied()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run("$o = New-EncordOntology 'Rich' -Structure $rich", ("rich", Rich)).ThrowOnError();
        Assert.Equal(["Car", "Person"], server.Run("$o.Objects").ThrowOnError().Texts("Name"));
        Assert.Equal(["Make (make0001)", ""], server.Run("$o.Objects").Texts("Attributes"));
        Assert.Equal("Car (carbox01); Person (GSc3nz5D)", server.Run("$o.Objects.ToString()").Output[0].ToString());
        Assert.Equal(["text"], server.Run("$o.Classifications").ThrowOnError().Texts("Type"));
        Assert.Equal(server.Run("$o").Texts("OntologyHash"), server.Run("$o.Objects").Texts("OntologyHash").Distinct());

        server.Run("$n = New-EncordOntology 'Copy'; $o.Objects | Add-EncordOntologyObject -Ontology $n").ThrowOnError();
        Assert.Equal(["BoundingBox", "Skeleton"], server.Run("(Get-EncordOntology -Ontology $n).Objects").ThrowOnError().Texts("Shape"));
    }

    [Fact]
    public async Task A_name_that_is_there_already_is_worth_a_warning()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run("'Car', 'Bus' | Add-EncordOntologyObject 'Street scenes' -Shape Polygon -PassThru").ThrowOnError();
        Assert.Equal(["Car", "Bus"], result.Texts("Name"));
        Assert.Contains("Car (carbox01)", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_where_a_text_stops_being_JSON()
    {
        await using var server = await OwnServer.StartAsync();
        var result = server.Run("New-EncordOntology 'x' -Structure \"{`n  bad\"");
        Assert.Contains("line 2, column 3", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }
}
