namespace Encord.Client.Interchange.Exporting;

/// <summary>What happens with the images themselves.</summary>
internal enum ImageHandling
{
    /// <summary>Only labels are written.</summary>
    None,

    /// <summary>Images are downloaded, or copied from a folder that has them already.</summary>
    Copy,

    /// <summary>Links to the files of a folder that has them.</summary>
    Link,
}

/// <summary>What every export to a folder can be told.</summary>
internal sealed record LabelExportOptions(string Path)
{
    public SplitRule Split { get; init; } = SplitRule.None;

    /// <summary>The classes in their order; null for that of the ontology.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>From class or feature hash to class; null leaves out.</summary>
    public IReadOnlyDictionary<string, string?>? ClassMap { get; init; }

    public ImageHandling Image { get; init; }

    /// <summary>A folder that a download of data has filled; null for none.</summary>
    public string? DataPath { get; init; }

    public string? NamePattern { get; init; }

    /// <summary>In pixels; what is smaller is left out.</summary>
    public double MinimumArea { get; init; } = 1;

    /// <summary>Whether pictures without objects are left out.</summary>
    public bool ExcludeEmpty { get; init; }

    /// <summary>Of videos, every how-many-th frame.</summary>
    public int FrameStep { get; init; } = 1;

    public bool Force { get; init; }

    public int BundleSize { get; init; } = 1000;
}
