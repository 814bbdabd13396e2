namespace Encord;

/// <summary>Something that an export has not written, counted by its reason.</summary>
public sealed class CocoLeftOut
{
    /// <summary><c>LabelRow</c>, <c>Object</c> or <c>Classification</c>.</summary>
    public string Kind { get; internal init; } = string.Empty;

    /// <summary>How many.</summary>
    public long Count { get; internal init; }

    /// <summary>Why, as the end of a sentence.</summary>
    public string Reason { get; internal init; } = string.Empty;

    /// <summary><c>3 objects are not in the file: the size of the picture is not known.</c></summary>
    public override string ToString()
    {
        var name = Kind switch { "LabelRow" => "label row", "Object" => "object", _ => "classification" };
        return Count + " " + name + (Count == 1 ? " is" : "s are") + " not in the file: " + Reason + ".";
    }
}
