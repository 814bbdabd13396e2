namespace Encord.Client.Interchange.Exporting;

/// <summary>What a format needs to write: the folder, the classes, and where it counts.</summary>
internal sealed class ExportContext(ExportPlan plan, ExportFolder folder, LeftOutCounts leftOut)
{
    private readonly Dictionary<(int Class, string Split), long> _objects = [];
    private readonly Dictionary<string, long> _images = new(StringComparer.Ordinal);

    public ExportPlan Plan => plan;

    public LabelExportOptions Options => plan.Options;

    public ExportFolder Folder => folder;

    public LeftOutCounts LeftOut => leftOut;

    /// <summary>Objects of which a part lay outside of the picture.</summary>
    public long Clipped { get; set; }

    public long Objects => _objects.Values.Sum();

    public long Images => _images.Values.Sum();

    public void CountObject(ExportClass one, string split)
    {
        _objects.TryGetValue((one.Index, split), out var before);
        _objects[(one.Index, split)] = before + 1;
    }

    public void CountImage(string split)
    {
        _images.TryGetValue(split, out var before);
        _images[split] = before + 1;
    }

    /// <summary>
    /// The class of an object and the part of it that lies in the picture. Null where it is not to be written; then it is counted with the reason.
    /// </summary>
    public ExportLabel? Take(ObjectInstance instance, ExportPicture picture, LabelFormat format)
    {
        var reason = Judge(instance, picture, format, out var label);
        if (reason is not null)
        {
            leftOut.Add("Object", reason);
        }

        return label;
    }

    private string? Judge(ObjectInstance instance, ExportPicture picture, LabelFormat format, out ExportLabel? label)
    {
        label = null;
        if (!plan.Classes.Has(instance.FeatureHash) && plan.OntologyOf(picture.Row).Find(instance.FeatureHash) is OntologyObject known && !format.Holds(known.Shape))
        {
            return $"{format.Name} has no place for the shape {known.Shape}";
        }

        if (plan.Classes.Find(instance.FeatureHash, out var reason) is not { } found)
        {
            return reason;
        }

        if (instance.Coordinates is not { } coordinates)
        {
            return "it has no coordinates";
        }

        if (!format.Holds(coordinates.Shape))
        {
            return $"{format.Name} has no place for the shape {coordinates.Shape}";
        }

        if (!picture.HasSize)
        {
            return "the size of the picture is not known";
        }

        if (ShapeCut.FaultOf(coordinates, picture.Width, picture.Height, format.KeepsTurned, plan.Options.MinimumArea, out var shape, out var isClipped) is { } fault)
        {
            return fault;
        }

        label = new ExportLabel(found, instance, shape, isClipped);
        Clipped += isClipped ? 1 : 0;
        return null;
    }

    public EncordList<ExportClassCount> ClassCounts() => new((
        from one in plan.Classes.Classes
        from split in plan.Splits
        select new ExportClassCount { Index = one.Index, Name = one.Name, Split = split, Objects = _objects.TryGetValue((one.Index, split), out var count) ? count : 0 }).ToArray());

    public EncordList<ExportSplitCount> SplitCounts() => new(plan.Splits.Select(split => new ExportSplitCount
    {
        Split = split,
        Images = _images.TryGetValue(split, out var images) ? images : 0,
        Objects = _objects.Where(entry => entry.Key.Split == split).Sum(entry => entry.Value),
    }).ToArray());
}
