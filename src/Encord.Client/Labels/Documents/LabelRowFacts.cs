namespace Encord.Client.Labels.Documents;

/// <summary>What is known about a label row besides its document: the list of label rows tells it.</summary>
internal sealed record LabelRowFacts
{
    public static LabelRowFacts None { get; } = new();

    public string? ProjectHash { get; init; }

    public string? DatasetHash { get; init; }

    public string? DataHash { get; init; }

    public string? LabelHash { get; init; }

    public string? BranchName { get; init; }

    public string? DataTitle { get; init; }

    /// <summary>Frames of a video, images of a group, slices; milliseconds of sound and characters of text, where they limit ranges.</summary>
    public int? NumberOfFrames { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>The label row object that the user holds; instances read from the document point back to it.</summary>
    public object? Row { get; init; }
}
