namespace Encord;

/// <summary>The objects of one class in one split of an export.</summary>
public sealed class ExportClassCount
{
    /// <summary>The number of the class in the files.</summary>
    public int Index { get; internal init; }

    /// <summary>The class.</summary>
    public string Name { get; internal init; } = string.Empty;

    /// <summary>The split.</summary>
    public string Split { get; internal init; } = string.Empty;

    /// <summary>How many objects.</summary>
    public long Objects { get; internal init; }

    /// <summary><c>Car train 120</c></summary>
    public override string ToString() => Name + " " + Split + " " + Objects;
}
