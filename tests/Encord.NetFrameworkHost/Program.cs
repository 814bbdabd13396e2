using System.Reflection;
using System.Runtime.CompilerServices;
using Encord.NetFrameworkHost;

// usage: Encord.NetFrameworkHost <out/Encord/bin/net472> <server> <folder for files>
// Connects with the well-known test key and writes a line for each thing that it did. 1 means that something went wrong.
var module = Path.GetFullPath(args[0]);
AppDomain.CurrentDomain.AssemblyResolve += FromModule;
try
{
    UseModule();
    return 0;
}
catch (Exception failure)
{
    Console.Error.WriteLine(failure);
    return 1;
}

// The types of the module must not be asked for before the handler is there.
[MethodImpl(MethodImplOptions.NoInlining)]
void UseModule()
{
    ClientWalk.Register(module);
    ClientWalk.RunAsync(new Uri(args[1]), args[2]).GetAwaiter().GetResult();
}

// PowerShell loads the module's first file by its path. What that file needs, and what the client needs, is for the module's own handler.
Assembly? FromModule(object? sender, ResolveEventArgs request)
{
    if (request.RequestingAssembly != Assembly.GetExecutingAssembly())
    {
        return null;
    }

    var name = new AssemblyName(request.Name).Name + ".dll";
    return new[] { module, Path.Combine(module, "Dependencies") }.Select(folder => Path.Combine(folder, name)).Where(File.Exists).Select(Assembly.LoadFrom).FirstOrDefault();
}
