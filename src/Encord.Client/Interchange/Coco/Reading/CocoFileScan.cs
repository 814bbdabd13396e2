using System.Runtime.CompilerServices;
using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>
/// Looks through a whole COCO file, checks everything that can be checked without a server, and makes the index. The members may stand in
/// any order: where annotations come before the images or categories they name, the list is gone through a second time.
/// </summary>
internal sealed class CocoFileScan
{
    private readonly CocoIndex _index;
    private readonly CocoAnnotation _annotation = new();
    private readonly IdSet _ids = new();
    private readonly ICocoJudge? _judge;
    private readonly Action<long, long>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(long Offset, long Index)> _later = [];
    private bool _hasImages;
    private bool _hasCategories;
    private bool _hasAnnotations;
    private bool _isJudging;
    private long _images;
    private long _categories;
    private CocoImage? _previous;

    private CocoFileScan(string path, ICocoJudge? judge, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        _index = new CocoIndex(path);
        _judge = judge;
        _progress = progress;
        _cancellationToken = cancellationToken;
    }

    /// <param name="path">The file.</param>
    /// <param name="judge">Says which annotations can be used. Without it only what the file says by itself is looked at.</param>
    /// <param name="progress">Called with the bytes read and the bytes in total.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not JSON, or no COCO file. What is wrong with single elements is in the index.</exception>
    public static CocoIndex Read(string path, ICocoJudge? judge = null, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var scan = new CocoFileScan(path, judge, progress, cancellationToken);
        using var stream = CocoFile.Open(path);
        FileKinds.RequireText(stream, path);
        var file = new FileInfo(path);
        scan._index.Length = file.Length;
        scan._index.LastWriteTimeUtc = file.LastWriteTimeUtc;
        scan.ReadAll(stream);
        scan.ReadLater(stream);
        scan._index.FindLines(stream);
        scan._index.RequireUnchanged();
        return scan._index;
    }

    private void ReadAll(Stream stream)
    {
        using var reader = new JsonFileReader(stream, _index.Path, withHash: true);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw NotCoco(reader.TokenType == JsonTokenType.StartArray && reader.TryReadElement(out var first, out _) && FileKinds.IsResult(first)
                ? "it is a list of COCO results (predictions), which has no images and no categories. Put the list into a file as 'annotations', beside the 'images' and 'categories' it was made for"
                : "it is not a JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (reader.Name)
            {
                case "images":
                    RequireList(reader);
                    _hasImages = true;
                    ReadImages(reader);
                    break;
                case "categories":
                    RequireList(reader);
                    _hasCategories = true;
                    ReadCategories(reader);
                    break;
                case "videos":
                    ReadVideos(reader);
                    break;
                case "annotations":
                    RequireList(reader);
                    _hasAnnotations = true;
                    if (_hasImages && _hasCategories)
                    {
                        Begin();
                        ReadAnnotations(reader, _index.AnnotationCount);
                    }
                    else
                    {
                        _later.Add((reader.TokenOffset, _index.AnnotationCount));
                        GoOver(reader);
                    }

                    break;
                default:
                    reader.SkipValue();
                    break;
            }
        }

        // Text after the closing brace is not JSON; reading on finds it.
        reader.Read();
        _index.Fingerprint = reader.CompleteHash();
        var missing = new[] { _hasImages ? null : "'images'", _hasCategories ? null : "'categories'", _hasAnnotations ? null : "'annotations'" }
            .OfType<string>().ToArray();
        if (missing.Length > 0)
        {
            throw NotCoco("it has no " + string.Join(" and no ", missing));
        }
    }

    /// <summary>A later list of images or categories would come too late for annotations; then it is as if it were of another file.</summary>
    private void Begin()
    {
        if (!_isJudging)
        {
            _isJudging = true;
            _judge?.TakeCategories(_index);
        }
    }

    private void ReadLater(Stream stream)
    {
        Begin();
        foreach ((var offset, var index) in _later)
        {
            stream.Position = offset;
            using var reader = new JsonFileReader(stream, _index.Path);
            reader.Read();
            ReadAnnotations(reader, index, isCounted: true);
        }
    }

    private void ReadVideos(JsonFileReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.SkipRest();
            return;
        }

        while (reader.TryReadElement(out var json, out _))
        {
            if (CocoHeadReader.ReadVideo(json) is var (id, name))
            {
                _index.Videos[id] = name;
            }
        }
    }

    private void ReadImages(JsonFileReader reader)
    {
        for (; reader.TryReadElement(out var json, out var offset); _images++)
        {
            var reason = CocoHeadReader.ReadImage(json, _index.Ids, out var image, out var hasId, out var at);
            image.Index = (int)Math.Min(_images, int.MaxValue);
            image.Offset = offset;
            CocoImage? first = null;
            if (hasId && _index.Images.TryGetValue(image.Id, out first))
            {
                first.IsAmbiguous |= !first.MeansTheSame(image);
                reason ??= $"the id {_index.Ids.Text(image.Id)} is used by another image too; each needs its own.";
            }

            if (reason is not null)
            {
                image.IsRefused = true;
                _index.Report("images", _images, hasId ? _index.Ids.Text(image.Id) : null, offset + at, reason);
            }

            if (hasId && first is null)
            {
                _index.Images.Add(image.Id, image);
                _index.HasImagesWithoutSize |= !image.HasSize;
            }

            Tell(reader, _images);
        }
    }

    private void ReadCategories(JsonFileReader reader)
    {
        for (; reader.TryReadElement(out var json, out var offset); _categories++)
        {
            var reason = CocoHeadReader.ReadCategory(json, _index.Ids, out var category, out var hasId, out var at);
            CocoCategory? first = null;
            if (hasId && _index.Categories.TryGetValue(category.Id, out first))
            {
                first.IsAmbiguous |= !first.MeansTheSame(category);
                reason ??= $"the id {_index.Ids.Text(category.Id)} is used by another category too; each needs its own.";
            }

            if (reason is not null)
            {
                category.IsRefused = true;
                _index.Report("categories", _categories, hasId ? _index.Ids.Text(category.Id) : null, offset + at, reason);
            }

            if (hasId && first is null)
            {
                category.Index = _index.Categories.Count;
                category.Offset = offset;
                _index.Categories.Add(category.Id, category);
            }
        }
    }

    private void GoOver(JsonFileReader reader)
    {
        while (reader.TryReadElement(out _, out _))
        {
            Tell(reader, _index.AnnotationCount++);
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private void ReadAnnotations(JsonFileReader reader, long index, bool isCounted = false)
    {
        _previous = null;
        for (; reader.TryReadElement(out var json, out var offset); index++)
        {
            CocoImage? image = null;
            var reason = CocoAnnotationReader.Read(json, _annotation);
            var verdict = reason is null ? Resolve(out image) : new CocoVerdict(reason);
            reason = verdict.Reason;
            if (reason is null && _annotation.HasId && !(_annotation.IdText is { } text ? _ids.Add(text) : _ids.Add(_annotation.Id)))
            {
                reason = $"the id {_annotation.IdOrNull()} is used by another annotation too; each needs its own.";
            }

            if (reason is not null)
            {
                if (_index.ValidCount == 0 && FileKinds.OfAnnotation(json) is { } kind)
                {
                    throw NotCoco(kind);
                }

                _index.Report("annotations", index, _annotation.IdOrNull(), offset, reason);
                _previous = null;
            }
            else
            {
                if (verdict.Notices != CocoNotices.None)
                {
                    _index.Note(verdict.Notices, _annotation, index, offset);
                }

                _previous = verdict.IsLeftOut ? null : Place(image!, offset, json.Length);
            }

            if (!isCounted)
            {
                _index.AnnotationCount++;
            }

            Tell(reader, index);
        }
    }

    private CocoImage Place(CocoImage image, long offset, int length)
    {
        _index.ValidCount++;
        _index.Categories[_annotation.CategoryId].Count(_annotation);
        _index.Place(image, offset, length, followsPrevious: ReferenceEquals(image, _previous));
        return image;
    }

    [MethodImpl(HotPath.Compiled)]
    private CocoVerdict Resolve(out CocoImage? image)
    {
        _index.Resolve(_annotation);
        if (!_index.Images.TryGetValue(_annotation.ImageId, out image))
        {
            return new CocoVerdict($"there is no image with the id {_annotation.ImageText ?? _index.Ids.Text(_annotation.ImageId)}.");
        }

        if (!_index.Categories.TryGetValue(_annotation.CategoryId, out var category))
        {
            return new CocoVerdict($"there is no category with the id {_annotation.CategoryText ?? _index.Ids.Text(_annotation.CategoryId)}.");
        }

        if (image.IsAmbiguous || category.IsAmbiguous)
        {
            return new CocoVerdict(image.IsAmbiguous
                ? $"two images have the id {_index.Ids.Text(image.Id)}; nobody can say which one is meant."
                : $"two categories have the id {_index.Ids.Text(category.Id)}; nobody can say which one is meant.");
        }

        if (image.IsRefused || category.IsRefused)
        {
            return new CocoVerdict(null, IsLeftOut: true);
        }

        return _judge is null || !image.HasSize ? default : _judge.Judge(_annotation, image, category);
    }

    private void Tell(JsonFileReader reader, long count)
    {
        if ((count & 0x3ff) == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _progress?.Invoke(Math.Min(reader.BytesRead, _index.Length), _index.Length);
        }
    }

    private void RequireList(JsonFileReader reader)
    {
        var name = reader.Name;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw NotCoco($"its '{name}' is not a list");
        }
    }

    private EncordException NotCoco(string why) => new(EncordErrorId.InvalidArgument, $"'{_index.Path}' is not a COCO file that can be imported: {why}. Nothing was saved.");
}
