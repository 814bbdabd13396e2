namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>An entry of <c>categories</c>.</summary>
internal sealed class CocoCategory
{
    public long Id { get; set; }

    /// <summary>Its place in the list.</summary>
    public int Index { get; set; }

    /// <summary>The byte of the file where it starts.</summary>
    public long Offset { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The names of key points; null where the category has none.</summary>
    public string[]? Keypoints { get; set; }

    /// <summary>Already reported, so its annotations are not reported again.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Defined twice in different ways: nobody can say which one an annotation means.</summary>
    public bool IsAmbiguous { get; set; }

    /// <summary>Valid annotations in the file.</summary>
    public long Annotations { get; private set; }

    /// <summary>How many of them are marked as crowds.</summary>
    public long Crowds { get; private set; }

    public void Count(CocoAnnotation annotation)
    {
        Annotations++;
        Crowds += annotation.IsCrowd ? 1 : 0;
    }

    public bool MeansTheSame(CocoCategory other) => Name == other.Name;
}
