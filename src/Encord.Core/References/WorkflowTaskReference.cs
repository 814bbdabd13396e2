namespace Encord;

/// <summary>
/// Names a task of a workflow: by its id, by the <see cref="WorkflowTask"/> itself, which knows its project and stage, or by the label row it is about.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class WorkflowTaskReference
{
    /// <summary>From the id as text.</summary>
    /// <param name="uuid">The id.</param>
    public WorkflowTaskReference(string uuid)
    {
        Uuid = Guid.TryParse(uuid, out var parsed) ? parsed.ToString() : uuid;
    }

    /// <summary>From the id.</summary>
    /// <param name="uuid">The id.</param>
    public WorkflowTaskReference(Guid uuid)
    {
        Uuid = uuid.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public WorkflowTaskReference(WorkflowTask value)
    {
        Value = value;
        Uuid = value.TaskUuid;
    }

    /// <summary>The task that a label row is in.</summary>
    /// <param name="value">The row.</param>
    /// <exception cref="ArgumentException">It is in no workflow.</exception>
    public WorkflowTaskReference(LabelRow value)
    {
        Uuid = value.TaskUuid ?? throw new ArgumentException($"The label row '{value.DataTitle}' is in no workflow, so it has no task.", nameof(value));
        Row = value;
    }

    /// <summary>The id.</summary>
    public string Uuid { get; }

    /// <summary>The label row, when one was given.</summary>
    public LabelRow? Row { get; }

    /// <summary>The title of the data unit, when the task or its label row was given.</summary>
    internal string? DataTitle => Value?.DataTitle ?? Row?.DataTitle;

    /// <summary>The data unit, when the task or its label row was given.</summary>
    internal string? DataHash => Value?.DataHash ?? Row?.DataHash;

    /// <summary>What the user gave: the target of error records.</summary>
    internal object Target => (object?)Value ?? (object?)Row ?? Uuid;

    /// <summary>The object, when one was given.</summary>
    public WorkflowTask? Value { get; }

    /// <summary>The title of the data unit, or the id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => DataTitle is null ? Uuid : $"{DataTitle} ({Uuid})";
}
