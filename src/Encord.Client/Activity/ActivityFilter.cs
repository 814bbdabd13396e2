namespace Encord.Client.Activity;

/// <summary>Which activity is listed. Null leaves a condition out.</summary>
/// <param name="After">From here, inclusive.</param>
internal sealed record ActivityFilter(DateTimeOffset After)
{
    /// <summary>To here, exclusive.</summary>
    public DateTimeOffset? Before { get; init; }

    public IReadOnlyList<string>? UserEmails { get; init; }

    public IReadOnlyList<string>? StageUuids { get; init; }

    public IReadOnlyList<string>? DataHashes { get; init; }
}
