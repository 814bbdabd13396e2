using Encord.Packaging;

// usage: Encord.Packaging <module folder> <bill of materials> <folder of the restored packages> <folder for the results>
// The target Package of src/Encord.PowerShell/Module.targets calls it.
try
{
    var module = Path.GetFullPath(args[0]);
    var results = Path.GetFullPath(args[3]);
    var manifest = ModuleManifest.Read(Path.Combine(module, "Encord.psd1"));
    var bill = BillOfMaterials.Read(args[1]);
    var packages = CarriedPackages.Find(module, bill, args[2]);

    bill.Write(Path.Combine(module, "bom.cdx.json"));
    File.WriteAllText(Path.Combine(module, "THIRD-PARTY-NOTICES.txt"), ThirdPartyNotices.Render(manifest, packages, Path.Combine(AppContext.BaseDirectory, "Licences")));

    Directory.CreateDirectory(results);
    var files = ModuleFile.All(module);
    string[] made = [Path.Combine(results, $"{manifest.Name}.{manifest.Version}.nupkg"), Path.Combine(results, manifest.Name + ".zip")];
    GalleryPackage.Write(made[0], manifest, files);
    AutomationZip.Write(made[1], manifest, files);
    foreach (var path in made)
    {
        Console.WriteLine(path);
    }

    return 0;
}
catch (PackagingException problem)
{
    // The form that MSBuild takes for an error of the build.
    Console.Error.WriteLine($"Encord.Packaging : error ENCPACK: {problem.Message}");
    return 1;
}
