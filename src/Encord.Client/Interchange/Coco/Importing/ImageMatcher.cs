using System.Globalization;
using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>A label row with the images of the file that belong to it.</summary>
internal sealed class RowTarget(LabelRow row)
{
    public LabelRow Row => row;

    public List<(CocoImage Image, int Frame)> Images { get; } = [];

    /// <summary>Annotations that become objects of the row.</summary>
    public long Objects { get; set; }
}

/// <summary>
/// Finds the label row and frame for each image of the file. Rows are offered one by one as the list arrives; only those that the file asks for are kept.
/// </summary>
internal sealed class ImageMatcher
{
    private readonly CocoIndex _index;
    private readonly IReadOnlyDictionary<long, CocoImageTarget>? _map;
    private readonly Dictionary<string, Found?> _byHash = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Found?> _byTitle = new(StringComparer.Ordinal);

    public ImageMatcher(CocoIndex index, IReadOnlyDictionary<long, CocoImageTarget>? map)
    {
        _index = index;
        _map = map;
        if (map is not null)
        {
            foreach (CocoImageTarget target in map.Values)
            {
                _byHash[target.DataHash] = null;
            }

            return;
        }

        foreach (CocoImage image in index.Images.Values)
        {
            if (HashOf(image) is { } hash)
            {
                _byHash[hash] = null;
            }

            foreach (string title in TitlesOf(image))
            {
                _byTitle[title] = null;
            }
        }
    }

    private sealed class Found(LabelRow row, int frame)
    {
        public LabelRow Row => row;

        public int Frame => frame;

        /// <summary>How many data units have the same title.</summary>
        public int Count { get; set; } = 1;
    }

    /// <summary>The data units that are asked for by hash, to list no others; null when titles must be matched.</summary>
    public IReadOnlyCollection<string>? DataHashes => _map is null ? null : _byHash.Keys;

    public int Offered { get; private set; }

    /// <summary>Takes a row of the list, if the file asks for it.</summary>
    public void Offer(LabelRow row)
    {
        Offered++;
        Note(_byHash, row.DataHash, row, 0);
        Note(_byTitle, row.DataTitle, row, 0);
        foreach (LabelRowImage image in row.ImagesData ?? Enumerable.Empty<LabelRowImage>())
        {
            Note(_byHash, image.ImageHash, row, image.Index);
            Note(_byTitle, image.Title, row, image.Index);
        }
    }

    /// <summary>The rows with their images, in the order of the file.</summary>
    public List<RowTarget> Match(List<CocoUnmatched> unmatched)
    {
        if (_map is not null)
        {
            foreach (long id in _map.Keys.Where(id => !_index.Images.ContainsKey(id)))
            {
                _index.Report("ImageMap", id, id, -1, $"the file has no image with the id {id}.");
            }
        }

        var rows = new Dictionary<LabelRow, RowTarget>();
        var ordered = new List<RowTarget>();
        foreach (CocoImage image in _index.Images.Values)
        {
            Found? found = Find(image, out int frame, out string? reason);
            reason ??= found is null ? "no data unit of the project has that title." : FrameFault(found.Row, frame);
            if (reason is not null)
            {
                if (_map is not null && _map.ContainsKey(image.Id))
                {
                    _index.Report("ImageMap", image.Id, image.Id, -1, reason);
                }

                unmatched.Add(new CocoUnmatched { Kind = "Image", Id = image.Id, Name = image.FileName, Annotations = image.Annotations, Reason = reason });
                continue;
            }

            if (image.Annotations == 0)
            {
                continue;
            }

            if (!rows.TryGetValue(found!.Row, out RowTarget? target))
            {
                rows.Add(found.Row, target = new RowTarget(found.Row));
                ordered.Add(target);
            }

            target.Images.Add((image, frame));
        }

        return ordered;
    }

    private Found? Find(CocoImage image, out int frame, out string? reason)
    {
        reason = null;
        frame = 0;
        if (_map is not null)
        {
            if (!_map.TryGetValue(image.Id, out CocoImageTarget? target))
            {
                reason = "it is not in the image map.";
                return null;
            }

            frame = target.Frame;
            if (_byHash[target.DataHash] is not { } mapped)
            {
                reason = $"the project has no data unit {target.DataHash}.";
                return null;
            }

            return mapped;
        }

        if (HashOf(image) is { } hash && _byHash[hash] is { } known)
        {
            frame = known.Frame > 0 ? known.Frame : FrameOf(image);
            return known;
        }

        foreach (string title in TitlesOf(image))
        {
            if (_byTitle[title] is not { } titled)
            {
                continue;
            }

            if (titled.Count > 1)
            {
                reason = $"{titled.Count} data units have the title '{title}'; say which one with an image map.";
                return null;
            }

            frame = titled.Frame > 0 ? titled.Frame : titled.Row.NumberOfFrames > 1 ? FrameOf(image) : 0;
            return titled;
        }

        return null;
    }

    private static void Note(Dictionary<string, Found?> wanted, string key, LabelRow row, int frame)
    {
        if (!wanted.TryGetValue(key, out Found? found))
        {
            return;
        }

        if (found is null)
        {
            wanted[key] = new Found(row, frame);
        }
        else
        {
            found.Count++;
        }
    }

    private static string? FrameFault(LabelRow row, int frame)
    {
        if (row.DataType is "Audio" or "PlainText" or "Group" or "Scene")
        {
            return $"'{row.DataTitle}' is of the kind {row.DataType}, which has no pictures.";
        }

        return frame < 0 || (row.NumberOfFrames > 0 && frame >= row.NumberOfFrames && row.DataType != "Dicom")
            ? $"'{row.DataTitle}' has {row.NumberOfFrames} frames, numbered from 0; there is no frame {frame}."
            : null;
    }

    /// <summary>What an export names, or a hash in the path as the vendor's exports have it: <c>images/&lt;hash&gt;.jpg</c>, <c>videos/&lt;hash&gt;/7.jpg</c>.</summary>
    private static string? HashOf(CocoImage image)
    {
        if (image.DataHash is not null)
        {
            return image.DataHash;
        }

        string[] parts = image.FileName?.Split('/') ?? [];
        string? candidate = parts.Length < 2 ? null
            : parts[0] == "images" && parts.Length == 2 ? parts[1].Split('.')[0]
            : parts[0] is "videos" or "dicom" or "nifti" ? parts[1]
            : null;
        return candidate is not null && Guid.TryParse(candidate, out _) ? candidate : null;
    }

    private static int FrameOf(CocoImage image) => image.Frame
        ?? (int.TryParse(System.IO.Path.GetFileNameWithoutExtension(image.FileName ?? ""), NumberStyles.None, CultureInfo.InvariantCulture, out int frame) ? frame : 0);

    private static IEnumerable<string> TitlesOf(CocoImage image)
    {
        if (image.FileName is { Length: > 0 } name)
        {
            yield return name;
            int slash = name.LastIndexOfAny(['/', '\\']);
            if (slash >= 0)
            {
                yield return name.Substring(slash + 1);
            }
        }

        if (image.Title is { Length: > 0 } title)
        {
            yield return title;
        }
    }
}
