using System.Text.Json;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;
using Encord.Testing.Coco;

namespace Encord.PowerShell.Tests.Coco;

/// <summary>An emulator with projects of ten images (200 × 100 pixels), an image group and a video, and a connected shell.</summary>
internal sealed class CocoFixture : IAsyncDisposable
{
    public const string Categories = """
        [{"id":1,"name":"Apple"},{"id":2,"name":"Pear"},{"id":3,"name":"Plum"},{"id":4,"name":"Stalk"},{"id":5,"name":"Seed"},
         {"id":6,"name":"Picker","keypoints":["foot","hip","head"]},{"id":7,"name":"Crate"}]
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-coco-");

    private CocoFixture(EncordEmulator emulator)
    {
        Emulator = emulator;
        Shell = Shell.Connected(emulator.BaseAddress);
    }

    public EncordEmulator Emulator { get; }

    public Shell Shell { get; }

    public string Project { get; private set; } = "";

    /// <summary>A second project over the same data, without labels.</summary>
    public string OtherProject { get; private set; } = "";

    public static async Task<CocoFixture> StartAsync(EmulatorOptions? options = null, int images = 10)
    {
        var emulator = await EncordEmulator.StartAsync((options ?? new EmulatorOptions()) with { Port = 0, Seed = SeedLevel.None });
        var ontology = CocoProject.AddOntology(emulator);
        string[] datasets = [CocoProject.AddImages(emulator, images, 200, 100), CocoProject.AddGroupAndVideo(emulator, 200, 100)];
        return new CocoFixture(emulator)
        {
            Project = CocoProject.AddProject(emulator, "Orchard", ontology, datasets),
            OtherProject = CocoProject.AddProject(emulator, "Other orchard", ontology, datasets),
        };
    }

    /// <summary>Writes a file with the images <c>bench-000000.jpg</c> (id 1) to <c>bench-000009.jpg</c> (id 10).</summary>
    public string Write(params string[] annotations) => WriteText(
        $$"""
        {"info":{},"categories":{{Categories}},
         "images":[{{string.Join(",", Enumerable.Range(0, 10).Select(i => $$"""{"id":{{i + 1}},"width":200,"height":100,"file_name":"bench-{{i:D6}}.jpg"}"""))}}],
         "annotations":[{{string.Join(",", annotations)}}]}
        """);

    public string WriteText(string json, string name = "labels.json")
    {
        var path = PathOf(name);
        File.WriteAllText(path, json);
        return path;
    }

    public string PathOf(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public ShellResult Import(string path, string more = "") => Shell.Run($"Import-EncordCocoLabel -Project {Project} -Path '{path}' {more}");

    /// <summary>The frame objects of a row's document.</summary>
    public List<JsonElement> Objects(string title, string? project = null, string branch = "main")
    {
        var document = Document(title, project, branch);
        var objects = new List<JsonElement>();
        foreach (var labels in document.GetProperty("data_units").EnumerateObject().Select(unit => unit.Value.GetProperty("labels")))
        {
            var frames = labels.TryGetProperty("objects", out _) ? [labels] : labels.EnumerateObject().Select(frame => frame.Value);
            objects.AddRange(frames.SelectMany(frame => frame.GetProperty("objects").EnumerateArray()));
        }

        return objects;
    }

    public JsonElement Document(string title, string? project = null, string branch = "main")
    {
        var result = Shell.Run(
            $"Get-EncordLabelRow {project ?? Project} -DataTitle '{title}' -Branch {branch} | Get-EncordLabelDocument");
        return JsonDocument.Parse((string)Assert.Single(result.ThrowOnError().Values("Json"))!).RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
