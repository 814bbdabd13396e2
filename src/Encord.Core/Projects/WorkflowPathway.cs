namespace Encord;

/// <summary>A way out of an agent stage.</summary>
public sealed class WorkflowPathway
{
    internal WorkflowPathway(string pathwayUuid, string name, string? destinationStageUuid)
    {
        PathwayUuid = pathwayUuid;
        Name = name;
        DestinationStageUuid = destinationStageUuid;
    }

    /// <summary>The id of the pathway.</summary>
    public string PathwayUuid { get; }

    /// <summary>The name that people see.</summary>
    public string Name { get; }

    /// <summary>The stage it leads to; null where the server did not say.</summary>
    public string? DestinationStageUuid { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
