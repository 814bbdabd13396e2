using System.Text.Json;
using System.Text.Json.Nodes;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

public sealed class ModelAnswers(SampleServer sample)
{
    private const string Row = "$row = Get-EncordLabelRow 'Street scenes' -DataTitle 'street-0003.png' | Initialize-EncordLabelRow";

    [Fact]
    public void Have_a_strict_schema_at_every_level()
    {
        using var shell = Shell.Connected(sample.Address);
        var result = shell.Run("Get-EncordOntologySchema 'Street scenes'").ThrowOnError();
        using var schema = JsonDocument.Parse((string)Assert.Single(result.Output).BaseObject);
        Assert.NotEmpty(result.Warnings);
        Check(schema.RootElement);

        static void Check(JsonElement node)
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray())
                {
                    Check(item);
                }
            }
            else if (node.ValueKind == JsonValueKind.Object)
            {
                if (node.TryGetProperty("properties", out var members) && members.ValueKind == JsonValueKind.Object && node.TryGetProperty("required", out var required))
                {
                    Assert.False(node.GetProperty("additionalProperties").GetBoolean());
                    Assert.Equal(members.EnumerateObject().Select(member => member.Name), required.EnumerateArray().Select(name => name.GetString()));
                }

                foreach (var member in node.EnumerateObject())
                {
                    Check(member.Value);
                }
            }
        }
    }

    [Fact]
    public async Task Become_labels_that_can_be_saved_whatever_the_features_are()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(Row).ThrowOnError();
        // Every feature of the sample ontology that a schema can have, answered as the schema wants it.
        var schema = (string)server.Run("Get-EncordOntologySchema 'Street scenes' 3>$null").ThrowOnError().Output[0].BaseObject;
        using var document = JsonDocument.Parse(schema);
        var answer = Example(document.RootElement).ToJsonString();
        var made = server.Run("$answer | ConvertFrom-EncordAnswer -LabelRow $row -Confidence 0.5 -Force", ("answer", answer));
        Assert.Empty(made.Errors);
        var features = document.RootElement.GetProperty("properties").GetProperty("classifications").GetProperty("properties").EnumerateObject().Count()
            + document.RootElement.GetProperty("properties").GetProperty("objects").GetProperty("items").GetProperty("anyOf").GetArrayLength();
        Assert.Equal(features, made.Output.Count);
        server.Run("$row | Save-EncordLabelRow").ThrowOnError();
        Assert.Empty(server.Run("$row | Test-EncordLabelRow -Detailed").Errors);
    }

    [Fact]
    public async Task That_are_partly_wrong_bring_what_is_right()
    {
        await using var server = await OwnServer.StartAsync();
        server.Run(Row).ThrowOnError();
        var result = server.Run(
            """
            @'
            ```json
            { "objects": [
                { "feature": "Car", "boundingBox": { "x": 0.1, "y": 0.1, "w": 0.2, "h": 0.2 }, "answers": {} },
                { "feature": "Unicorn", "boundingBox": { "x": 0.1, "y": 0.1, "w": 0.2, "h": 0.2 }, "answers": {} },
                { "feature": "Car", "boundingBox": { "x": 0.9, "y": 0.1, "w": 0.2, "h": 0.2 }, "answers": {} },
                { "feature": "Car", "polygon": [], "answers": {} },
                { "feature": "Car", "answers": {} },
                "a car" ] }
            ```
            '@ | ConvertFrom-EncordAnswer -LabelRow $row
            """);
        Assert.Equal(["Car"], result.Texts("Name"));
        Assert.Equal(5, result.Errors.Count);
        Assert.Equal("EncordFeatureNotFound", result.ErrorIds[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("I see a car.")]
    [InlineData("[]")]
    [InlineData("{\"objects\":")]
    [InlineData("{\"things\":[]}")]
    public void That_are_not_of_the_form_are_errors(string answer)
    {
        using var shell = Shell.Connected(sample.Address);
        shell.Run("$row = Get-EncordLabelRow 'Street scenes' -InitializedOnly | Select-Object -First 1 | Initialize-EncordLabelRow").ThrowOnError();
        var result = shell.Run("ConvertFrom-EncordAnswer $answer -LabelRow $row", ("answer", answer));
        Assert.Equal(["EncordInvalidArgument"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Are_only_asked_for_what_can_be_written_down()
    {
        using var shell = Shell.Connected(sample.Address);
        Assert.Equal(["EncordInvalidArgument"], shell.Run("Get-EncordOntologySchema 'Street scenes' Pedestrian").ErrorIds);
        Assert.Equal(["EncordFeatureNotFound"], shell.Run("Get-EncordOntologySchema 'Street scenes' Unicorn").ErrorIds);
    }

    /// <summary>A value that the schema allows: the first choice everywhere, and something rather than null.</summary>
    private static JsonNode Example(JsonElement schema)
    {
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            return Example(choices[0]);
        }

        if (schema.TryGetProperty("enum", out var values))
        {
            return values[0].GetString()!;
        }

        switch (schema.GetProperty("type").GetString())
        {
            case "object":
                var members = new JsonObject();
                foreach (var member in schema.GetProperty("properties").EnumerateObject())
                {
                    members[member.Name] = Example(member.Value);
                }

                return members;
            case "array" when schema.TryGetProperty("minItems", out var _):
                return JsonNode.Parse("""[{"x":0.1,"y":0.1},{"x":0.5,"y":0.1},{"x":0.5,"y":0.6},{"x":0.1,"y":0.6}]""")!;
            case "array":
                return new JsonArray([.. schema.GetProperty("items").GetProperty("anyOf").EnumerateArray().Select(Example)]);
            case "number":
                return 0.25;
            case "boolean":
                return true;
            default:
                return "text";
        }
    }

}
