namespace Encord;

/// <summary>A kind of object that can be drawn.</summary>
public sealed class OntologyObject : OntologyFeature
{
    /// <summary>The name.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The shape, such as <c>BoundingBox</c>. Shapes newer than this module are carried as the server spells them.</summary>
    public string Shape { get; internal init; } = string.Empty;

    /// <summary>The colour, <c>#RRGGBB</c>.</summary>
    public string Color { get; internal init; } = "";

    /// <summary>Whether every label row must have one.</summary>
    public bool Required { get; internal init; }

    /// <summary>What is asked about each object.</summary>
    public EncordList<OntologyAttribute> Attributes { get; internal init; } = EncordList<OntologyAttribute>.Nothing;

    /// <inheritdoc/>
    public override string Title => Name;

    internal override IEnumerable<OntologyFeature> Children => Attributes;
}
