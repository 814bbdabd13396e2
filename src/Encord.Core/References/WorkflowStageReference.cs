namespace Encord;

/// <summary>
/// Names a stage of a workflow: by its id, by its name, or by the <see cref="WorkflowStage"/> itself.
/// </summary>
/// <remarks>PowerShell converts each of these by itself, so a parameter of this type takes any of them.</remarks>
public sealed class WorkflowStageReference
{
    /// <summary>From the id as text, or the name.</summary>
    /// <param name="uuidOrName">An id in the form of a UUID; any other text is taken as a name.</param>
    public WorkflowStageReference(string uuidOrName)
    {
        if (Guid.TryParse(uuidOrName, out var uuid))
        {
            Uuid = uuid.ToString();
        }
        else
        {
            Name = uuidOrName;
        }
    }

    /// <summary>From the id.</summary>
    /// <param name="uuid">The id.</param>
    public WorkflowStageReference(Guid uuid)
    {
        Uuid = uuid.ToString();
    }

    /// <summary>From an object that the module wrote.</summary>
    /// <param name="value">The object.</param>
    public WorkflowStageReference(WorkflowStage value)
    {
        Value = value;
        Uuid = value.StageUuid;
    }

    /// <summary>The id; null when only the name is known.</summary>
    public string? Uuid { get; }

    /// <summary>The name to look up; null when the id is known.</summary>
    public string? Name { get; }

    /// <summary>The object, when one was given.</summary>
    public WorkflowStage? Value { get; }

    /// <summary>The name or the id.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Value?.Name ?? Name ?? Uuid ?? string.Empty;
}
