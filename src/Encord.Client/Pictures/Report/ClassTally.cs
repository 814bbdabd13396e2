using Encord.Client.Labels.Problems;

namespace Encord.Client.Pictures.Report;

/// <summary>Counts labels by class: how many, how large, where, and what is in a picture together. Of labels themselves nothing is kept.</summary>
internal sealed class ClassTally
{
    private readonly Dictionary<string, ClassFigures> _byFeature = new(StringComparer.Ordinal);
    private readonly List<ClassFigures> _classes = [];
    private readonly Dictionary<(int First, int Second), long> _pairs = [];

    public ClassTally(OntologyStructure ontology)
    {
        foreach (var feature in ontology.Objects)
        {
            Add(feature.FeatureHash, feature.Name, feature.Shape, !feature.Archived);
        }

        foreach (var feature in ontology.Classifications)
        {
            Add(feature.FeatureHash, feature.Name, ClassFigures.Classification, !feature.Archived);
        }
    }

    /// <summary>Those of the ontology in its order, used or not, then those that only labels have.</summary>
    public IReadOnlyList<ClassFigures> Classes => _classes;

    public long Objects => _classes.Where(one => one.IsObject).Sum(one => one.Count);

    public long Classifications => _classes.Where(one => !one.IsObject).Sum(one => one.Count);

    /// <summary>Pictures: images, images of groups, and frames with objects.</summary>
    public long Images => ObjectsInImage.Total;

    public Histogram ObjectsInImage { get; } = Histogram.OfObjects();

    public Histogram Widths { get; } = Histogram.OfSides();

    public Histogram Heights { get; } = Histogram.OfSides();

    public Histogram Areas { get; } = Histogram.OfAreas();

    public Histogram Ratios { get; } = Histogram.OfRatios();

    /// <summary>Objects with a place in a picture.</summary>
    public long Placed { get; private set; }

    /// <summary>Objects that are marked as deleted; they are not counted anywhere else.</summary>
    public long Deleted { get; private set; }

    /// <summary>In how many pictures two classes are together, the most frequent first.</summary>
    public IEnumerable<(ClassFigures First, ClassFigures Second, long Images)> Pairs() => _pairs
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.First).ThenBy(pair => pair.Key.Second)
        .Select(pair => (_classes[pair.Key.First], _classes[pair.Key.Second], pair.Value));

    public long PairOf(ClassFigures one, ClassFigures other) =>
        _pairs.TryGetValue((Math.Min(one.Index, other.Index), Math.Max(one.Index, other.Index)), out var images) ? images : 0;

    /// <summary>Counts what is in a row.</summary>
    /// <returns>The objects that count.</returns>
    public IReadOnlyList<ObjectInstance> Add(RowLabels labels)
    {
        ObjectInstance[] objects = [.. labels.Objects.Where(instance => instance.IsDeleted is not true)];
        Deleted += labels.Objects.Count - objects.Length;
        foreach (var instance in objects)
        {
            var figures = Of(instance.FeatureHash, instance.Name, instance.Shape);
            figures.Count++;
            Place(instance, figures);
        }

        foreach (var one in objects.GroupBy(instance => instance.FeatureHash, StringComparer.Ordinal))
        {
            _byFeature[one.Key].Rows++;
            _byFeature[one.Key].Tracks += one.Select(instance => instance.ObjectHash).Distinct(StringComparer.Ordinal).Count();
        }

        AddImages(labels.Row, objects);
        foreach (var one in labels.Classifications.GroupBy(instance => instance.FeatureHash ?? "", StringComparer.Ordinal))
        {
            var figures = Of(one.Key, one.First().Name, ClassFigures.Classification);
            figures.Count += one.LongCount();
            figures.Tracks += one.LongCount();
            figures.Rows++;
        }

        return objects;
    }

    private void AddImages(LabelRow row, ObjectInstance[] objects)
    {
        long images = 0;
        foreach (var image in objects.Where(instance => instance.Frame is not null).GroupBy(instance => (instance.Space, instance.Frame)))
        {
            images++;
            ObjectsInImage.Add(image.Count());
            ClassFigures[] together = [.. image.Select(instance => instance.FeatureHash).Distinct(StringComparer.Ordinal).Select(hash => _byFeature[hash]).OrderBy(one => one.Index)];
            for (var i = 0; i < together.Length; i++)
            {
                together[i].Images++;
                for (var j = i + 1; j < together.Length; j++)
                {
                    var pair = (together[i].Index, together[j].Index);
                    _pairs.TryGetValue(pair, out var before);
                    _pairs[pair] = before + 1;
                }
            }
        }

        // A frame of a video without objects says nothing; an image without objects does.
        var all = row.DataType switch { "Image" => 1, "ImageGroup" => row.NumberOfFrames, _ => 0 };
        ObjectsInImage.Add(0, Math.Max(0, all - images));
    }

    private void Place(ObjectInstance instance, ClassFigures figures)
    {
        if (instance is not { X: { } x, Y: { } y, Width: { } width, Height: { } height } || !IsNumber(x + y + width + height))
        {
            return;
        }

        Placed++;
        figures.AddCentre(x + (width / 2), y + (height / 2));
        figures.AtBorder += x <= 0.001 || y <= 0.001 || x + width >= 0.999 || y + height >= 0.999 ? 1 : 0;
        if (instance is { PixelWidth: > 0 and { } across, PixelHeight: > 0 and { } down })
        {
            Widths.Add(across);
            Heights.Add(down);
            Areas.Add(across * down);
            Ratios.Add(across / down);
        }
    }

    private static bool IsNumber(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private ClassFigures Of(string featureHash, string? name, string kind) =>
        _byFeature.TryGetValue(featureHash, out var known) ? known : Add(featureHash, name ?? featureHash, kind, isCurrent: false);

    private ClassFigures Add(string featureHash, string name, string kind, bool isCurrent)
    {
        if (_byFeature.TryGetValue(featureHash, out var known))
        {
            return known;
        }

        var figures = new ClassFigures(_classes.Count, featureHash, name, kind) { IsCurrent = isCurrent };
        _byFeature.Add(featureHash, figures);
        _classes.Add(figures);
        return figures;
    }
}
