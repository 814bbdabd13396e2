#if NETFRAMEWORK
using System.Reflection;

namespace Encord.Isolation;

/// <summary>
/// Windows PowerShell has one load context and no binding redirects for modules. This handler answers only for files of our own folder,
/// and only when the one who asks is one of our own assemblies.
/// </summary>
internal static class DependencyResolver
{
    private static string? Folder;

    public static void Register(string folder)
    {
        if (Interlocked.CompareExchange(ref Folder, folder, null) is null)
        {
            AppDomain.CurrentDomain.AssemblyResolve += static (_, request) => Resolve(request.RequestingAssembly, new AssemblyName(request.Name));
        }
    }

    private static Assembly? Resolve(Assembly? requester, AssemblyName requested)
    {
        if (requester is null || !IsOurs(requester))
        {
            return null;
        }

        var path = Path.Combine(Folder!, requested.Name + ".dll");
        if (!File.Exists(path))
        {
            return null;
        }

        return AssemblyMatch.Satisfies(requested, AssemblyName.GetAssemblyName(path)) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly requester)
    {
        if (requester.IsDynamic || requester.Location.Length == 0)
        {
            return false;
        }

        var folder = Path.GetDirectoryName(requester.Location)!;
        return string.Equals(folder, Folder, StringComparison.OrdinalIgnoreCase)
            || string.Equals(folder, Path.GetDirectoryName(Folder), StringComparison.OrdinalIgnoreCase);
    }
}
#endif
