namespace Encord;

/// <summary>How a node of an ontology differs.</summary>
public enum OntologyChange
{
    /// <summary>It is in the reference only.</summary>
    Missing,

    /// <summary>It is in the difference only.</summary>
    Added,

    /// <summary>It is in both, and a property differs.</summary>
    Changed,
}

/// <summary>A feature, attribute or option in which two ontologies differ.</summary>
public sealed class OntologyDifference
{
    /// <summary>How it differs.</summary>
    public OntologyChange Change { get; internal init; }

    /// <summary><c>Object</c>, <c>Classification</c>, <c>Attribute</c> or <c>Option</c>.</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>The titles from the object or classification down to the node, such as <c>Car > Colour > Red</c>.</summary>
    public string Path { get; internal init; } = string.Empty;

    /// <summary>The property that differs; null for what is missing or added.</summary>
    public string? Property { get; internal init; }

    /// <summary>Its value in the reference.</summary>
    public string? ReferenceValue { get; internal init; }

    /// <summary>Its value in the difference.</summary>
    public string? DifferenceValue { get; internal init; }

    /// <summary>What labels of the reference would lose in the difference; empty where they lose nothing.</summary>
    public string Loss { get; internal init; } = string.Empty;

    /// <summary>The feature hash in the reference; null for what is added.</summary>
    public string? FeatureHash { get; internal init; }

    /// <summary>The feature hash in the difference; null for what is missing.</summary>
    public string? DifferenceFeatureHash { get; internal init; }

    /// <summary><c>Missing Option Car > Colour > Red</c></summary>
    public override string ToString() => $"{Change} {Kind} {Path}" + (Property is null ? "" : " " + Property);
}
