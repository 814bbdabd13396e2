using Encord.Client.Json;

namespace Encord.Client.Workflow;

/// <summary>Reads the task records of all kinds of stages: they share their names, and each has only some.</summary>
internal static class WorkflowTaskRecord
{
    public static WorkflowTask Read(WorkflowStage stage, JsonRecord record) => Read(stage, record, parent: null);

    // A single task of a consensus says less of its data than the task it belongs to.
    private static WorkflowTask Read(WorkflowStage stage, JsonRecord record, JsonRecord? parent) =>
        new(stage.ProjectHash, stage.StageUuid, record.RequiredText("uuid"))
        {
            WorkflowStage = stage.Name,
            StageType = stage.StageType,
            DataHash = record.Text("dataHash") ?? parent?.Text("dataHash") ?? string.Empty,
            DataTitle = record.Text("dataTitle") ?? parent?.Text("dataTitle") ?? string.Empty,
            Status = WireEnums.WorkflowTaskStatus.Read(record.Text("status")),
            Assignee = record.Text("assignee"),
            LastActionedBy = record.Text("lastActionedBy"),
            BranchName = record.Text("labelBranchName"),
            CreatedAt = record.Time("createdAt"),
            UpdatedAt = record.Time("updatedAt"),
            Subtasks = new([.. record.Objects("subtasks").Select(subtask => Read(stage, subtask, record))]),
            Options = new([.. record.Objects("options").Select(option =>
                new ConsensusOption(option.Text("annotator") ?? string.Empty, option.Text("labelBranchName") ?? string.Empty, option.Text("labelHash")))]),
        };
}
