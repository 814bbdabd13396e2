namespace Encord;

/// <summary>What an import alters or leaves out of annotations without refusing them: one kind of it, counted.</summary>
public sealed class CocoNotice
{
    /// <summary><c>ClippedAtEdge</c>, <c>Clipped</c>, <c>RotationLeftOut</c>, <c>RingsLeftOut</c>, <c>MembersNotRead</c> or <c>NothingVisible</c>.</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>How many annotations.</summary>
    public long Count { get; internal init; }

    /// <summary>The place of the first one.</summary>
    public CocoProblem First { get; internal init; } = new();

    /// <summary>What it means, as a sentence.</summary>
    public string Text { get; internal init; } = string.Empty;

    /// <summary><c>2 annotations up to one pixel … The first is annotations[0] (id 1), line 1, column 157.</c></summary>
    public override string ToString() => Text + " The first is " + First.Place + ".";
}
