using Encord.Benchmarks.Harness;
using Encord.Emulator;
using Encord.Testing.Coco;

namespace Encord.Benchmarks.Coco;

/// <summary>The emulator with projects that have no labels yet, enough for every round: an import into labels that are there would be another question.</summary>
internal sealed class CocoServer : IBenchmarkServer
{
    public const int SmallImages = 2_000;
    public const int LargeImages = 20_000;
    public const int BoxesPerImage = 50;

    private readonly EncordEmulator _emulator;

    private CocoServer(EncordEmulator emulator, DirectoryInfo folder)
    {
        _emulator = emulator;
        Folder = folder;
    }

    public Uri Address => _emulator.BaseAddress;

    public DirectoryInfo Folder { get; }

    public static async Task<CocoServer> StartAsync(int smallProjects, int largeProjects)
    {
        var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        var ontology = CocoProject.AddOntology(emulator);
        var small = CocoProject.AddImages(emulator, SmallImages);
        for (var i = 0; i < smallProjects; i++)
        {
            CocoProject.AddProject(emulator, $"small {i}", ontology, small);
        }

        if (largeProjects > 0)
        {
            var large = CocoProject.AddImages(emulator, LargeImages);
            for (var i = 0; i < largeProjects; i++)
            {
                CocoProject.AddProject(emulator, $"large {i}", ontology, large);
            }
        }

        var folder = Directory.CreateTempSubdirectory("encord-coco-bench-");
        CocoBoxes.Write(Path.Combine(folder.FullName, "small.json"), SmallImages, BoxesPerImage);
        CocoBoxes.Write(Path.Combine(folder.FullName, "large.json"), LargeImages, BoxesPerImage);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "key"), emulator.WellKnownPrivateKeyText);
        return new CocoServer(emulator, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
