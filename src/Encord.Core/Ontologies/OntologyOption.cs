namespace Encord;

/// <summary>An answer to choose from.</summary>
public sealed class OntologyOption : OntologyFeature
{
    /// <summary>What a person reads.</summary>
    public required string Label { get; init; }

    /// <summary>What a program reads.</summary>
    public required string Value { get; init; }

    /// <summary>What is asked once this option is chosen (radio only).</summary>
    public EncordList<OntologyAttribute> Attributes { get; init; } = EncordList<OntologyAttribute>.Nothing;

    /// <inheritdoc/>
    public override string Title => Label;

    internal override IEnumerable<OntologyFeature> Children => Attributes;
}
