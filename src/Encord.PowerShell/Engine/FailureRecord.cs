using System.Management.Automation;

namespace Encord.PowerShell.Engine;

/// <summary>Turns a failure of the client into the error record that PowerShell shows, catches and filters.</summary>
internal static class FailureRecord
{
    // Without a usable connection every further input would fail in the same way.
    private static readonly HashSet<string> EndingIds =
    [
        EncordErrorId.NotConnected,
        EncordErrorId.InvalidKey,
        EncordErrorId.AuthenticationFailed,
    ];

    public static bool EndsCommand(EncordException failure) => EndingIds.Contains(failure.ErrorId);

    public static ErrorRecord Create(EncordException failure, object? target)
    {
        EncordErrorRule rule = EncordErrorTable.ForErrorId(failure.ErrorId);
        var category = (ErrorCategory)Enum.Parse(typeof(ErrorCategory), rule.Category);
        // The target is shown with the record where somebody asks for all of it.
        var record = new ErrorRecord(failure, failure.ErrorId, category, target?.ToString() is { } text && HiddenKey.IsIn(text) ? HiddenKey.In(text) : target);
        record.ErrorDetails = new ErrorDetails(failure.Message) { RecommendedAction = failure.RecommendedAction ?? rule.RecommendedAction };
        return record;
    }
}
