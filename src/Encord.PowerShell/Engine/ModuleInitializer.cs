using System.Management.Automation;
using Encord.Isolation;

namespace Encord.PowerShell.Engine;

/// <summary>Runs when the module is imported: says where the client and its packages are. Nothing is sent.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
#if NET
    private static int Rehearsed;
#endif

    public void OnImport()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "Dependencies");
#if NET
        DependencyContext.Register(folder);
        if (Interlocked.Exchange(ref Rehearsed, 1) == 0)
        {
            // Who imports the module connects next. Loading and compiling what that needs goes on beside the rest of the import; a failure shows when it is needed.
            _ = Task.Run(static () => Client.Rehearsal.RunAsync());
        }
#else
        DependencyResolver.Register(folder);
#endif
    }
}
