using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>A picture of the project: a data unit, or one that has several pictures and still lacks a frame.</summary>
internal sealed class FoundPicture(LabelRow row, LabelRowImage? image)
{
    public LabelRow Row => row;

    /// <summary>The frame; null where the data unit has several.</summary>
    public int? Frame => image is not null ? image.Index : row.DataType == "Image" || row.NumberOfFrames == 1 ? 0 : null;

    /// <summary>How many data units answer to the same name.</summary>
    public int Count { get; set; } = 1;
}

/// <summary>
/// Which data units have the names that the images of a file name. Rows are offered one by one as the list arrives; only those that are asked for are kept.
/// </summary>
internal sealed class PictureFinder
{
    private readonly Dictionary<string, FoundPicture?> _byHash = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, FoundPicture?> _byTitle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FoundPicture?> _byBase = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FoundPicture?> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _bases = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Hashes => _byHash.Keys;

    public void AskForHash(string hash) => _byHash[hash] = null;

    /// <summary>Asks for everything that an image may be found by.</summary>
    public void AskFor(CocoImage image, string? video)
    {
        if (image.DataHash is not null)
        {
            _byHash[image.DataHash] = null;
        }

        foreach (var title in new[] { video, image.Title })
        {
            if (!string.IsNullOrEmpty(title))
            {
                _byTitle[PictureName.Normal(title!)] = null;
            }
        }

        if (string.IsNullOrEmpty(image.FileName))
        {
            return;
        }

        var name = PictureName.Normal(image.FileName!);
        foreach (var hash in PictureName.Hashes(name))
        {
            _byHash[hash] = null;
        }

        if (PictureName.Folder(name) is { } folder)
        {
            _byTitle[folder] = null;
            _byStem[folder] = null;
        }

        AskForName(name);
        if (PictureName.Decoded(name) is { } decoded)
        {
            AskForName(decoded);
        }
    }

    /// <summary>Takes a row of the list, if the file asks for it.</summary>
    public void Offer(LabelRow row)
    {
        Offer(row, null, row.DataHash, row.DataTitle);
        foreach (var image in row.ImagesData ?? Enumerable.Empty<LabelRowImage>())
        {
            Offer(row, image, image.ImageHash, image.Title);
        }
    }

    public FoundPicture? ByHash(string hash) => _byHash.TryGetValue(hash, out var found) ? found : null;

    public FoundPicture? ByTitle(string title) => _byTitle.TryGetValue(title, out var found) ? found : null;

    /// <summary>By the part after the last slash, where no other image of the file has the same.</summary>
    public FoundPicture? ByBase(string title) => _byBase.TryGetValue(PictureName.Base(title), out var found) ? found : null;

    public FoundPicture? ByStem(string title) => _byStem.TryGetValue(title, out var found) ? found : null;

    /// <summary>How many images of the file have the same part after the last slash.</summary>
    public int CountOfBase(string title) => _bases.TryGetValue(PictureName.Base(title), out var count) ? count : 0;

    private void AskForName(string name)
    {
        var last = PictureName.Base(name);
        _byTitle[name] = null;
        _byBase[last] = null;
        _bases[last] = CountOfBase(last) + 1;
    }

    private void Offer(LabelRow row, LabelRowImage? image, string hash, string title)
    {
        Note(_byHash, hash, row, image);
        var normal = PictureName.Normal(title);
        Note(_byTitle, normal, row, image);
        Note(_byBase, PictureName.Base(normal), row, image);
        if (image is null && row.DataType != "Image")
        {
            Note(_byStem, PictureName.Stem(normal), row, image);
        }
    }

    private static void Note(Dictionary<string, FoundPicture?> wanted, string key, LabelRow row, LabelRowImage? image)
    {
        if (!wanted.TryGetValue(key, out var found))
        {
            return;
        }

        if (found is null)
        {
            wanted[key] = new FoundPicture(row, image);
        }
        else
        {
            found.Count++;
        }
    }
}
