namespace Encord;

/// <summary>A question about a whole frame, or a whole label row. Its name is that of its one attribute.</summary>
public sealed class OntologyClassification : OntologyFeature
{
    /// <summary>The one attribute; null in a damaged ontology.</summary>
    public OntologyAttribute? Attribute { get; internal init; }

    /// <summary><c>global</c> when it holds for the whole row; otherwise null.</summary>
    public string? Level { get; internal init; }

    /// <summary>The name of its attribute.</summary>
    public string Name => Attribute?.Name ?? "";

    /// <summary>The kind of its attribute; empty in a damaged ontology.</summary>
    public string Type => Attribute?.Type ?? "";

    /// <summary>What there is to choose from, for radio and checklist.</summary>
    public EncordList<OntologyOption> Options => Attribute?.Options ?? EncordList<OntologyOption>.Nothing;

    /// <inheritdoc/>
    public override string Title => Name;

    internal override IEnumerable<OntologyFeature> Children => Attribute is null ? [] : [Attribute];
}
