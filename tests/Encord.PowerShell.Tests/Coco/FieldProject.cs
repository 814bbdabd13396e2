using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Coco;

/// <summary>An emulator whose control route makes a project for each case, and a connected shell. Files are copied, so that nothing is written beside them.</summary>
public sealed class FieldProject : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-field-");
    private EncordEmulator _emulator = null!;
    private HttpClient _http = null!;

    internal Shell Shell { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.None });
        _http = new HttpClient { BaseAddress = _emulator.BaseAddress };
        Shell = Shell.Connected(_emulator.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        _http.Dispose();
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Makes a project. Pictures are <c>a.png 200x100</c>, videos <c>a.avi 200x100 10</c>, groups <c>name [a.png 20x10, b.png 20x10]</c>; classes <c>car: polygon</c>.</summary>
    internal async Task<string> CreateAsync(string objects, params string[][] datasets)
    {
        using var response = await _http.PostAsJsonAsync("emulator/projects", new
        {
            title = "Field " + Guid.NewGuid(),
            objects = objects.Split(',').Select(item => item.Trim().Split(": ")).Select(item =>
                item[1] == "skeleton" ? (object)new { name = item[0], shape = item[1], points = new[] { "head", "hip", "foot" } } : new { name = item[0], shape = item[1] }),
            datasets = datasets.Select((data, i) => new { title = "Data " + i, data = data.Select(Unit) }),
        });
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, answer);
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("projectHash").GetString()!;
    }

    internal string Copy(string name) => Write(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Coco", "Field", name + ".json")), name + ".json");

    internal string Write(byte[] content, string name)
    {
        var path = Path.Combine(_folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    internal string Write(string content, string name = "labels.json") => Write(Encoding.UTF8.GetBytes(content), name);

    internal ShellResult Import(string project, string path, string more = "") => Shell.Run($"Import-EncordCocoLabel {project} '{path}' -NoJournal {more}");

    /// <summary>The objects that a project has, as text: title, frame, class, coordinates.</summary>
    internal IReadOnlyList<string> Objects(string project) => [.. Shell.Run($$"""
        Get-EncordLabelRow {{project}} | Where-Object LabelHash | Initialize-EncordLabelRow | ForEach-Object { $row = $_
          $row | Get-EncordObjectInstance | ForEach-Object { "$($row.DataTitle) $($_.Frame) $($_.Name) $($_.Coordinates)" } }
        """).ThrowOnError().Output.Select(item => item.ToString())];

    private static object Unit(string text)
    {
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0)
        {
            return new { title = text[..bracket].Trim(), kind = "imageGroup", images = text[(bracket + 1)..^1].Split(", ").Select(Unit) };
        }

        var space = text.LastIndexOf(' ');
        if (text[(space + 1)..].Contains('x', StringComparison.Ordinal))
        {
            int[] sides = [.. text[(space + 1)..].Split('x').Select(int.Parse)];
            return new { title = text[..space], width = sides[0], height = sides[1] };
        }

        var video = text[..space];
        var size = video.LastIndexOf(' ');
        int[] of = [.. video[(size + 1)..].Split('x').Select(int.Parse)];
        return new { title = video[..size], kind = "video", width = of[0], height = of[1], frames = int.Parse(text[(space + 1)..]), framesPerSecond = 10 };
    }
}
