using System.Globalization;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Yolo;

/// <summary>Puts the images of a folder to the pictures of a project, each picture once.</summary>
internal sealed class ClassMatch
{
    private readonly string _path;
    private readonly ClassTargets _targets;
    private readonly List<(ClassifiedImage Image, FolderPicture Picture)> _found = [];
    private readonly Dictionary<string, CocoUnmatched> _unmatchedClasses = new(StringComparer.Ordinal);
    private readonly List<CocoUnmatched> _unmatchedImages = [];
    private readonly List<CocoProblem> _problems;
    private readonly Dictionary<string, CocoClassCount> _counts = new(StringComparer.Ordinal);

    public ClassMatch(ClassFolder folder, ClassTargets targets, FolderPictures pictures, string path)
    {
        _path = path;
        _targets = targets;
        _problems = [.. folder.Problems];
        foreach (var image in folder.Images)
        {
            if (targets.Find(image.Class) is null)
            {
                NoteClass(image.Class);
                continue;
            }

            var picture = pictures.Find(image.File, image.File.Substring(image.File.LastIndexOf('/') + 1));
            if (picture.DataHash is null)
            {
                Miss(image, "no data unit of the project has that title, or several have.");
            }
            else
            {
                _found.Add((image, picture));
            }
        }
    }

    public IReadOnlyCollection<string> DataHashes => new HashSet<string>(_found.Select(one => one.Picture.DataHash!), StringComparer.OrdinalIgnoreCase).ToArray();

    public IEnumerable<CocoUnmatched> UnmatchedClasses => _unmatchedClasses.Values;

    public IEnumerable<CocoUnmatched> UnmatchedImages => _unmatchedImages;

    public IReadOnlyList<CocoProblem> Problems => _problems;

    /// <param name="rows">By data hash.</param>
    /// <returns>Those that get answers, in the order of the folder.</returns>
    public IReadOnlyList<ClassRow> Rows(IReadOnlyDictionary<string, LabelRow> rows)
    {
        var matched = new Dictionary<string, ClassRow>(StringComparer.OrdinalIgnoreCase);
        var isOfRow = _targets.Radio.Level == "global";
        foreach (var same in _found.GroupBy(one => (Hash: one.Picture.DataHash!.ToLowerInvariant(), Frame: isOfRow ? 0 : one.Picture.Frame)))
        {
            (var image, var picture) = same.First();
            OntologyOption[] options = [.. same.Select(one => _targets.Find(one.Image.Class)!).Distinct()];
            if (!rows.TryGetValue(picture.DataHash!, out var row))
            {
                same.ToList().ForEach(one => Miss(one.Image, "the project has no label row of its data unit."));
            }
            else if (row.NumberOfFrames > 0 && picture.Frame >= row.NumberOfFrames)
            {
                same.ToList().ForEach(one => Miss(one.Image, $"'{row.DataTitle}' has {row.NumberOfFrames} frames, numbered from 0; there is no frame {picture.Frame}."));
            }
            else if (same.Skip(1).Any() && (options.Length > 1 || !isOfRow))
            {
                var files = string.Join(", ", same.Take(5).Select(one => "'" + one.Image.File + "'"));
                same.ToList().ForEach(one => Refuse(one.Image, $"{same.Count()} images of the folder are the same picture, '{row.DataTitle}': {files}."));
            }
            else
            {
                if (!matched.TryGetValue(row.DataHash, out var target))
                {
                    matched.Add(row.DataHash, target = new ClassRow(row));
                }

                target.Answers.Add((picture.Frame, image.File, options[0]));
                Count(image.Class, options[0]);
            }
        }

        return [.. matched.Values];
    }

    public IEnumerable<CocoClassCount> Counts() => _counts.Values;

    private void Count(string name, OntologyOption option)
    {
        if (!_counts.TryGetValue(name, out var count))
        {
            _counts.Add(name, count = new CocoClassCount
            {
                CategoryId = _counts.Count.ToString(CultureInfo.InvariantCulture),
                CategoryName = name,
                FeatureHash = option.FeatureHash,
                FeatureName = option.Label,
                Shape = "classification",
            });
        }

        count.Objects++;
    }

    private void NoteClass(string name)
    {
        if (!_unmatchedClasses.TryGetValue(name, out var unmatched))
        {
            _unmatchedClasses.Add(name, unmatched = new CocoUnmatched { Kind = "Category", Id = name, Reason = _targets.ReasonOf(name) });
        }

        unmatched.Annotations++;
    }

    private void Miss(ClassifiedImage image, string reason) => _unmatchedImages.Add(new CocoUnmatched { Kind = "Image", Id = image.File, Annotations = 1, Reason = reason });

    private void Refuse(ClassifiedImage image, string reason) => _problems.Add(new CocoProblem { Element = image.File, Reason = reason, Path = _path });
}
