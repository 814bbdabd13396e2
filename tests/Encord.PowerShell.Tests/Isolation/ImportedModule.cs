using System.Reflection;
using System.Runtime.Loader;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Isolation;

public sealed class ImportedModule(SampleServer server)
{
    [Fact]
    public void Keeps_the_client_in_a_context_of_its_own()
    {
        using var shell = Shell.Connected(server.Address);
        var client = Loaded("Encord.Client");
        Assert.Equal("Encord", AssemblyLoadContext.GetLoadContext(client)!.Name);
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(Loaded("Encord.Core")));
    }

    [Fact]
    public void Shows_its_shapes_as_type_literals()
    {
        using var shell = Shell.Connected(server.Address);
        Assert.Equal([true], shell.Run("(Get-EncordProject)[0] -is [Encord.Project]").ThrowOnError().Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Can_be_imported_again_by_force_and_keeps_the_connection()
    {
        using var shell = Shell.Connected(server.Address);
        shell.Run($"Import-Module '{ModuleUnderTest.Manifest}' -Force; Import-Module '{ModuleUnderTest.Manifest}' -Force").ThrowOnError();
        Assert.NotEmpty(shell.Run("Get-EncordProject").ThrowOnError().Output);
    }

    [Fact]
    public void Can_be_removed_and_imported_again()
    {
        using var shell = Shell.Connected(server.Address);
        shell.Run("Remove-Module Encord").ThrowOnError();
        Assert.Empty(shell.Run("Get-Command -Module Encord").ThrowOnError().Output);
        shell.Run($"Import-Module '{ModuleUnderTest.Manifest}'").ThrowOnError();
        Assert.NotEmpty(shell.Run("Get-EncordProject").ThrowOnError().Output);
    }

    [Fact]
    public void Can_be_imported_from_a_second_place_without_an_error()
    {
        var copy = Path.Combine(Path.GetTempPath(), "encord-" + Guid.NewGuid().ToString("N"), "Encord");
        try
        {
            var built = Path.GetDirectoryName(ModuleUnderTest.Manifest)!;
            foreach (var file in Directory.GetFiles(built, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(built, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            using var shell = Shell.Connected(server.Address);
            shell.Run($"Import-Module '{copy}/Encord.psd1'; Remove-Module Encord; Import-Module '{copy}/Encord.psd1'; Import-Module '{ModuleUnderTest.Manifest}' -Force").ThrowOnError();
            Assert.Equal(["Title", "Description", "ProjectHash"], ListedNames(shell).Take(3));
            Assert.NotNull(Loaded("Encord.Core"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    private static IEnumerable<string> ListedNames(Shell shell) =>
        shell.Run("(Get-EncordProject 'Street scenes' | Format-List | Out-String) -split '\\r?\\n' | Where-Object { $_ -match ':' } | ForEach-Object { ($_ -split '\\s*:')[0] }").ThrowOnError()
            .Output.Select(line => line.ToString()!);

    private static Assembly Loaded(string name) => AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == name);
}
