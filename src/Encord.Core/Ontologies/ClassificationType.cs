namespace Encord;

/// <summary>The kinds of questions that a new classification can ask.</summary>
public enum ClassificationType
{
    /// <summary>One of the options.</summary>
    Radio,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>Any of the options.</summary>
    Checklist,

    /// <summary>A number.</summary>
    Numeric,
}
