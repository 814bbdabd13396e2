namespace Encord;

/// <summary>Something that an export did not write, counted by its reason.</summary>
public sealed class ExportLeftOut
{
    /// <summary><c>LabelRow</c>, <c>Image</c>, <c>ImageFile</c>, <c>Object</c>, <c>Classification</c>, <c>File</c> or <c>Part</c> (of a report).</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>How many.</summary>
    public long Count { get; internal init; }

    /// <summary>Why, as the end of a sentence.</summary>
    public string Reason { get; internal init; } = string.Empty;

    /// <summary><c>3 objects were not written: the size of the picture is not known.</c></summary>
    public override string ToString()
    {
        var name = Kind switch { "LabelRow" => "label row", "Image" => "image", "ImageFile" => "image file", "Object" => "object", "File" => "file", "Part" => "part", _ => "classification" };
        return Count + " " + name + (Count == 1 ? " was" : "s were") + " not written: " + Reason + ".";
    }
}
