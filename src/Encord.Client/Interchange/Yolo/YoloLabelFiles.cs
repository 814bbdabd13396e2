using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Yolo;

/// <summary>
/// Finds the label files of a data set: those in folders called <c>labels</c>, and those of the images that <c>data.yaml</c> names, which may lie elsewhere. The label
/// file of an image lies where the last <c>images</c> of its path is <c>labels</c>.
/// </summary>
internal static class YoloLabelFiles
{
    private const string Labels = "labels";
    private const string Images = "images";

    /// <param name="place">What was named.</param>
    /// <param name="yaml">What the folder says of itself; null where it has no such file.</param>
    /// <param name="remark">Told what <paramref name="yaml"/> names and is not there.</param>
    /// <returns>Paths, in the order of their names.</returns>
    public static IReadOnlyList<string> Find(ImportPlace place, YoloYaml? yaml, Action<string> remark)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in Directory.GetDirectories(place.Folder, Labels, SearchOption.AllDirectories))
        {
            AddBelow(folder, files);
        }

        foreach (var split in yaml?.Splits ?? [])
        {
            foreach (var value in split.Value)
            {
                if (Resolve(place.Folder, yaml!.Root, value) is not { } found)
                {
                    remark($"'{yaml.Path}' says that '{split.Key}' is in '{value}', which was not found. Label files are looked for in '{place.Folder}' only.");
                }
                else if (Directory.Exists(found))
                {
                    AddBelow(Replaced(found + Path.DirectorySeparatorChar, Images, Labels).TrimEnd(Path.DirectorySeparatorChar), files);
                }
                else
                {
                    AddListed(place.Folder, yaml.Root, found, files);
                }
            }
        }

        return files.OrderBy(place.NameOf, StringComparer.Ordinal).ToArray();
    }

    /// <summary>Where the image of a label file lies, without its extension.</summary>
    public static string ImageOf(string labelFile) => Path.ChangeExtension(Replaced(labelFile, Labels, Images), null);

    private static void AddBelow(string folder, HashSet<string> files)
    {
        if (Directory.Exists(folder))
        {
            // Some tools put the list of classes beside the labels.
            files.UnionWith(Directory.GetFiles(folder, "*.txt", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != LabelExport.ClassFile).Select(Path.GetFullPath));
        }
    }

    /// <summary>The label files of the images that a text file lists, one a line.</summary>
    private static void AddListed(string folder, string? root, string list, HashSet<string> files)
    {
        foreach (var line in File.ReadLines(list).Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            // Lines that begin with a dot are relative to the list; others to wherever the tool was started, which is the root as a rule.
            var beside = Path.GetDirectoryName(list)!;
            string?[] folders = line.StartsWith("./", StringComparison.Ordinal) ? [beside] : [Rooted(folder, root), folder, beside];
            var label = folders.OfType<string>().Select(one => PathOf(one, line)).OfType<string>().Select(image => Path.ChangeExtension(Replaced(image, Images, Labels), ".txt"))
                .FirstOrDefault(File.Exists);
            if (label is not null)
            {
                files.Add(label);
            }
        }
    }

    /// <summary>A folder or file that <c>data.yaml</c> names. Where <c>../images</c> leads nowhere, <c>images</c> is meant: a widespread tool writes it so.</summary>
    private static string? Resolve(string folder, string? root, string value)
    {
        string[] names = value.StartsWith("../", StringComparison.Ordinal) ? [value, value.Substring(3)] : [value];
        return names.SelectMany(name => new[] { Rooted(folder, root), folder }.OfType<string>().Select(one => PathOf(one, name))).OfType<string>()
            .FirstOrDefault(path => Directory.Exists(path) || File.Exists(path));
    }

    private static string? Rooted(string folder, string? root) => root is null ? null : PathOf(folder, root);

    /// <returns>Null for what cannot be a path.</returns>
    private static string? PathOf(string folder, string name)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return null;
        }
    }

    /// <summary>The path with the last folder of a name called another way; as it is where there is none.</summary>
    private static string Replaced(string path, string name, string by)
    {
        var part = Path.DirectorySeparatorChar + name + Path.DirectorySeparatorChar;
        var at = path.LastIndexOf(part, StringComparison.Ordinal);
        return at < 0 ? path : path.Substring(0, at + 1) + by + path.Substring(at + part.Length - 1);
    }
}
