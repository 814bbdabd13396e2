using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Workflow;

/// <summary>What is to be done with a task. Several for one stage go out together.</summary>
internal sealed class WorkflowTaskAction
{
    private readonly Action<Utf8JsonWriter> _members;

    private WorkflowTaskAction(string taskUuid, string name, Action<Utf8JsonWriter> members)
    {
        TaskUuid = taskUuid;
        Name = name;
        _members = members;
    }

    public string TaskUuid { get; }

    public string Name { get; }

    /// <summary>Annotation stages and the single tasks of a consensus: hands the labels on, and resolves their open reviews.</summary>
    public static WorkflowTaskAction Submit(string taskUuid, string? assignee, bool retainAssignee) =>
        Decision(taskUuid, "SUBMIT", "resolveLabelReviews", assignee, retainAssignee);

    /// <param name="taskUuid">Which.</param>
    /// <param name="withLabels">Whether the reviews of its labels are approved with it; a consensus review has none.</param>
    /// <param name="assignee">Who gets the task in the next stage; null for nobody in particular.</param>
    /// <param name="retainAssignee">Whether it stays with whom it was with; an assignee goes before.</param>
    public static WorkflowTaskAction Approve(string taskUuid, bool withLabels, string? assignee, bool retainAssignee) =>
        Decision(taskUuid, "APPROVE", withLabels ? "approveLabelReviews" : null, assignee, retainAssignee);

    /// <inheritdoc cref="Approve"/>
    public static WorkflowTaskAction Reject(string taskUuid, bool withLabels, string? assignee, bool retainAssignee) =>
        Decision(taskUuid, "REJECT", withLabels ? "rejectLabelReviews" : null, assignee, retainAssignee);

    public static WorkflowTaskAction Assign(string taskUuid, string assignee) =>
        new(taskUuid, "ASSIGN", writer => writer.WriteString("assignee", assignee));

    public static WorkflowTaskAction Release(string taskUuid) => new(taskUuid, "RELEASE", _ => { });

    /// <summary>Agent stages: the way on, by id or by name.</summary>
    public static WorkflowTaskAction Proceed(string taskUuid, string? pathwayUuid, string? pathwayName) =>
        new(taskUuid, "PATHWAY_ACTION", writer =>
        {
            writer.WriteTextIfAny("pathwayUuid", pathwayUuid);
            writer.WriteTextIfAny("pathwayName", pathwayName);
        });

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("taskUuid", TaskUuid);
        writer.WriteString("action", Name);
        _members(writer);
        writer.WriteEndObject();
    }

    private static WorkflowTaskAction Decision(string taskUuid, string name, string? flag, string? assignee, bool retainAssignee) =>
        new(taskUuid, name, writer =>
        {
            if (flag is not null)
            {
                writer.WriteBoolean(flag, true);
            }

            writer.WriteTextIfAny("assignee", assignee);
            writer.WriteBoolean("retainAssignee", retainAssignee);
        });
}
