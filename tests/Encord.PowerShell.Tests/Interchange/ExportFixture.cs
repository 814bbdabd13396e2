using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>An emulator of a test's own, a connected shell, and a folder to export to.</summary>
internal sealed class ExportFixture : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-export-");
    private readonly HttpClient _http;

    private ExportFixture(EncordEmulator emulator)
    {
        Emulator = emulator;
        Shell = Shell.Connected(emulator.BaseAddress);
        _http = new HttpClient { BaseAddress = emulator.BaseAddress };
    }

    public EncordEmulator Emulator { get; }

    public Shell Shell { get; }

    /// <summary>The folder around all folders of the test: nothing may be written beside those.</summary>
    public string Root => _folder.FullName;

    public static async Task<ExportFixture> StartAsync(SeedLevel seed = SeedLevel.None) =>
        new(await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = seed }));

    /// <summary>Makes a project of pictures of 200 × 100 pixels with the given titles, without labels.</summary>
    public async Task<string> CreateAsync(object[] objects, params object[][] datasets)
    {
        using var response = await _http.PostAsJsonAsync("emulator/projects", new
        {
            title = "Project " + Guid.NewGuid(),
            objects,
            datasets = datasets.Select((data, i) => new { title = "Data " + i, data }),
        });
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("projectHash").GetString()!;
    }

    public static object Picture(string title, int width = 200, int height = 100) => new { title, width, height };

    public string PathOf(string name) => Path.Combine(Root, name);

    public ShellResult Run(string script, params (string Name, object? Value)[] variables) => Shell.Run(script, variables);

    /// <summary>Every file below a folder, by its name with slashes.</summary>
    public SortedDictionary<string, string> Digests(string name) => new(
        Directory.GetFiles(PathOf(name), "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(PathOf(name), file).Replace('\\', '/'), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        _http.Dispose();
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
