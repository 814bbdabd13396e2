namespace Encord.Client.Activity;

/// <summary>Which entries of the editor's log are listed. Null leaves a condition out.</summary>
internal sealed record EditorLogFilter
{
    public string? Action { get; init; }

    public string? UserEmail { get; init; }

    public string? StageUuid { get; init; }

    public string? DataHash { get; init; }
}
