#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace Encord.Isolation;

/// <summary>
/// The module's own load context in PowerShell 7: the client and its packages live here, so that another module's copy of the same
/// package, older or newer, never meets ours.
/// </summary>
internal sealed class DependencyContext : AssemblyLoadContext
{
    private const string Client = "Encord.Client";

    private static DependencyContext? Current;

    private readonly string _folder;
    private readonly string _framework;

    private DependencyContext(string folder)
        : base("Encord", isCollectible: false)
    {
        _folder = folder;
        _framework = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";
    }

    /// <summary>Starts answering for <c>Encord.Client</c> in the default context. Later calls change nothing: a process has one client.</summary>
    public static void Register(string folder)
    {
        var created = new DependencyContext(folder);
        if (Interlocked.CompareExchange(ref Current, created, null) is null)
        {
            // Only this one name: everything else that the default context cannot find is not ours to answer.
            Default.Resolving += static (_, name) => name.Name == Client ? Current.LoadFromAssemblyName(name) : null;
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var core = typeof(DependencyContext).Assembly;
        if (AssemblyMatch.Satisfies(assemblyName, core.GetName()))
        {
            // The public shapes exist once: [Encord.Project] in a script is the type that the client makes.
            return core;
        }

        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        if (!File.Exists(path) || FrameworkHas(AssemblyName.GetAssemblyName(path)))
        {
            return null;
        }

        return LoadFromAssemblyPath(path);
    }

    // The runtime's HTTP stack and a package must share one DiagnosticSource, one System.Text.Json and so on: where the running
    // framework has the same or a newer version, a second copy beside it would only make the two disagree.
    private bool FrameworkHas(AssemblyName ours)
    {
        var path = Path.Combine(_framework, ours.Name + ".dll");
        return File.Exists(path) && AssemblyMatch.Satisfies(ours, AssemblyName.GetAssemblyName(path));
    }
}
#endif
