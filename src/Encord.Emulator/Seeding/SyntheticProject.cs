namespace Encord.Emulator;

/// <summary>A project made for measuring: many images, each with many boxes.</summary>
public sealed record SyntheticProject
{
    public string Title { get; init; } = "Synthetic";

    /// <summary>Label rows, one for each image.</summary>
    public int Images { get; init; } = 100;

    /// <summary>Boxes on every image; 0 leaves the rows without label hash.</summary>
    public int Boxes { get; init; }
}

/// <summary>Where a synthetic project is.</summary>
public sealed record SyntheticProjectHashes(string ProjectHash, string DatasetHash, string OntologyHash);
