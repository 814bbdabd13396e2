using System.Globalization;
using System.Text.RegularExpressions;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Importing;

/// <summary>Where the picture of a label file belongs.</summary>
/// <param name="FileName">What it is called.</param>
/// <param name="DataHash">The data unit; null where none was found, or several were.</param>
/// <param name="Frame">In the data unit.</param>
internal readonly record struct FolderPicture(string FileName, string? DataHash, int Frame);

/// <summary>
/// Finds the pictures of a folder: by its manifest, where an export of this module wrote it, and otherwise by name. Label files have the names of images without their
/// extensions, and exports clean titles; so titles are compared as an export would write them.
/// </summary>
internal sealed class FolderPictures
{
    private static readonly Regex FrameName = new("^(?<base>.+)_(?<frame>[0-9]{6,9})$", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, ManifestEntry> _manifest;
    private readonly Dictionary<string, (string DataHash, int Frame)?> _byStem = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _manyByStem = new(StringComparer.OrdinalIgnoreCase);

    public FolderPictures(string folder) => _manifest = ManifestEntry.ReadAll(Path.Combine(folder, ExportFolder.Manifest))
        .Where(entry => entry.DataHash.Length > 0).GroupBy(entry => entry.File, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>Takes a row of the project.</summary>
    public void Offer(LabelRow row)
    {
        var stem = NameForm.Of(FileStem.Of(row.DataTitle));
        if (row.DataType == "Image")
        {
            Note(stem, row.DataHash, 0);
            return;
        }

        _manyByStem[stem] = _manyByStem.ContainsKey(stem) ? null : row.DataHash;
        foreach (var image in row.ImagesData ?? Enumerable.Empty<LabelRowImage>())
        {
            Note(NameForm.Of(FileStem.Of(image.Title)), row.DataHash, image.Index);
        }
    }

    /// <param name="file">The label file, below the folder, with slashes.</param>
    /// <param name="imageName">The name of the image, with extension where somebody knows it.</param>
    public FolderPicture Find(string file, string imageName)
    {
        if (_manifest.TryGetValue(file, out var entry))
        {
            return new FolderPicture(entry.Title.Length > 0 ? entry.Title : imageName, entry.DataHash, entry.Frame ?? 0);
        }

        var stem = NameForm.Of(FileStem.Of(imageName));
        if (_byStem.TryGetValue(stem, out var found) && found is { } known)
        {
            return new FolderPicture(imageName, known.DataHash, known.Frame);
        }

        return FrameName.Match(stem) is { Success: true } match && _manyByStem.TryGetValue(match.Groups["base"].Value, out var video) && video is not null
            ? new FolderPicture(imageName, video, int.Parse(match.Groups["frame"].Value, CultureInfo.InvariantCulture))
            : new FolderPicture(imageName, null, 0);
    }

    private void Note(string stem, string dataHash, int frame) => _byStem[stem] = _byStem.ContainsKey(stem) ? null : (dataHash, frame);
}
