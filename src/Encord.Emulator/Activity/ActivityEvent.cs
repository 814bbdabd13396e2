namespace Encord.Emulator.Activity;

/// <summary>One thing that somebody did with one data unit of one project. All logs, timers and task histories are views of these.</summary>
/// <param name="Category">Of the editor log: object, classification, task, agent or editor.</param>
/// <param name="Action">Of the editor log, in snake case.</param>
internal sealed record ActivityEvent(string ProjectHash, string DataHash, string Email, string Category, string Action)
{
    public string Uuid { get; init; } = Guid.NewGuid().ToString();

    public string At { get; init; } = "";

    /// <summary>The number in the older label log; null for what it does not know.</summary>
    public int? LogAction { get; init; }

    /// <summary>The word in the history of the task; null for what is not a task action.</summary>
    public string? TaskAction { get; init; }

    public string? TaskUuid { get; init; }

    public string? StageUuid { get; init; }

    public string Branch { get; init; } = "main";

    public string? LabelHash { get; init; }

    public LabelSubject? Subject { get; init; }
}

/// <summary>The label that an event is about.</summary>
/// <param name="Identifier">Object hash or classification hash.</param>
/// <param name="Shape">Of an object; null for a classification.</param>
internal sealed record LabelSubject(string Identifier, string FeatureHash, string Name, string? Shape, int Frame);
