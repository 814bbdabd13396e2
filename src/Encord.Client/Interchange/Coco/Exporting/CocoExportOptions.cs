namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>Where an export goes, and what is in it.</summary>
internal sealed record CocoExportOptions(string Path)
{
    /// <summary>Whether frames of videos and other data with frames are written; each labelled frame is an image then.</summary>
    public bool IncludeVideo { get; init; }

    public int BundleSize { get; init; } = 1000;

    /// <summary>The project, where all rows are of one.</summary>
    public string? ProjectHash { get; init; }
}
