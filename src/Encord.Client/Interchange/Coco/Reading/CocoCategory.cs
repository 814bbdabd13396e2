namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>An entry of <c>categories</c>.</summary>
internal sealed class CocoCategory
{
    public long Id { get; set; }

    /// <summary>Its place in the list.</summary>
    public int Index { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The names of key points; null where the category has none.</summary>
    public string[]? Keypoints { get; set; }

    /// <summary>Defined twice in different ways: nobody can say which one an annotation means.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>Valid annotations in the file, and how many of them have what.</summary>
    public long Annotations { get; private set; }

    public long Crowds { get; private set; }

    public long Boxes { get; private set; }

    public long Segmentations { get; private set; }

    public long PointSets { get; private set; }

    public void Count(CocoAnnotation annotation)
    {
        Annotations++;
        Crowds += annotation.IsCrowd ? 1 : 0;
        Boxes += annotation.HasBox ? 1 : 0;
        Segmentations += annotation.Segmentation != CocoSegmentation.None ? 1 : 0;
        PointSets += annotation.Keypoints.Count > 0 ? 1 : 0;
    }

    public bool MeansTheSame(CocoCategory other) => Name == other.Name;
}
