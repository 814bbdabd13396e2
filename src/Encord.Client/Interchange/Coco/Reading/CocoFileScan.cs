using System.Runtime.CompilerServices;
using System.Text.Json;

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
    private readonly Action<long, long>? _progress;
    private readonly CancellationToken _cancellationToken;
    private readonly List<(long Offset, long Index)> _later = [];
    private bool _hasImages;
    private bool _hasCategories;
    private bool _hasAnnotations;
    private long _images;
    private long _categories;
    private CocoImage? _previous;

    private CocoFileScan(string path, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        _index = new CocoIndex(path);
        _progress = progress;
        _cancellationToken = cancellationToken;
    }

    /// <param name="path">The file.</param>
    /// <param name="progress">Told bytes read and bytes in all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: it is not JSON, or no COCO file. What is wrong with single elements is in the index.</exception>
    public static CocoIndex Read(string path, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var scan = new CocoFileScan(path, progress, cancellationToken);
        using FileStream stream = CocoFile.Open(path);
        var file = new FileInfo(path);
        scan._index.Length = file.Length;
        scan._index.LastWriteTimeUtc = file.LastWriteTimeUtc;
        scan.ReadAll(stream);
        scan.ReadLater(stream);
        FilePlaces.Resolve(stream, scan._index.Problems);
        scan._index.RequireUnchanged();
        return scan._index;
    }

    private void ReadAll(Stream stream)
    {
        using var reader = new JsonFileReader(stream, _index.Path, withHash: true);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw NotCoco("it is not a JSON object");
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
                case "annotations":
                    RequireList(reader);
                    _hasAnnotations = true;
                    if (_hasImages && _hasCategories)
                    {
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

        // What follows the closing brace is no part of a JSON text; reading on finds it.
        reader.Read();
        _index.Fingerprint = reader.CompleteHash();
        string[] missing = new[] { _hasImages ? null : "'images'", _hasCategories ? null : "'categories'", _hasAnnotations ? null : "'annotations'" }
            .OfType<string>().ToArray();
        if (missing.Length > 0)
        {
            throw NotCoco("it has no " + string.Join(" and no ", missing));
        }
    }

    private void ReadLater(Stream stream)
    {
        foreach ((long offset, long index) in _later)
        {
            stream.Position = offset;
            using var reader = new JsonFileReader(stream, _index.Path);
            reader.Read();
            ReadAnnotations(reader, index, isCounted: true);
        }
    }

    private void ReadImages(JsonFileReader reader)
    {
        for (; reader.TryReadElement(out ReadOnlySpan<byte> json, out long offset); _images++)
        {
            if (CocoHeadReader.ReadImage(json, out CocoImage image, out long? id) is { } reason)
            {
                _index.Report("images", _images, id, offset, reason);
            }
            else if (_index.Images.TryGetValue(image.Id, out CocoImage? first))
            {
                first.IsAmbiguous |= !first.MeansTheSame(image);
                _index.Report("images", _images, id, offset, $"the id {image.Id} is used by another image too; each needs its own.");
            }
            else
            {
                _index.Images.Add(image.Id, image);
            }

            Tell(reader, _images);
        }
    }

    private void ReadCategories(JsonFileReader reader)
    {
        for (; reader.TryReadElement(out ReadOnlySpan<byte> json, out long offset); _categories++)
        {
            if (CocoHeadReader.ReadCategory(json, out CocoCategory category, out long? id) is { } reason)
            {
                _index.Report("categories", _categories, id, offset, reason);
            }
            else if (_index.Categories.TryGetValue(category.Id, out CocoCategory? first))
            {
                first.IsAmbiguous |= !first.MeansTheSame(category);
                _index.Report("categories", _categories, id, offset, $"the id {category.Id} is used by another category too; each needs its own.");
            }
            else
            {
                category.Index = _index.Categories.Count;
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
        for (; reader.TryReadElement(out ReadOnlySpan<byte> json, out long offset); index++)
        {
            CocoImage? image = null;
            string? reason = CocoAnnotationReader.Read(json, _annotation, out long? id) ?? Resolve(out image);
            if (reason is null && !_ids.Add(_annotation.Id))
            {
                reason = $"the id {_annotation.Id} is used by another annotation too; each needs its own.";
                _index.Repeated.Add(offset);
            }

            if (reason is null)
            {
                _index.ValidCount++;
                _index.Place(image!, offset, json.Length, followsPrevious: ReferenceEquals(image, _previous));
                _previous = image;
            }
            else
            {
                _index.Report("annotations", index, id, offset, reason);
                _previous = null;
            }

            if (!isCounted)
            {
                _index.AnnotationCount++;
            }

            Tell(reader, index);
        }
    }

    [MethodImpl(HotPath.Compiled)]
    private string? Resolve(out CocoImage? image)
    {
        if (!_index.Images.TryGetValue(_annotation.ImageId, out image))
        {
            return $"there is no image with the id {_annotation.ImageId}.";
        }

        if (!_index.Categories.TryGetValue(_annotation.CategoryId, out CocoCategory? category))
        {
            return $"there is no category with the id {_annotation.CategoryId}.";
        }

        if (image.IsAmbiguous || category.IsAmbiguous)
        {
            return image.IsAmbiguous
                ? $"two images have the id {image.Id}; nobody can say which one is meant."
                : $"two categories have the id {category.Id}; nobody can say which one is meant.";
        }

        string? reason = CocoAnnotationCheck.Check(_annotation, image, category);
        if (reason is null)
        {
            category.Count(_annotation);
        }

        return reason;
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
        string name = reader.Name;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw NotCoco($"its '{name}' is not a list");
        }
    }

    private EncordException NotCoco(string why) => new(EncordErrorId.InvalidArgument, $"'{_index.Path}' is no COCO file: {why}. Nothing was saved.");
}
