namespace Encord;

/// <summary>One split of an export.</summary>
public sealed class ExportSplitCount
{
    /// <summary>The split, such as <c>train</c>.</summary>
    public string Split { get; internal init; } = string.Empty;

    /// <summary>Pictures in it.</summary>
    public long Images { get; internal init; }

    /// <summary>Objects in it.</summary>
    public long Objects { get; internal init; }

    /// <summary><c>train 1600</c></summary>
    public override string ToString() => Split + " " + Images;
}
