using System.Management.Automation;
using Encord.Isolation;

namespace Encord.PowerShell.Engine;

/// <summary>Runs when the module is imported: only says where the client and its packages are. Nothing is loaded or sent.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    public void OnImport()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "Dependencies");
#if NET
        DependencyContext.Register(folder);
#else
        DependencyResolver.Register(folder);
#endif
    }
}
