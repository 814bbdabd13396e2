using System.Text;

namespace Encord.Packaging;

/// <summary>The licences and notices of the packages that the module carries, each text once.</summary>
internal static class ThirdPartyNotices
{
    private static readonly string Line = new('=', 80);

    public static string Render(ModuleManifest manifest, IReadOnlyList<CarriedPackage> packages, string standardTexts)
    {
        var text = new StringBuilder();
        text.Append("THIRD-PARTY NOTICES\n\n");
        text.Append($"{manifest.Name} {manifest.Version} is under the Apache-2.0 licence (see LICENSE) and carries files of these packages, unchanged.\n");
        text.Append("What each of them asks to be passed on is below.\n\n");
        foreach (var package in packages)
        {
            text.Append($"  {package.Name} {package.Version}  {Expression(package)}  {package.Facts.GetProjectUrl()}".TrimEnd()).Append('\n');
        }

        Append(text, "Licence", packages.Select(package => (package, Licence(package, standardTexts))));
        Append(text, "Notices", packages.SelectMany(package => Files(package, "THIRD-PARTY-NOTICES", "NOTICE").Select(notice => (package, notice))));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<(CarriedPackage Package, string Text)> texts)
    {
        foreach (var group in texts.GroupBy(pair => pair.Text, pair => pair.Package))
        {
            text.Append($"\n{Line}\n{title} of {string.Join(", ", group.Select(package => $"{package.Name} {package.Version}"))}\n{Line}\n\n{group.Key}\n");
        }
    }

    // The package's own text if it has one. Otherwise the standard text of the licence that it names, under its own copyright line.
    private static string Licence(CarriedPackage package, string standardTexts)
    {
        if (Files(package, "LICENSE", "LICENCE").FirstOrDefault() is { } own)
        {
            return own;
        }

        var expression = Expression(package);
        var standard = Path.Combine(standardTexts, expression + ".txt");
        var copyright = package.Facts.GetCopyright();
        if (!File.Exists(standard) || string.IsNullOrWhiteSpace(copyright))
        {
            throw new PackagingException(
                $"The package {package.Name} {package.Version} carries no licence text, and no standard text of '{expression}' can be used for it. " +
                "Put the text into build/Encord.Packaging/Licences, or do without the package.");
        }

        return $"{copyright.Trim()}\n\n{Normalized(File.ReadAllText(standard))}";
    }

    private static string Expression(CarriedPackage package) => package.Facts.GetLicenseMetadata()?.License ?? package.Facts.GetLicenseUrl() ?? "no licence named";

    private static IEnumerable<string> Files(CarriedPackage package, params string[] names) =>
        Directory.GetFiles(package.Folder)
            .Where(file => names.Any(name => Path.GetFileName(file).StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .Select(file => Normalized(File.ReadAllText(file)));

    private static string Normalized(string text) => text.ReplaceLineEndings("\n").Trim('\n', ' ');
}
