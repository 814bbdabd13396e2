namespace Encord;

/// <summary>A category or an image of a COCO file for which the project has nothing. Its annotations are not imported.</summary>
public sealed class CocoUnmatched
{
    /// <summary><c>Category</c> or <c>Image</c>.</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>Its id in the file.</summary>
    public string Id { get; internal init; } = string.Empty;

    /// <summary>The name of the category, the file name of the image.</summary>
    public string? Name { get; internal init; }

    /// <summary>The number of annotations of the file that belong to it.</summary>
    public long Annotations { get; internal set; }

    /// <summary>Why nothing was found.</summary>
    public string Reason { get; internal init; } = string.Empty;

    /// <summary>The line of the file where it starts, from 1.</summary>
    public long Line => Place?.Line ?? 0;

    /// <summary>The character in that line, from 1.</summary>
    public long Column => Place?.Column ?? 0;

    /// <summary>Where it stands.</summary>
    internal CocoProblem? Place { get; init; }

    /// <summary><c>Category 3 'Pear' (12 annotations), line 2, column 7: …</c></summary>
    public override string ToString() =>
        Kind + " " + Id + (Name is null ? "" : " '" + Name + "'") + " (" + Annotations + (Annotations == 1 ? " annotation)" : " annotations)") + (Line > 0 ? ", line " + Line + ", column " + Column : "") + ": " + Reason;
}
