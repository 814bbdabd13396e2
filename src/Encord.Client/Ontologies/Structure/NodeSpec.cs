namespace Encord.Client.Ontologies.Structure;

/// <summary>A new kind of object, as a person describes it: identifiers are made.</summary>
/// <param name="Name">The name.</param>
/// <param name="Shape">The shape in the wire's spelling.</param>
internal sealed record ObjectSpec(string Name, string Shape)
{
    /// <summary><c>#RRGGBB</c>; null for the next one of the palette.</summary>
    public string? Color { get; init; }

    public bool Required { get; init; }

    public IReadOnlyList<AttributeSpec> Attributes { get; init; } = [];
}

/// <summary>A new question.</summary>
/// <param name="Name">The question.</param>
/// <param name="Type">The kind in the wire's spelling.</param>
internal sealed record AttributeSpec(string Name, string Type)
{
    public bool Required { get; init; }

    public bool Dynamic { get; init; }

    public IReadOnlyList<OptionSpec> Options { get; init; } = [];
}

/// <summary>A new answer to choose from, with what is asked once it is chosen.</summary>
/// <param name="Label">What a person reads.</param>
internal sealed record OptionSpec(string Label)
{
    public IReadOnlyList<AttributeSpec> Attributes { get; init; } = [];
}
