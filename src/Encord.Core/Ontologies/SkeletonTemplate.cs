namespace Encord;

/// <summary>The named points that a skeleton object is made of.</summary>
public sealed class SkeletonTemplate
{
    /// <summary>The name; the skeleton object has the same one.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The identifier; null where the ontology gives none.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The width of the drawn template, as a fraction.</summary>
    public double? Width { get; internal init; }

    /// <summary>The height of the drawn template, as a fraction.</summary>
    public double? Height { get; internal init; }

    /// <summary>The points, in order, with their place in the drawn template.</summary>
    public IReadOnlyList<SkeletonVertex> Vertices { get; internal init; } = [];

    /// <summary>The lines between points: the keys of both ends.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Edges { get; internal init; } = [];

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
