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

    // What the module finds by itself, its message says with what to do. The table's advice is for refusals of the server, and would repeat that or miss it:
    // "check the hash" is no help with a title or a file.
    private static readonly HashSet<string> SelfExplaining =
    [
        EncordErrorId.NotConnected,
        EncordErrorId.NotFound,
        EncordErrorId.InvalidArgument,
        EncordErrorId.Conflict,
    ];

    // The message has the advice in it, for logs. PowerShell 7 shows the advice below the message too, and once is enough.
#if NET
    private const bool ShowsAdvice = true;
#else
    private const bool ShowsAdvice = false;
#endif

    public static bool EndsCommand(EncordException failure) => EndingIds.Contains(failure.ErrorId);

    public static ErrorRecord Create(EncordException failure, object? target)
    {
        var rule = EncordErrorTable.ForErrorId(failure.ErrorId);
        var category = (ErrorCategory)Enum.Parse(typeof(ErrorCategory), rule.Category);
        // The target is shown with the record where somebody asks for all of it.
        var record = new ErrorRecord(failure, failure.ErrorId, category, target?.ToString() is { } text && HiddenKey.IsIn(text) ? HiddenKey.In(text) : target);
        var advice = SaysWhatToDo(failure) ? "" : failure.RecommendedAction ?? rule.RecommendedAction;
        record.ErrorDetails = new ErrorDetails(ShowsAdvice && advice.Length > 0 ? failure.MessageWithoutAdvice : failure.Message) { RecommendedAction = advice };
        return record;
    }

    // How to look whether a change was made belongs to what is said of it, wherever that is shown.
    private static bool SaysWhatToDo(EncordException failure) => failure.ErrorId == EncordErrorId.OutcomeUnknown
        || (failure.StatusCode is null && failure.ErrorCode is null && SelfExplaining.Contains(failure.ErrorId));
}
