using Encord.Client.Interchange.Exporting;
using RowLabels = Encord.Client.Labels.Problems.RowLabels;

namespace Encord.Client.Pictures.Report;

/// <summary>A picture that the gallery may show.</summary>
/// <param name="Row">Its label row.</param>
/// <param name="Frame">The frame, or the place in the group.</param>
/// <param name="Rank">The smaller, the better.</param>
internal sealed record PickedPicture(LabelRow Row, int Frame, double Rank);

/// <summary>
/// Chooses the pictures of the gallery while labels pass: rare classes, findings, most objects, smallest and largest boxes, and others by the hash of their data, so that the same labels
/// give the same gallery. What is kept does not grow with the project.
/// </summary>
internal sealed class GalleryPicks(int size)
{
    private readonly Best _most = new(Share(size, 6));
    private readonly Best _smallest = new(Share(size, 8));
    private readonly Best _largest = new(Share(size, 8));
    private readonly Best _suspicious = new(Share(size, 6));
    private readonly Best _any = new(size);
    private readonly Best _more = new(size, isPerRow: false);
    private readonly Dictionary<string, PickedPicture> _ofClass = new(StringComparer.Ordinal);

    /// <summary>Looks at the pictures of a row.</summary>
    /// <param name="labels">The row.</param>
    /// <param name="objects">Its objects, without those that were deleted.</param>
    /// <param name="problems">What was found in it.</param>
    public void Add(RowLabels labels, IReadOnlyList<ObjectInstance> objects, IReadOnlyList<LabelProblem> problems)
    {
        var row = labels.Row;
        if (size == 0 || row.DataType is not ("Image" or "ImageGroup" or "Video" or "Dicom" or "Nifti"))
        {
            return;
        }

        var found = problems.Where(problem => problem is { Frame: not null, Severity: not LabelProblemSeverity.Information })
            .GroupBy(problem => problem.Frame!.Value).ToDictionary(frame => frame.Key, frame => frame.Max(problem => problem.Severity));
        var frames = objects.Where(instance => instance is { Frame: not null, Space: null }).GroupBy(instance => instance.Frame!.Value);
        foreach (var frame in frames)
        {
            var chance = ChanceOf(row, frame.Key);
            _any.Add(row, frame.Key, chance);
            _more.Add(row, frame.Key, chance);
            _most.Add(row, frame.Key, -frame.Count());
            foreach (var area in frame.Select(AreaOf).OfType<double>())
            {
                _smallest.Add(row, frame.Key, area);
                _largest.Add(row, frame.Key, -area);
            }

            if (found.TryGetValue(frame.Key, out var severity))
            {
                _suspicious.Add(row, frame.Key, chance - (int)severity);
            }

            foreach (var feature in frame.Select(instance => instance.FeatureHash).Distinct(StringComparer.Ordinal))
            {
                if (!_ofClass.TryGetValue(feature, out var known) || chance < known.Rank)
                {
                    _ofClass[feature] = new PickedPicture(row, frame.Key, chance);
                }
            }
        }

        if (row.DataType == "Image" && objects.Count == 0 && labels.Classifications.Count > 0)
        {
            _any.Add(row, 0, ChanceOf(row, 0));
        }
    }

    /// <summary>The pictures, each with why it was chosen.</summary>
    /// <param name="classes">All classes, to know which are rare.</param>
    public IReadOnlyList<(PickedPicture Picture, string Reason)> Choose(IReadOnlyList<ClassFigures> classes)
    {
        var reasons = new Dictionary<(string, int), List<string>>();
        var chosen = new List<PickedPicture>();
        foreach (var rare in classes.Where(one => one.IsObject && one.Count > 0).OrderBy(one => one.Count).ThenBy(one => one.Index).Take(Share(size, 6)))
        {
            if (_ofClass.TryGetValue(rare.FeatureHash, out var picture))
            {
                Take(picture, "rare class " + rare.Name);
            }
        }

        foreach ((var best, var reason) in new[] { (_suspicious, "suspicious label"), (_most, "most objects"), (_smallest, "smallest box"), (_largest, "largest box"), (_any, "at random"), (_more, "at random") })
        {
            foreach (var picture in best.Pictures)
            {
                Take(picture, reason);
            }
        }

        return [.. chosen.Select(picture => (picture, string.Join(", ", reasons[(picture.Row.DataHash, picture.Frame)])))];

        void Take(PickedPicture picture, string reason)
        {
            var key = (picture.Row.DataHash, picture.Frame);
            if (reasons.TryGetValue(key, out var known))
            {
                if (reason != "at random")
                {
                    known.Add(reason);
                }
            }
            else if (chosen.Count < size)
            {
                reasons.Add(key, [reason]);
                chosen.Add(picture);
            }
        }
    }

    private static int Share(int size, int part) => (size + part - 1) / part;

    private static double ChanceOf(LabelRow row, int frame) => NameDigest.Of(FormattableString.Invariant($"{row.DataHash}/{frame}")) / (double)ulong.MaxValue;

    private static double? AreaOf(ObjectInstance instance) => instance is { Width: > 0 and { } width, Height: > 0 and { } height } && width * height is var area && !double.IsNaN(area) && !double.IsInfinity(area) ? area : null;

    /// <summary>The few pictures with the least rank.</summary>
    /// <param name="room">How many.</param>
    /// <param name="isPerRow">Whether a row has one at most: the frames of a video are much alike.</param>
    private sealed class Best(int room, bool isPerRow = true)
    {
        private readonly List<PickedPicture> _pictures = [];

        public IReadOnlyList<PickedPicture> Pictures => _pictures;

        public void Add(LabelRow row, int frame, double rank)
        {
            var picture = new PickedPicture(row, frame, rank);
            if (_pictures.Count == room && !IsBetter(picture, _pictures[room - 1]))
            {
                return;
            }

            var there = _pictures.FindIndex(other => (isPerRow || other.Frame == frame) && other.Row.DataHash == row.DataHash);
            if (there >= 0 && !IsBetter(picture, _pictures[there]))
            {
                return;
            }

            if (there >= 0)
            {
                _pictures.RemoveAt(there);
            }

            var at = _pictures.FindIndex(other => IsBetter(picture, other));
            _pictures.Insert(at < 0 ? _pictures.Count : at, picture);
            if (_pictures.Count > room)
            {
                _pictures.RemoveAt(room);
            }
        }

        /// <summary>Where ranks are equal the hash decides, and not which row came first.</summary>
        private static bool IsBetter(PickedPicture one, PickedPicture other) => one.Rank != other.Rank ? one.Rank < other.Rank
            : string.CompareOrdinal(one.Row.DataHash, other.Row.DataHash) is var order && order != 0 ? order < 0
            : one.Frame < other.Frame;
    }
}
