using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>The lists of a VOC folder: which pictures are in which split, by their stems.</summary>
internal sealed class ImageSets(string folder)
{
    private readonly Dictionary<string, StringBuilder> _lists = new(StringComparer.Ordinal);

    public void Add(ExportPicture picture)
    {
        if (!_lists.TryGetValue(picture.Split, out var list))
        {
            _lists.Add(picture.Split, list = new StringBuilder());
        }

        list.Append(picture.Stem).Append('\n');
    }

    /// <summary>The list of each split, and <c>trainval</c> of both.</summary>
    public void Write(ExportContext context)
    {
        foreach (var split in context.Plan.Splits)
        {
            context.Folder.Write($"{folder}/{split}.txt", ListOf(split));
        }

        if (!context.Plan.Splits.Contains("trainval"))
        {
            context.Folder.Write($"{folder}/trainval.txt", ListOf("train") + ListOf("val"));
        }
    }

    private string ListOf(string split) => _lists.TryGetValue(split, out var list) ? list.ToString() : "";
}
