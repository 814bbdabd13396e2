namespace Encord.Client.Labels.Editing;

/// <summary>What changes about an object that is there. What is not given stays as it is.</summary>
/// <param name="ObjectHash">The object.</param>
/// <param name="Author">Who changes it.</param>
internal sealed record ObjectChange(string ObjectHash, LabelAuthor Author)
{
    /// <summary>The frames that are changed; empty in audio and text. Answers to dynamic attributes are given for them.</summary>
    public FrameRangeList Frames { get; init; } = FrameRangeList.Empty;

    /// <summary>Where the object is now on those frames; null where it stays.</summary>
    public GivenGeometry? Geometry { get; init; }

    /// <summary>In audio and text the stretches; null where they stay.</summary>
    public FrameRangeList? Ranges { get; init; }

    /// <summary>The kind that the object becomes; null for its own. It is one on all of its frames.</summary>
    public OntologyObject? Feature { get; init; }

    /// <summary>The answers as the caller gave them; null for none.</summary>
    public System.Collections.IDictionary? Answers { get; init; }
}
