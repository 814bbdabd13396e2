using System.Text.Json;
using Encord.Emulator.Pipeline;

namespace Encord.Emulator.LabelRows;

/// <summary>Every filter of <c>labelrowmetadata</c>; null means no filter.</summary>
internal sealed record LabelRowFilter
{
    private static readonly HashSet<string> TaskStatuses = new(StringComparer.Ordinal)
    {
        "QUEUED", "ASSIGNED", "IN_REVIEW", "RETURNED", "COMPLETED",
    };

    /// <summary>All rows of the main branch, also those without labels: the legacy record is where its readers find what is to be labelled.</summary>
    public static LabelRowFilter Everything { get; } = new() { IncludeWorkflowNode = true };

    public string? EditedBefore { get; init; }

    public string? EditedAfter { get; init; }

    public IReadOnlyList<string>? TaskStatus { get; init; }

    /// <summary>True: only shadow data; false: none; null: all.</summary>
    public bool? Shadow { get; init; }

    public bool IncludeUninitialised { get; init; } = true;

    public IReadOnlyList<string>? DataHashes { get; init; }

    public IReadOnlyList<string>? LabelHashes { get; init; }

    public string? DataTitleEq { get; init; }

    public string? DataTitleLike { get; init; }

    public string? StageTitleEq { get; init; }

    public string? StageTitleLike { get; init; }

    public bool IncludeClientMetadata { get; init; }

    public bool IncludeImages { get; init; }

    public bool IncludeWorkflowNode { get; init; }

    public bool AllBranches { get; init; }

    public string Branch { get; init; } = "main";

    public static LabelRowFilter FromV1(JsonElement payload)
    {
        var allBranches = payload.Flag("include_all_label_branches");
        var branch = payload.Text("branch_name");
        if (allBranches && branch is not null)
        {
            throw WireError.InvalidArguments("branch_name and include_all_label_branches exclude each other.");
        }

        var statuses = payload.Texts("label_statuses");
        if (statuses?.FirstOrDefault(status => !TaskStatuses.Contains(status)) is { } unknown)
        {
            throw WireError.InvalidArguments($"label_statuses: there is no status '{unknown}'.");
        }

        return new LabelRowFilter
        {
            EditedBefore = payload.Time("edited_before"),
            EditedAfter = payload.Time("edited_after"),
            TaskStatus = statuses,
            Shadow = payload.Text("shadow_data_state") switch
            {
                null or "ALL_DATA" => null,
                "SHADOW_DATA" => true,
                "NOT_SHADOW_DATA" => false,
                var state => throw WireError.InvalidArguments($"shadow_data_state: there is no state '{state}'."),
            },
            IncludeUninitialised = payload.Flag("include_uninitialised_labels"),
            DataHashes = payload.Texts("data_hashes"),
            LabelHashes = payload.Texts("label_hashes"),
            DataTitleEq = payload.Text("data_title_eq"),
            DataTitleLike = payload.Text("data_title_like"),
            StageTitleEq = payload.Text("workflow_graph_node_title_eq"),
            StageTitleLike = payload.Text("workflow_graph_node_title_like"),
            IncludeClientMetadata = payload.Flag("include_client_metadata"),
            IncludeImages = payload.Flag("include_images_data"),
            IncludeWorkflowNode = payload.Flag("include_workflow_graph_node"),
            AllBranches = allBranches,
            Branch = branch ?? "main",
        };
    }
}
