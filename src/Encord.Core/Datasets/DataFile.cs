namespace Encord;

/// <summary>A file of a data unit of a project: the only one, or one image of a group. Source: <c>datasetdata</c> of the v1 wire.</summary>
public sealed class DataFile
{
    internal DataFile(string projectHash, string dataHash)
    {
        ProjectHash = projectHash;
        DataHash = dataHash;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>The data unit.</summary>
    public string DataHash { get; }

    /// <summary>The id of the image; null for data that is a single file.</summary>
    public string? ImageHash { get; internal init; }

    /// <summary>The place of the image in its group, from 0; null for data that is a single file.</summary>
    public int? Index { get; internal init; }

    /// <summary>The title, as a rule the file name.</summary>
    public string Title { get; internal init; } = string.Empty;

    /// <summary>Where the file lies; with a signed URL asked for, an address from which whoever has it can download the file for a while.</summary>
    public string? FileLink { get; internal init; }

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
