namespace Encord.Emulator.Uploads;

/// <summary>A job that adds data: PENDING, then DONE, ERROR or CANCELLED. Jobs live as long as the server.</summary>
/// <param name="scope">The dataset or folder that it adds to; who asks for a job through another one does not see it.</param>
/// <param name="request">What it is to do.</param>
internal sealed class UploadJob(string scope, UploadRequest request) : IDisposable
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancelled = new();
    private int _done;
    private int _failed;

    public string Uuid { get; } = Guid.NewGuid().ToString();

    public string Scope => scope;

    public UploadRequest Request => request;

    public string Status { get; private set; } = "PENDING";

    public Task End => _end.Task;

    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>What was added; complete when the job has ended.</summary>
    public IReadOnlyList<AddedItem> Added { get; private set; } = [];

    public IReadOnlyList<UnitError> Errors { get; private set; } = [];

    /// <summary>Why nothing could be done at all.</summary>
    public string? Failure { get; private set; }

    public int DoneCount => _done;

    public int ErrorCount => _failed;

    public int CancelledCount => Status == "CANCELLED" ? request.Units.Count - _done - _failed : 0;

    public int PendingCount => request.Units.Count - _done - _failed - CancelledCount;

    public void CountUnit(bool succeeded) => Interlocked.Increment(ref succeeded ? ref _done : ref _failed);

    public void Finish(string status, IReadOnlyList<AddedItem> added, IReadOnlyList<UnitError> errors, string? failure = null)
    {
        (Added, Errors, Failure, Status) = (added, errors, failure, status);
        _end.TrySetResult();
    }

    public void Cancel() => _cancelled.Cancel();

    public void Dispose() => _cancelled.Dispose();
}

/// <param name="DataHash">Null when the job adds to a folder only.</param>
internal sealed record AddedItem(string ItemUuid, string? DataHash, string Title);

internal sealed record UnitError(IReadOnlyList<string> ObjectUrls, string Message, string SubtaskUuid)
{
    public const string Action = "Check that the file is complete and of a supported kind, and upload it again.";
}
