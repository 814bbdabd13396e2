namespace Encord;

/// <summary>An answer to choose from.</summary>
public sealed class OntologyOption : OntologyFeature
{
    /// <summary>What a person reads.</summary>
    public string Label { get; internal init; } = string.Empty;

    /// <summary>The label, under the name that tables look for when they show a list of options.</summary>
    public string Name => Label;

    /// <summary>What a program reads.</summary>
    public string Value { get; internal init; } = string.Empty;

    /// <summary>What is asked once this option is chosen (radio only).</summary>
    public EncordList<OntologyAttribute> Attributes { get; internal init; } = EncordList<OntologyAttribute>.Nothing;

    /// <inheritdoc/>
    public override string Title => Label;

    internal override IEnumerable<OntologyFeature> Children => Attributes;
}
