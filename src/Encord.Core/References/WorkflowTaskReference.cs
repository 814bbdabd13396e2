namespace Encord;

/// <summary>
/// Names a task of a workflow: by its id, or by the <see cref="WorkflowTask"/> itself, which knows its project and stage.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class WorkflowTaskReference
{
    /// <summary>From the id as text.</summary>
    /// <param name="uuid">The id.</param>
    public WorkflowTaskReference(string uuid)
    {
        Uuid = Guid.TryParse(uuid, out Guid parsed) ? parsed.ToString() : uuid;
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

    /// <summary>The id.</summary>
    public string Uuid { get; }

    /// <summary>The object, when one was given.</summary>
    public WorkflowTask? Value { get; }

    /// <summary>The title of the data unit, or the id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Value is null ? Uuid : $"{Value.DataTitle} ({Uuid})";
}
