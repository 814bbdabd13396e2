using System.Text.Json;

namespace Encord.Emulator;

/// <summary>
/// A project made for a test or a measurement: many equal images, each with many boxes, or datasets with exactly the data that is named.
/// Everything in it belongs to the admin.
/// </summary>
public sealed record SyntheticProject
{
    public string Title { get; init; } = "Synthetic";

    /// <summary>Label rows in one dataset, one for each image; ignored when <see cref="Datasets"/> are given.</summary>
    public int Images { get; init; } = 100;

    /// <summary>Boxes on every single image; 0 leaves the rows without label hash.</summary>
    public int Boxes { get; init; }

    /// <summary>The datasets, in the order of the answer's hashes. Titles may repeat, of datasets and of data.</summary>
    public IReadOnlyList<SyntheticDataset> Datasets { get; init; } = [];

    /// <summary>The classes of the ontology; none gives the ontology of the sample streets. Not together with <see cref="Ontology"/>.</summary>
    public IReadOnlyList<SyntheticObject> Objects { get; init; } = [];

    /// <summary>The ontology's structure as the platform keeps it: <c>objects</c>, <c>classifications</c>, <c>skeleton_templates</c>.</summary>
    public JsonElement? Ontology { get; init; }

    /// <summary>The workflow, its first stage first; none is Annotate, then Complete.</summary>
    public IReadOnlyList<StagePlan> Stages { get; init; } = [];
}

/// <summary>One dataset of a synthetic project.</summary>
public sealed record SyntheticDataset
{
    public string Title { get; init; } = "Synthetic";

    public IReadOnlyList<SyntheticData> Data { get; init; } = [];
}

/// <summary>What a synthetic data unit is.</summary>
public enum SyntheticDataKind
{
    /// <summary>One picture: a JPEG when its title ends so, else a PNG.</summary>
    Image,

    /// <summary>A video that players read (AVI with Motion JPEG).</summary>
    Video,

    /// <summary>Several pictures, which may differ in size.</summary>
    ImageGroup,

    /// <summary>Several pictures that the platform made a video of.</summary>
    ImageSequence,
}

/// <summary>One data unit of a synthetic project.</summary>
public sealed record SyntheticData
{
    /// <summary>The file name; may hold folders, as in <c>batch_1/000006.jpg</c>.</summary>
    public string Title { get; init; } = "";

    public SyntheticDataKind Kind { get; init; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels.</summary>
    public int Height { get; init; } = 480;

    /// <summary>Pictures of a video.</summary>
    public int Frames { get; init; } = 10;

    /// <summary>Of a video or a sequence.</summary>
    public double FramesPerSecond { get; init; } = 10;

    /// <summary>The pictures of a group or a sequence, in order; of them title, width and height count.</summary>
    public IReadOnlyList<SyntheticData> Images { get; init; } = [];
}

/// <summary>One class of a synthetic ontology.</summary>
public sealed record SyntheticObject
{
    public string Name { get; init; } = "";

    /// <summary>For example <c>bounding_box</c>, <c>rotatable_bounding_box</c>, <c>polygon</c>, <c>polyline</c>, <c>point</c>, <c>bitmask</c> or <c>skeleton</c>.</summary>
    public string Shape { get; init; } = "bounding_box";

    /// <summary>Eight characters; null makes one of name and shape, the same each time.</summary>
    public string? FeatureHash { get; init; }

    /// <summary>Of a skeleton: the names of its points, joined in this order.</summary>
    public IReadOnlyList<string> Points { get; init; } = [];
}

/// <summary>Where a synthetic project is.</summary>
/// <param name="DatasetHash">The first dataset.</param>
public sealed record SyntheticProjectHashes(string ProjectHash, string DatasetHash, string OntologyHash)
{
    /// <summary>All datasets, in the order in which they were named.</summary>
    public IReadOnlyList<string> DatasetHashes { get; init; } = [];

    /// <summary>The data hashes of each dataset, in the order in which they were named.</summary>
    public IReadOnlyList<IReadOnlyList<string>> DataHashes { get; init; } = [];
}
