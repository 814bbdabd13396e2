using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Projects;

/// <summary>What of a project is copied.</summary>
internal sealed record ProjectCopyOptions
{
    /// <summary>Null: the server makes one from the old title.</summary>
    public string? Title { get; init; }

    public string? Description { get; init; }

    /// <summary>The copy has the same datasets.</summary>
    public bool AttachDatasets { get; init; }

    /// <summary>The copy has a new dataset with the data of the old ones; together with <see cref="AttachDatasets"/> it means nothing.</summary>
    public bool CloneDatasets { get; init; }

    public string? ClonedDatasetTitle { get; init; }

    public string? ClonedDatasetDescription { get; init; }

    /// <summary>Dataset hash to the data that is cloned; empty for all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DataHashes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool Labels { get; init; }

    /// <summary>Null: all.</summary>
    public IReadOnlyList<string>? LabelHashes { get; init; }

    /// <summary>Null: all. As users see them.</summary>
    public IReadOnlyList<string>? ApprovalStates { get; init; }

    public bool Models { get; init; }

    public bool Collaborators { get; init; }

    /// <summary>All members are always there: the wire wants explicit nulls.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteTexts("copy_project_options", Parts());
        writer.WriteStartObject("copy_labels_options");
        writer.WriteStartObject("datasets_to_data_hashes_map");
        foreach (var entry in DataHashes)
        {
            writer.WriteTexts(entry.Key, entry.Value);
        }

        writer.WriteEndObject();
        writer.WriteTextsOrNull("accepted_label_hashes", LabelHashes);
        writer.WriteTextsOrNull("accepted_label_statuses", ApprovalStates?.Select(WireEnums.LabelApprovalState.Write));
        if (CloneDatasets)
        {
            writer.WriteBoolean("create_new_dataset", true);
        }
        else
        {
            writer.WriteNull("create_new_dataset");
        }

        writer.WriteEndObject();
        writer.WriteStartObject("project_copy_metadata");
        writer.WriteString("project_title", Title);
        writer.WriteString("project_description", string.IsNullOrEmpty(Description) ? null : Description);
        writer.WriteString("dataset_title", ClonedDatasetTitle);
        writer.WriteString("dataset_description", ClonedDatasetDescription);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private IEnumerable<string> Parts()
    {
        if (Labels)
        {
            yield return "labels";
        }

        if (AttachDatasets)
        {
            yield return "datasets";
        }

        if (Models)
        {
            yield return "models";
        }

        if (Collaborators)
        {
            yield return "collaborators";
        }
    }
}
