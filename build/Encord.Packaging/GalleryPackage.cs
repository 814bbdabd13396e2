using System.IO.Compression;
using NuGet.Packaging;
using NuGet.Versioning;

namespace Encord.Packaging;

/// <summary>The package for the PowerShell Gallery, with the metadata that PowerShell itself would give it.</summary>
internal static class GalleryPackage
{
    public static void Write(string path, ModuleManifest manifest, IReadOnlyList<ModuleFile> files)
    {
        var builder = new PackageBuilder(deterministic: true)
        {
            Id = manifest.Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ReleaseNotes = manifest.ReleaseNotes,
        };
        builder.Authors.Add(manifest.Author);
        builder.Owners.Add(manifest.Author);
        // The mark by which Find-PSResource and Install-PSResource know a module.
        builder.Tags.Add("PSModule");
        builder.Tags.AddRange(manifest.Tags);
        foreach (var file in files)
        {
            builder.Files.Add(new PhysicalPackageFile { SourcePath = file.Source, TargetPath = file.Path });
        }

        using var made = new MemoryStream();
        builder.Save(made);
        // The library gives its own parts the time of the build.
        using var parts = new ZipArchive(made, ZipArchiveMode.Read);
        ReproducibleZip.Write(path, parts.Entries.Select(part => (part.FullName, Content(part))));
    }

    private static byte[] Content(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
