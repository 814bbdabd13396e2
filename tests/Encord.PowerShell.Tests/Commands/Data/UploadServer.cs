using Encord.Emulator;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Data;

/// <summary>A server, a connected shell that does not retry, an empty dataset and a folder of files, for one test.</summary>
internal sealed class UploadServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-upload-").FullName;

    private UploadServer(EncordEmulator emulator, Shell shell)
    {
        Emulator = emulator;
        Shell = shell;
    }

    public EncordEmulator Emulator { get; }

    public Shell Shell { get; }

    public IEnumerable<LoggedRequest> Puts => Emulator.RequestLog.Requests.Where(request => request.Method == "PUT");

    public static async Task<UploadServer> StartAsync(EmulatorOptions? options = null)
    {
        var emulator = await EncordEmulator.StartAsync((options ?? new EmulatorOptions()) with { Port = 0, Seed = SeedLevel.Minimal });
        var shell = Shell.Open();
        shell.Run($"Connect-Encord -Emulator -Domain {emulator.BaseAddress} -TimeoutSec 30 -MaximumRetryCount 0").ThrowOnError();
        var server = new UploadServer(emulator, shell);
        server.Run("$dataset = New-EncordDataset 'Uploads'").ThrowOnError();
        return server;
    }

    /// <summary>With <c>$folder</c> and <c>$dataset</c> set.</summary>
    public ShellResult Run(string script) => Shell.Run(script, ("folder", _folder));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The photos of samples/data under these names.</summary>
    public void WritePhotos(params string[] names)
    {
        var photos = Directory.GetFiles(Sample("photos"), "*.png");
        for (var i = 0; i < names.Length; i++)
        {
            Write(names[i], File.ReadAllBytes(photos[i % photos.Length]));
        }
    }

    public static string Sample(string path) => Path.Combine(ModuleUnderTest.RepositoryRoot, "samples", "data", path);

    public async ValueTask DisposeAsync()
    {
        Shell.Dispose();
        await Emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
