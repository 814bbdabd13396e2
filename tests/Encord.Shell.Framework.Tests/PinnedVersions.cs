using Encord.Shell.Tests;

namespace Encord.Shell.Framework.Tests;

/// <summary>Another pwsh on PATH and another Pester in PSModulePath, as many machines have, are not used.</summary>
public sealed class PinnedVersions
{
    [Fact]
    public async Task Are_used_whatever_else_is_installed()
    {
        var folder = Directory.CreateTempSubdirectory("encord-decoy-");
        (var path, var modules) = (Environment.GetEnvironmentVariable("PATH"), Environment.GetEnvironmentVariable("PSModulePath"));
        try
        {
            foreach (var name in new[] { "pwsh", "pwsh.cmd" })
            {
                var shell = Path.Combine(folder.FullName, name);
                File.WriteAllText(shell, OperatingSystem.IsWindows() ? "@exit 99" : "#!/bin/sh\nexit 99\n");
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserExecute);
                }
            }

            var pester = Directory.CreateDirectory(Path.Combine(folder.FullName, "Pester", "99.0.0")).FullName;
            File.WriteAllText(Path.Combine(pester, "Pester.psd1"), "@{ ModuleVersion = '99.0.0'; RootModule = 'Pester.psm1'; FunctionsToExport = 'Describe', 'It', 'Invoke-Pester' }");
            File.WriteAllText(Path.Combine(pester, "Pester.psm1"), "function Describe {}; function It {}; function Invoke-Pester { throw 'the wrong Pester' }");
            Environment.SetEnvironmentVariable("PATH", folder.FullName + Path.PathSeparator + path);
            Environment.SetEnvironmentVariable("PSModulePath", folder.FullName + Path.PathSeparator + modules);

            using var pool = new ShellPool();
            var report = await FixtureFile.Open("Versions", pool).RunAsync(null, TestContext.Current.CancellationToken);

            var test = Assert.Single(report.Tests);
            Assert.True(test.Outcome == "Passed", test.Message);
            Assert.Contains($"is {PinnedShell.Version} with {PinnedShell.PesterVersion} in {PinnedShell.Metadata("ShellFolder").TrimEnd('/', '\\')}", test.Name);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
            Environment.SetEnvironmentVariable("PSModulePath", modules);
            folder.Delete(recursive: true);
        }
    }
}
