using System.Security.Cryptography;
using NuGet.Packaging;

namespace Encord.Packaging;

/// <summary>A package of which the module carries something.</summary>
internal sealed record CarriedPackage(string Name, string Version, string Folder, NuspecReader Facts);

/// <summary>Finds whose files the module carries: each foreign file must be, byte for byte, one of a package of the bill of materials.</summary>
internal static class CarriedPackages
{
    public static IReadOnlyList<CarriedPackage> Find(string module, BillOfMaterials bill, string packageFolder)
    {
        CarriedPackage[] known = [.. bill.Packages.Select(package => Open(package.Name, package.Version, packageFolder))];
        var owners = known
            .SelectMany(package => Directory.GetFiles(package.Folder, "*.dll", SearchOption.AllDirectories).Select(file => (Path: file, Package: package)))
            .ToLookup(file => Path.GetFileName(file.Path) + Hash(file.Path), file => file.Package, StringComparer.OrdinalIgnoreCase);

        var carried = new HashSet<CarriedPackage>();
        foreach (var file in ModuleFile.All(module).Where(file => file.Path.EndsWith(".dll", StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(file.Path);
            if (name is "Encord.Core.dll" or "Encord.Client.dll" or "Encord.PowerShell.dll")
            {
                continue;
            }

            carried.Add(owners[name + Hash(file.Source)].FirstOrDefault() ?? throw new PackagingException(
                $"{file.Path} is in the module, but in no package of the bill of materials, so that its licence is not known. Clean, restore and build again."));
        }

        return [.. carried.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static CarriedPackage Open(string name, string version, string packageFolder)
    {
        var folder = Path.Combine(packageFolder, name.ToLowerInvariant(), version.ToLowerInvariant());
        var nuspec = Path.Combine(folder, name.ToLowerInvariant() + ".nuspec");
        return File.Exists(nuspec)
            ? new CarriedPackage(name, version, folder, new NuspecReader(nuspec))
            : throw new PackagingException($"The package {name} {version} is in the bill of materials but not in {packageFolder}. Restore the solution.");
    }

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
}
