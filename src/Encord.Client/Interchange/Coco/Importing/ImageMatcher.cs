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
/// Finds the label row and frame for each image of the file. What names a picture most exactly wins: a map, a hash, the whole path, a video with a
/// frame, the last part of the path where it is unique on both sides, a folder that is called as a video, and last the name read as an address. A picture is
/// taken once, and where no frame can be told, there is none.
/// </summary>
internal sealed class ImageMatcher
{
    /// <summary>The words for images that a map could match.</summary>
    public const string SamePicture = "images of the file are the same picture";
    public const string NoFrame = "and no frame of it";

    private readonly CocoIndex _index;
    private readonly Dictionary<long, CocoImageTarget>? _map;
    private readonly PictureFinder _finder = new();

    public ImageMatcher(CocoIndex index, IReadOnlyDictionary<string, CocoImageTarget>? map)
    {
        _index = index;
        if (map is null)
        {
            foreach (var image in index.Images.Values)
            {
                _finder.AskFor(image, VideoOf(image));
            }

            return;
        }

        _map = [];
        foreach (var entry in map)
        {
            var id = index.Ids.Find(entry.Key);
            if (index.Images.ContainsKey(id))
            {
                _map[id] = entry.Value;
                _finder.AskForHash(entry.Value.DataHash);
            }
            else
            {
                index.Report($"ImageMap[{entry.Key}]", -1, entry.Key, -1, $"the file has no image with the id {entry.Key}.");
            }
        }
    }

    /// <summary>How exactly a name is meant; less is more.</summary>
    private enum Strength
    {
        Exact,
        Video,
        LastPart,
        Folder,
        Decoded,
    }

    /// <param name="Picture">What was found.</param>
    /// <param name="Frame">The frame that the file names, for data with several.</param>
    /// <param name="Strength">How exactly.</param>
    /// <param name="Reason">Why nothing was found.</param>
    private readonly record struct Found(FoundPicture? Picture, int? Frame, Strength Strength, string? Reason);

    private readonly record struct Claim(CocoImage Image, FoundPicture Picture, int Frame, Strength Strength);

    /// <summary>The data units that are asked for by hash, to list no others; null when titles must be matched.</summary>
    public IReadOnlyCollection<string>? DataHashes => _map is null ? null : _finder.Hashes;

    /// <summary>Annotations on images that were refused.</summary>
    public long RefusedAnnotations { get; private set; }

    /// <summary>Takes a row of the list, if the file asks for it.</summary>
    public void Offer(LabelRow row) => _finder.Offer(row);

    /// <summary>The rows with their images, in the order of the file.</summary>
    public List<RowTarget> Match(List<CocoUnmatched> unmatched)
    {
        var claims = new List<Claim>();
        foreach (var image in _index.Images.Values.Where(image => !image.IsRefused && !image.IsAmbiguous))
        {
            var found = Find(image);
            if (found.Picture is null || KindFault(found.Picture.Row) is not null || found.Picture.Count > 1)
            {
                Miss(image, found.Picture is null ? found.Reason! : KindFault(found.Picture.Row) ?? TooMany(image, found.Picture), unmatched);
            }
            else if ((found.Picture.Frame ?? found.Frame) is not { } frame)
            {
                Refuse(image, $"it names '{found.Picture.Row.DataTitle}', which has {found.Picture.Row.NumberOfFrames} frames, {NoFrame}: it has no 'frame_id', and no number for a name.");
            }
            else if (FrameFault(found.Picture.Row, frame) is { } fault)
            {
                Miss(image, fault, unmatched);
            }
            else if (image.Annotations > 0)
            {
                claims.Add(new Claim(image, found.Picture, frame, found.Strength));
            }
        }

        return Settle(claims, unmatched);
    }

    /// <summary>Gives each picture to the one image that names it most exactly.</summary>
    private List<RowTarget> Settle(List<Claim> claims, List<CocoUnmatched> unmatched)
    {
        var rows = new Dictionary<LabelRow, RowTarget>();
        var ordered = new List<RowTarget>();
        Dictionary<(LabelRow, int), Claim[]> shared = claims.GroupBy(claim => (claim.Picture.Row, claim.Frame)).Where(group => group.Skip(1).Any())
            .ToDictionary(group => group.Key, group => group.OrderBy(claim => claim.Strength).ToArray());
        foreach (var claim in claims)
        {
            if (shared.TryGetValue((claim.Picture.Row, claim.Frame), out var others))
            {
                var best = others[0];
                if (others[1].Strength == best.Strength)
                {
                    var names = string.Join(", ", others.Take(5).Select(other => Name(other.Image))) + (others.Length > 5 ? ", …" : "");
                    Refuse(claim.Image, $"{others.Length} {SamePicture}, {Describe(claim)}: {names}.");
                    continue;
                }

                if (!ReferenceEquals(best.Image, claim.Image))
                {
                    Miss(claim.Image, $"{Describe(claim)} is taken by image {Name(best.Image)}, which names it more exactly.", unmatched);
                    continue;
                }
            }

            if (!TakeSize(claim))
            {
                continue;
            }

            if (!rows.TryGetValue(claim.Picture.Row, out var target))
            {
                rows.Add(claim.Picture.Row, target = new RowTarget(claim.Picture.Row));
                ordered.Add(target);
            }

            target.Images.Add((claim.Image, claim.Frame));
        }

        return ordered;
    }

    /// <summary>Notes the size of the picture, and takes it where the file has none.</summary>
    private bool TakeSize(Claim claim)
    {
        var image = claim.Image;
        var row = claim.Picture.Row;
        // The images of a group stand in the order of their frames.
        IReadOnlyList<LabelRowImage>? images = row.ImagesData;
        var unit = images?.Count > claim.Frame && images[claim.Frame].Index == claim.Frame ? images[claim.Frame] : images?.FirstOrDefault(candidate => candidate.Index == claim.Frame);
        image.PictureWidth = (unit is null ? row.Width : unit.Width) ?? 0;
        image.PictureHeight = (unit is null ? row.Height : unit.Height) ?? 0;
        image.Width = image.Width > 0 ? image.Width : image.PictureWidth;
        image.Height = image.Height > 0 ? image.Height : image.PictureHeight;
        if (!image.HasSize)
        {
            Refuse(image, "neither the file nor the project says its width and height.");
            return false;
        }

        if (IsTurned(image))
        {
            Refuse(image, $"its width and height are exchanged: the file says {image.Width} × {image.Height}, and {Describe(claim)} is {image.PictureWidth} × {image.PictureHeight}. "
                + "The picture was rotated, and boxes would lie wrong.");
            return false;
        }

        return true;
    }

    private static bool IsTurned(CocoImage image)
    {
        if (image.PictureWidth <= 0 || image.PictureHeight <= 0 || image.Width == image.Height)
        {
            return false;
        }

        var inFile = (double)image.Width / image.Height;
        var ofPicture = (double)image.PictureWidth / image.PictureHeight;
        return Math.Abs((inFile * ofPicture) - 1) < 0.005 && Math.Abs(inFile - ofPicture) > 0.01;
    }

    private Found Find(CocoImage image)
    {
        if (_map is not null)
        {
            return !_map.TryGetValue(image.Id, out var target) ? new Found(null, null, default, "it is not in the image map.")
                : _finder.ByHash(target.DataHash) is { } mapped ? new Found(mapped, target.Frame ?? image.Frame, Strength.Exact, null)
                : new Found(null, null, default, $"the project has no data unit {target.DataHash}.");
        }

        var name = string.IsNullOrEmpty(image.FileName) ? null : PictureName.Normal(image.FileName!);
        if (new[] { image.DataHash }.Concat(name is null ? [] : PictureName.Hashes(name)).OfType<string>().Select(_finder.ByHash).FirstOrDefault(found => found is not null) is { } known)
        {
            return new Found(known, image.Frame ?? (name is null ? null : PictureName.Frame(name)), Strength.Exact, null);
        }

        if (name is not null && _finder.ByTitle(name) is { } titled)
        {
            // The name is the title, so a number in it is not a frame.
            return new Found(titled, image.Frame, Strength.Exact, null);
        }

        var frame = image.Frame ?? (name is null ? null : PictureName.Frame(name));
        if ((VideoOf(image) ?? image.Title) is { Length: > 0 } other && _finder.ByTitle(PictureName.Normal(other)) is { } named)
        {
            return new Found(named, frame, Strength.Video, null);
        }

        return name is null ? new Found(null, null, default, "it has no 'file_name'.") : FindByParts(image, name, frame);
    }

    private Found FindByParts(CocoImage image, string name, int? frame)
    {
        if (_finder.CountOfBase(name) == 1 && _finder.ByBase(name) is { } last)
        {
            return new Found(last, image.Frame, Strength.LastPart, null);
        }

        if (PictureName.Folder(name) is { } folder && frame is not null && (_finder.ByTitle(folder) ?? _finder.ByStem(folder)) is { } video)
        {
            return new Found(video, frame, Strength.Folder, null);
        }

        if (PictureName.Decoded(name) is { } decoded
            && (_finder.ByTitle(decoded) ?? (_finder.CountOfBase(decoded) == 1 ? _finder.ByBase(decoded) : null)) is { } read)
        {
            return new Found(read, image.Frame, Strength.Decoded, null);
        }

        return new Found(null, null, default, _finder.CountOfBase(name) > 1 && _finder.ByBase(name) is not null
            ? $"no data unit of the project has that path, and {_finder.CountOfBase(name)} images of the file are called '{PictureName.Base(name)}'."
            : "no data unit of the project has that title.");
    }

    private string? VideoOf(CocoImage image) => image.VideoId is not null && _index.Videos.TryGetValue(image.VideoId, out var name) ? name : image.IsVideoTitle ? image.Title : null;

    private void Miss(CocoImage image, string reason, List<CocoUnmatched> unmatched)
    {
        var id = _index.Ids.Text(image.Id);
        if (_map?.ContainsKey(image.Id) == true)
        {
            _index.Report($"ImageMap[{id}]", -1, id, -1, reason);
        }

        unmatched.Add(new CocoUnmatched
        {
            Kind = "Image",
            Id = id,
            Name = image.FileName,
            Annotations = image.Annotations,
            Reason = reason,
            Place = _index.PlaceOf("images", image.Index, image.Offset),
        });
    }

    private void Refuse(CocoImage image, string reason)
    {
        RefusedAnnotations += image.Annotations;
        _index.Report(image, reason);
    }

    private string Name(CocoImage image) => _index.Ids.Text(image.Id) + (image.FileName is null ? "" : " '" + image.FileName + "'");

    private static string Describe(Claim claim) => $"'{claim.Picture.Row.DataTitle}'" + (claim.Picture.Row.NumberOfFrames > 1 ? " frame " + claim.Frame : "");

    private static string TooMany(CocoImage image, FoundPicture picture) =>
        $"{picture.Count} data units of the project match '{image.FileName ?? image.Title}'.";

    private static string? KindFault(LabelRow row) => row.DataType is "Audio" or "PlainText" or "Group" or "Scene"
        ? $"'{row.DataTitle}' is of the kind {row.DataType}, which has no pictures."
        : null;

    private static string? FrameFault(LabelRow row, int frame) => frame < 0 || (row.NumberOfFrames > 0 && frame >= row.NumberOfFrames && row.DataType != "Dicom")
        ? $"'{row.DataTitle}' has {row.NumberOfFrames} frames, numbered from 0; there is no frame {frame}."
        : null;
}
