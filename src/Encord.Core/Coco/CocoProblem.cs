namespace Encord;

/// <summary>Something in a COCO file that cannot be imported, with its place in the file.</summary>
public sealed class CocoProblem
{
    /// <summary>The element, such as <c>annotations[17]</c>: the list and the index in it, from 0.</summary>
    public string Element { get; internal init; } = string.Empty;

    /// <summary>The id that the file gives the element; null where it has none that can be read.</summary>
    public string? Id { get; internal init; }

    /// <summary>The line where the element starts, from 1; 0 until it is known.</summary>
    public long Line { get; internal set; }

    /// <summary>The character in that line, from 1.</summary>
    public long Column { get; internal set; }

    /// <summary>What is wrong, as a sentence without the place.</summary>
    public string Reason { get; internal init; } = string.Empty;

    /// <summary>The file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The byte of the file where the element starts.</summary>
    internal long Offset { get; init; }

    /// <summary><c>annotations[17] (id 42), line 3, column 5: the box is wider than its image.</c></summary>
    public override string ToString() => Place + ": " + Reason;

    /// <summary><c>annotations[17] (id 42), line 3, column 5</c></summary>
    internal string Place => Element + (Id is { } id ? " (id " + id + ")" : "") + (Line > 0 ? ", line " + Line + ", column " + Column : "");
}
