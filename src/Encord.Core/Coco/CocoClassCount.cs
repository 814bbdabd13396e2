namespace Encord;

/// <summary>How many annotations of a category become objects of which kind.</summary>
public sealed class CocoClassCount
{
    /// <summary>The id of the category in the file.</summary>
    public string CategoryId { get; internal init; } = string.Empty;

    /// <summary>The name of the category in the file.</summary>
    public string CategoryName { get; internal init; } = string.Empty;

    /// <summary>The object of the ontology.</summary>
    public string FeatureHash { get; internal init; } = string.Empty;

    /// <summary>The name of the ontology's object.</summary>
    public string FeatureName { get; internal init; } = string.Empty;

    /// <summary>The shape of the ontology's object, which decides what is taken from the annotation.</summary>
    public string Shape { get; internal init; } = string.Empty;

    /// <summary>Annotations of the category on images that were matched.</summary>
    public long Objects { get; internal set; }

    /// <summary>How many of them are marked as crowds (<c>iscrowd</c>).</summary>
    public long Crowds { get; internal set; }

    /// <summary>The attribute of the object that takes the mark; null when it has none, and the mark cannot be kept.</summary>
    public string? CrowdAttribute { get; internal init; }

    /// <summary><c>Apple: 120</c></summary>
    public override string ToString() => FeatureName + ": " + Objects;
}
