namespace Encord;

/// <summary>A question about an object, a classification, or a chosen option.</summary>
public sealed class OntologyAttribute : OntologyFeature
{
    /// <summary>The question.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary><c>text</c>, <c>radio</c>, <c>checklist</c> or <c>numeric</c>; other kinds are carried as text.</summary>
    public string Type { get; internal init; } = string.Empty;

    /// <summary>Whether it must be answered.</summary>
    public bool Required { get; internal init; }

    /// <summary>Whether the answer may change from frame to frame. Only attributes right below an object can.</summary>
    public bool Dynamic { get; internal init; }

    /// <summary>The answers to choose from, for radio and checklist.</summary>
    public EncordList<OntologyOption> Options { get; internal init; } = EncordList<OntologyOption>.Nothing;

    /// <inheritdoc/>
    public override string Title => Name;

    internal override IEnumerable<OntologyFeature> Children => Options;
}

/// <summary>The kinds of attributes, in the wire's spelling.</summary>
public static class AttributeType
{
    /// <summary>One of the options.</summary>
    public const string Radio = "radio";

    /// <summary>Any of the options.</summary>
    public const string Checklist = "checklist";

    /// <summary>Free text.</summary>
    public const string Text = "text";

    /// <summary>A number.</summary>
    public const string Numeric = "numeric";
}
