using System.Text.Json.Nodes;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class LegacyEditTests : IAsyncLifetime
{
    private EncordEmulator _emulator = null!;
    private SigningClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0 });
        _client = new SigningClient(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task The_old_editor_removes_what_it_leaves_out_and_keeps_what_it_never_saw()
    {
        var before = await EditorAsync();
        var objects = before["objects"]!.AsArray();
        var kept = objects.OfType<JsonObject>().First(node => node["attributes"] is JsonArray { Count: > 0 });
        var sent = new JsonObject
        {
            ["objects"] = new JsonArray(
                new JsonObject { ["id"] = kept["id"]!.DeepClone(), ["name"] = "Renamed", ["color"] = "#000000", ["shape"] = kept["shape"]!.DeepClone(), ["featureNodeHash"] = kept["featureNodeHash"]!.DeepClone() },
                new JsonObject { ["id"] = "99", ["name"] = "New", ["color"] = "#111111", ["shape"] = "polygon", ["featureNodeHash"] = "newnewne" }),
            ["classifications"] = new JsonArray(new JsonObject
            {
                ["id"] = "98", ["featureNodeHash"] = "newclass",
                ["attributes"] = new JsonArray(new JsonObject { ["id"] = "98.1", ["name"] = "Note", ["type"] = "text", ["required"] = false, ["featureNodeHash"] = "newattri", ["options"] = null }),
            }),
        };

        await _client.V1Async("project", "POST", payload: new { editor = sent }, resourceId: SampleHashes.StreetScenesProject);

        var after = await EditorAsync();
        Assert.Equal(["Renamed", "New", "Puddle"], after["objects"]!.AsArray().Select(node => node!["name"]!.GetValue<string>()));
        Assert.True(JsonNode.DeepEquals(kept["attributes"], after["objects"]![0]!["attributes"]));
        Assert.True(JsonNode.DeepEquals(before["skeleton_templates"], after["skeleton_templates"]));
        Assert.Single(after["classifications"]!.AsArray());
        Assert.DoesNotContain("null", after["classifications"]!.ToJsonString());
    }

    [Fact]
    public async Task The_old_editor_is_not_shown_shapes_that_came_after_it()
    {
        var project = await _client.V1Async("project", "GET", payload: new { }, resourceId: SampleHashes.StreetScenesProject);
        var shown = project.GetProperty("editor_ontology").GetProperty("objects").EnumerateArray().Select(node => node.GetProperty("shape").GetString()).ToList();

        Assert.Contains("polygon", shown);
        Assert.DoesNotContain("bitmask", shown);
        Assert.Contains("bitmask", (await EditorAsync())["objects"]!.AsArray().Select(node => node!["shape"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_new_node_does_not_take_the_number_of_one_that_was_hidden()
    {
        var hidden = (await EditorAsync())["objects"]!.AsArray().OfType<JsonObject>().Single(node => node["shape"]!.GetValue<string>() == "bitmask");
        var sent = new JsonObject
        {
            ["objects"] = new JsonArray(new JsonObject
            {
                ["id"] = hidden["id"]!.DeepClone(), ["name"] = "New", ["color"] = "#111111", ["shape"] = "polygon", ["featureNodeHash"] = "newnewne",
            }),
            ["classifications"] = new JsonArray(),
        };

        await _client.V1Async("project", "POST", payload: new { editor = sent }, resourceId: SampleHashes.StreetScenesProject);

        var after = (await EditorAsync())["objects"]!.AsArray().OfType<JsonObject>().ToList();
        Assert.Equal(["New", "Puddle"], after.Select(node => node["name"]!.GetValue<string>()));
        Assert.Equal(2, after.Select(node => node["id"]!.GetValue<string>()).Distinct().Count());
    }

    private async Task<JsonObject> EditorAsync() =>
        JsonNode.Parse((await _client.GetAsync($"ontologies/{SampleHashes.StreetOntology}")).GetProperty("editor").GetRawText())!.AsObject();
}
