
namespace Encord.Client.Labels.Editing;

/// <summary>An object to add, or frames of an object that is there.</summary>
internal sealed record ObjectEdit(OntologyObject Feature, LabelAuthor Author)
{
    /// <summary>Where the object is, frame by frame. Empty in audio and text.</summary>
    public IReadOnlyList<KeyValuePair<int, Coordinates>> Frames { get; init; } = [];

    /// <summary>Whether the coordinates come out of a document. Those are kept as they are, also outside of the picture.</summary>
    public bool AreLoaded { get; init; }

    /// <summary>The stretches of audio (milliseconds) or text (characters).</summary>
    public FrameRangeList Ranges { get; init; } = FrameRangeList.Empty;

    /// <summary>The object to continue, or the identifier of the new one; null for a fresh identifier.</summary>
    public string? ObjectHash { get; init; }

    public IReadOnlyList<AnswerValue> Answers { get; init; } = [];

    /// <summary>Whether coordinates that the object has on a frame are replaced; otherwise that is an error.</summary>
    public bool Overwrite { get; init; }
}
