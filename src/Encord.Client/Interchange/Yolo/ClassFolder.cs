using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Yolo;

/// <summary>An image in the folder of its class.</summary>
/// <param name="File">Below the folder, with slashes.</param>
/// <param name="Class">The name of the class.</param>
internal readonly record struct ClassifiedImage(string File, string Class);

/// <summary>Reads a folder of images for classification: <c>&lt;split&gt;/&lt;class&gt;/image</c>, or <c>&lt;class&gt;/image</c>.</summary>
internal sealed class ClassFolder
{
    /// <summary>Says which class a folder is of, where names of classes cannot be names of folders.</summary>
    public const string Table = "classes.csv";

    private static readonly HashSet<string> Extensions = new(FileKind.Images, StringComparer.OrdinalIgnoreCase);

    private readonly List<ClassifiedImage> _images = [];
    private readonly List<CocoProblem> _problems = [];

    private ClassFolder()
    {
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ClassifiedImage> Images => _images;

    /// <summary>Images that are in no folder of a class.</summary>
    public IReadOnlyList<CocoProblem> Problems => _problems;

    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is no such folder.</exception>
    public static ClassFolder Read(ImportPlace place)
    {
        try
        {
            var folder = new ClassFolder();
            string[] files = [.. Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file))).Select(place.NameOf).OrderBy(file => file, StringComparer.Ordinal)];
            string[][] places = [.. files.Select(file => file.Split('/'))];
            // Where there are splits, no class lies beside them.
            var depth = Math.Min(3, places.Select(parts => parts.Length).DefaultIfEmpty().Max());
            if (depth < 2)
            {
                throw new EncordException(
                    EncordErrorId.InvalidArgument, $"'{place.Folder}' is not a folder for YOLO Classify: there are no images in folders such as 'train/<class>' or '<class>'. Nothing was saved.");
            }

            var classes = CsvReading.ReadAll(Path.Combine(place.Folder, Table)).Where(line => line.ContainsKey("folder") && line.ContainsKey("class"))
                .GroupBy(line => line["folder"], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First()["class"], StringComparer.Ordinal);
            for (var i = 0; i < files.Length; i++)
            {
                if (places[i].Length == depth)
                {
                    var name = places[i][depth - 2];
                    folder._images.Add(new ClassifiedImage(files[i], classes.TryGetValue(name, out var said) ? said : name));
                }
                else
                {
                    folder._problems.Add(new CocoProblem
                    {
                        Element = files[i],
                        Path = place.Folder,
                        Reason = $"it lies in no folder of a class; others lie in '{(depth == 3 ? "<split>/<class>" : "<class>")}'.",
                    });
                }
            }

            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"The folder '{place.Folder}' cannot be read: {error.Message}", error);
        }
    }
}
