namespace Encord;

/// <summary>An object in one frame of a label row; in audio and text, an object over stretches of it. Flat, so that <c>Export-Csv</c> tells all.</summary>
public sealed class ObjectInstance
{
    /// <summary>The project of the label row.</summary>
    public string? ProjectHash { get; internal init; }

    /// <summary>The dataset of the label row.</summary>
    public string? DatasetHash { get; internal init; }

    /// <summary>The data unit that the label row is about.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The label row.</summary>
    public string? LabelHash { get; internal init; }

    /// <summary>The branch of the label row.</summary>
    public string? BranchName { get; internal init; }

    /// <summary>The identifier of the object: the same one on every frame where it is seen.</summary>
    public string ObjectHash { get; internal init; } = string.Empty;

    /// <summary>The feature hash of the ontology's object.</summary>
    public string FeatureHash { get; internal init; } = string.Empty;

    /// <summary>The name of the ontology's object.</summary>
    public string? Name { get; internal init; }

    /// <summary>The shape, such as <c>BoundingBox</c>.</summary>
    public string Shape { get; internal init; } = string.Empty;

    /// <summary>The colour, <c>#RRGGBB</c>.</summary>
    public string? Color { get; internal init; }

    /// <summary>The frame, from 0: of a video, the index of an image group, the slice, the page. Null in audio and text.</summary>
    public int? Frame { get; internal init; }

    /// <summary>The image of an image group, or the one unit of the row.</summary>
    public string? DataUnitHash { get; internal init; }

    /// <summary>The data group's space that the object is in; null outside data groups.</summary>
    public string? Space { get; internal init; }

    /// <summary>In audio the stretches in milliseconds, in text in characters; otherwise empty.</summary>
    public FrameRangeList Ranges { get; internal init; } = FrameRangeList.Empty;

    /// <summary>The left edge as a fraction of the width (for shapes other than boxes: of the box around them).</summary>
    public double? X { get; internal init; }

    /// <summary>The top edge as a fraction of the height.</summary>
    public double? Y { get; internal init; }

    /// <summary>The width as a fraction of the image's width.</summary>
    public double? Width { get; internal init; }

    /// <summary>The height as a fraction of the image's height.</summary>
    public double? Height { get; internal init; }

    /// <summary>The angle of a rotatable box in degrees; null for other shapes.</summary>
    public double? Theta { get; internal init; }

    /// <summary>The left edge in pixels; null where the size of the image is not known.</summary>
    public double? PixelX { get; internal init; }

    /// <summary>The top edge in pixels.</summary>
    public double? PixelY { get; internal init; }

    /// <summary>The width in pixels.</summary>
    public double? PixelWidth { get; internal init; }

    /// <summary>The height in pixels.</summary>
    public double? PixelHeight { get; internal init; }

    /// <summary>The coordinates in full; null in audio and text.</summary>
    public Coordinates? Coordinates { get; internal init; }

    /// <summary>The answers to the attributes, those that change over time as they are in this frame.</summary>
    public AnswerSet Answers { get; internal init; } = AnswerSet.None;

    /// <summary>How sure the maker is, 0 … 1.</summary>
    public double Confidence { get; internal init; } = 1;

    /// <summary>Whether a person made it.</summary>
    public bool ManualAnnotation { get; internal init; } = true;

    /// <summary>Who made it.</summary>
    public string? CreatedBy { get; internal init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTimeOffset? CreatedAt { get; internal init; }

    /// <summary>Who changed it last.</summary>
    public string? LastEditedBy { get; internal init; }

    /// <summary>When it was changed last, in UTC.</summary>
    public DateTimeOffset? LastEditedAt { get; internal init; }

    /// <summary>Whether it is marked as deleted; null where nobody said.</summary>
    public bool? IsDeleted { get; internal init; }

    /// <summary>The reviews, where they were asked for.</summary>
    public LabelReviewList Reviews { get; internal init; } = LabelReviewList.None;

    /// <summary>The label row object that this was read from: commands that take this object write into it.</summary>
    internal object? Row { get; init; }

    /// <summary><c>Car frame 7</c></summary>
    public override string ToString() => (Name ?? FeatureHash) + (Frame is { } frame ? " frame " + frame : Ranges.Count > 0 ? " " + Ranges : "");
}
