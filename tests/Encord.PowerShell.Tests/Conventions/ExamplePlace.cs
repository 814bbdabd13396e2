using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Conventions;

/// <summary>
/// Where the examples of the help pages run: an empty folder that is also the user's home, with the key and the files that examples name,
/// and every <c>Connect-Encord</c> led to the test's own server.
/// </summary>
internal sealed class ExamplePlace : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("encord-examples-").FullName;

    public ExamplePlace(OwnServer server)
    {
        server.Shell.Keep();
        var keys = Directory.CreateDirectory(Path.Combine(_folder, ".ssh")).FullName;
        File.WriteAllText(Path.Combine(keys, "encord_ed25519"), server.Emulator.WellKnownPrivateKeyText);
        CopySamples(Path.Combine(ModuleUnderTest.RepositoryRoot, "samples", "data"));
        server.Run(
            """
            $ExecutionContext.SessionState.Provider.GetOne('FileSystem').Home = $folder
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            $PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
            $PSDefaultParameterValues['Connect-Encord:Domain'] = $server
            $ConfirmPreference = 'None'
            $temporary = $folder
            """,
            ("folder", _folder),
            ("server", server.Emulator.BaseAddress)).ThrowOnError();
    }

    public string Folder => _folder;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The example's own folders are those of samples/data, so that the same lines work in a clone.
    private void CopySamples(string source)
    {
        if (!Directory.Exists(source))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
