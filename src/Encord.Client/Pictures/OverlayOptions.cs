namespace Encord.Client.Pictures;

/// <summary>What colours tell apart.</summary>
internal enum OverlayColour
{
    Class,
    Instance,
    Annotator,
}

/// <summary>What a tag beside an object says.</summary>
internal enum OverlayTag
{
    Name,
    Answer,
    Confidence,
    Annotator,
}

/// <summary>How labels are drawn.</summary>
/// <param name="IsPage">One page with all pictures, instead of a file for each.</param>
/// <param name="ColorBy">What colours tell apart.</param>
/// <param name="IsEmbedded">Whether the pictures are put into what is written.</param>
internal sealed record OverlayOptions(bool IsPage, OverlayColour ColorBy, bool IsEmbedded)
{
    /// <summary>What tags say; nothing for no tags.</summary>
    public IReadOnlyCollection<OverlayTag> Tags { get; init; } = [OverlayTag.Name, OverlayTag.Answer, OverlayTag.Confidence];

    /// <summary>What is drawn instead of the labels of rows; null for those.</summary>
    public ComparedRows? Comparison { get; init; }
}
