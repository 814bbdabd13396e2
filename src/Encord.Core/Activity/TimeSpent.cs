namespace Encord;

/// <summary>How long a person worked on one data unit in one period. Source: the time-spent list of the v2 wire.</summary>
public sealed class TimeSpent
{
    internal TimeSpent(string projectHash, string userEmail)
    {
        ProjectHash = projectHash;
        UserEmail = userEmail;
    }

    /// <summary>The project.</summary>
    public string ProjectHash { get; }

    /// <summary>Who worked.</summary>
    public string UserEmail { get; }

    /// <summary><c>Admin</c>, <c>Annotator</c>, <c>Reviewer</c>, <c>AnnotatorReviewer</c> or <c>TeamManager</c>; what is not known is kept as the server's number.</summary>
    public string? Role { get; internal init; }

    /// <summary>Where the period begins, in UTC.</summary>
    public DateTimeOffset? PeriodStart { get; internal init; }

    /// <summary>Where the period ends, in UTC.</summary>
    public DateTimeOffset? PeriodEnd { get; internal init; }

    /// <summary>Seconds.</summary>
    public long TimeSeconds { get; internal init; }

    /// <summary>The same as a time span.</summary>
    public TimeSpan Time => TimeSpan.FromSeconds(TimeSeconds);

    /// <summary>The data unit.</summary>
    public string? DataHash { get; internal init; }

    /// <summary>The title of the data unit.</summary>
    public string? DataTitle { get; internal init; }

    /// <summary>The dataset.</summary>
    public string? DatasetHash { get; internal init; }

    /// <summary>The title of the dataset.</summary>
    public string? DatasetTitle { get; internal init; }

    /// <summary>The task; null where there is none.</summary>
    public string? TaskUuid { get; internal init; }

    /// <summary>The stage; null where there is none.</summary>
    public string? StageUuid { get; internal init; }

    /// <summary>The name of the stage; null where there is none.</summary>
    public string? WorkflowStage { get; internal init; }

    /// <summary>Who, on what, and how long.</summary>
    public override string ToString() => $"{UserEmail} on {DataTitle}: {Time}";
}
