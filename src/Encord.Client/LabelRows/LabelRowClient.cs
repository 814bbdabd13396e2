using System.Text.Json;
using Encord.Client.Http;
using Encord.Client.Json;

namespace Encord.Client.LabelRows;

/// <summary>Label rows: their list. What is in them belongs to the label documents.</summary>
internal sealed class LabelRowClient(EncordTransport transport)
{
    /// <summary>The label rows of a project, as they arrive. One request, however many there are.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: a branch and all branches at once.</exception>
    public IAsyncEnumerable<LabelRow> ListAsync(string projectHash, LabelRowFilter? filter = null, CancellationToken cancellationToken = default)
    {
        filter ??= new LabelRowFilter();
        if (filter is { BranchName: not null, IncludeAllBranches: true })
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "Ask for one branch or for all branches, not for both.");
        }

        var query = new V1Query(ResourceScope.Project, projectHash, "labelrowmetadata", "GET") { Payload = JsonFragment.Write(writer => Write(writer, filter)) };
        return transport.StreamAsync(query, new LabelRowParser(projectHash), cancellationToken);
    }

    /// <summary>The rows behind label hashes, whatever their branch. One request; hashes that the project does not have are missing in the answer.</summary>
    public async Task<IReadOnlyDictionary<string, LabelRow>> FindAsync(string projectHash, IReadOnlyCollection<string> labelHashes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LabelRow>(StringComparer.OrdinalIgnoreCase);
        var filter = new LabelRowFilter { LabelHashes = labelHashes, IncludeAllBranches = true };
        await foreach (var row in ListAsync(projectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            found[row.LabelHash ?? ""] = row;
        }

        return found;
    }

    /// <summary>The rows of data units on one branch. One request; data units that the project does not have are missing in the answer.</summary>
    public async Task<IReadOnlyDictionary<string, LabelRow>> FindByDataAsync(
        string projectHash, IReadOnlyCollection<string> dataHashes, string? branchName, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, LabelRow>(StringComparer.OrdinalIgnoreCase);
        var filter = new LabelRowFilter { DataHashes = dataHashes, BranchName = branchName };
        await foreach (var row in ListAsync(projectHash, filter, cancellationToken).ConfigureAwait(false))
        {
            found[row.DataHash] = row;
        }

        return found;
    }

    /// <summary>The row that a reference names.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.NotFound"/>: the project has no such row.</exception>
    public async Task<LabelRow> GetAsync(string projectHash, LabelRowReference reference, CancellationToken cancellationToken)
    {
        var hash = reference.Hash ?? reference.DataHash!;
        var found = reference.Hash is not null
            ? await FindAsync(projectHash, [hash], cancellationToken).ConfigureAwait(false)
            : await FindByDataAsync(projectHash, [hash], reference.BranchName, cancellationToken).ConfigureAwait(false);
        return found.TryGetValue(hash, out var row) ? row : throw Absent(reference);
    }

    public static EncordException Absent(LabelRowReference reference) => new(
        EncordErrorId.NotFound,
        reference.Hash is { } labelHash
            ? $"The project has no label row {labelHash}. It may have been deleted since, or belong to another project."
            : $"The project has no label row for the data {reference.DataHash}. It may have been deleted since, or belong to another project.");

    /// <summary>All keys, in the order of release 0.1.190, nulls included.</summary>
    private static void Write(Utf8JsonWriter writer, LabelRowFilter filter)
    {
        writer.WriteStartObject();
        writer.WriteString("edited_before", filter.EditedBefore is { } before ? WireTime.ForV1(before) : null);
        writer.WriteString("edited_after", filter.EditedAfter is { } after ? WireTime.ForV1(after) : null);
        writer.WriteTextsOrNull("label_statuses", filter.TaskStatuses?.Select(WireEnums.TaskStatus.Write));
        writer.WriteString("shadow_data_state", filter.ShadowDataState is { } state ? WireEnums.ShadowDataState.Write(state) : null);
        writer.WriteBoolean("include_uninitialised_labels", filter.IncludeUninitialized);
        writer.WriteTextsOrNull("data_hashes", filter.DataHashes);
        writer.WriteTextsOrNull("label_hashes", filter.LabelHashes);
        writer.WriteString("data_title_eq", filter.DataTitle);
        writer.WriteString("data_title_like", filter.DataTitleLike);
        writer.WriteString("workflow_graph_node_title_eq", filter.WorkflowStage);
        writer.WriteString("workflow_graph_node_title_like", filter.WorkflowStageLike);
        writer.WriteBoolean("include_client_metadata", filter.IncludeClientMetadata);
        writer.WriteBoolean("include_images_data", filter.IncludeImagesData);
        writer.WriteBoolean("include_children", filter.IncludeChildren);
        writer.WriteBoolean("include_workflow_graph_node", filter.IncludeWorkflowStage);
        writer.WriteBoolean("include_all_label_branches", filter.IncludeAllBranches);
        writer.WriteString("branch_name", filter.BranchName);
        writer.WriteEndObject();
    }
}
