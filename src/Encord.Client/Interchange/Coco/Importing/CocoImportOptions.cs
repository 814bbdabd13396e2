namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Where an image of the file belongs: a data unit, and the frame in it; null where it has one only, or the file says which.</summary>
internal sealed record CocoImageTarget(string DataHash, int? Frame = null);

/// <summary>What is imported, and how.</summary>
internal sealed record CocoImportOptions(string Path, string ProjectHash)
{
    /// <summary>The vendor's limit on label rows in a request.</summary>
    public const int DefaultBundleSize = 1000;

    /// <summary>Null for the default branch.</summary>
    public string? Branch { get; init; }

    /// <summary>From category id to feature hash or name of an ontology object. With it, categories that are not in it are left out; without it, names are matched.</summary>
    public IReadOnlyDictionary<string, string>? CategoryMap { get; init; }

    /// <summary>From image id to data unit. With it, images that are not in it are left out; without it, titles are matched.</summary>
    public IReadOnlyDictionary<string, CocoImageTarget>? ImageMap { get; init; }

    /// <summary>Whether what is good is imported although something is wrong in the file.</summary>
    public bool SkipInvalid { get; init; }

    /// <summary>Whether what reaches out of its picture by more than a pixel is clipped; otherwise it is refused.</summary>
    public bool Clip { get; init; }

    /// <summary>Whether annotations that are marked as crowds are left out.</summary>
    public bool SkipCrowd { get; init; }

    /// <summary>Whether objects of an earlier import get the file's coordinates back; otherwise they stay as they are.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Keeps annotations of different files apart that have the same ids.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether the file was made of files whose positions are fractions of the picture.</summary>
    public bool AreFractions { get; init; }

    /// <summary>Whether the file was made of files whose rings of four points are turned boxes.</summary>
    public bool HasCorners { get; init; }

    /// <summary>Whether the file was made of files that fill skeletons up to the largest with points that are not there.</summary>
    public bool IsPadded { get; init; }

    /// <summary>What the user named, where the file was made of it.</summary>
    public string? NamedPath { get; init; }

    public ConversionOptions Conversion => new(Clip, SkipCrowd, AreFractions, HasCorners, IsPadded);

    public int BundleSize { get; init; } = DefaultBundleSize;

    /// <summary>Null for no journal.</summary>
    public string? JournalPath { get; init; }
}
