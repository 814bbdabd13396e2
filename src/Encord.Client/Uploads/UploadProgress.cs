namespace Encord.Client.Uploads;

/// <summary>How far uploads are; changed by several threads at once.</summary>
internal sealed class UploadProgress(Action<UploadProgress>? changed = null)
{
    private long _sentBytes;
    private long _totalBytes;
    private int _doneUnits;
    private int _totalUnits;

    public long SentBytes => Interlocked.Read(ref _sentBytes);

    public long TotalBytes => Interlocked.Read(ref _totalBytes);

    public int DoneUnits => Volatile.Read(ref _doneUnits);

    public int TotalUnits => Volatile.Read(ref _totalUnits);

    public void Expect(IEnumerable<UploadUnit> units)
    {
        foreach (var unit in units)
        {
            Interlocked.Add(ref _totalBytes, unit.Length);
            Interlocked.Increment(ref _totalUnits);
        }
    }

    /// <summary>Negative for bytes that have to be sent again.</summary>
    public void Sent(long bytes)
    {
        Interlocked.Add(ref _sentBytes, bytes);
        changed?.Invoke(this);
    }

    public void UnitDone()
    {
        Interlocked.Increment(ref _doneUnits);
        changed?.Invoke(this);
    }
}

/// <summary>Progress in words.</summary>
internal static class UploadText
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Of(UploadProgress progress) =>
        FormattableString.Invariant($"{progress.DoneUnits} of {progress.TotalUnits} added, {Size(progress.SentBytes)} of {Size(progress.TotalBytes)} sent");

    public static string Of(UploadJobState state) => FormattableString.Invariant($"{state.Ended} of {state.Ended + state.Pending} processed");

    private static string Size(double bytes)
    {
        var unit = 0;
        while (bytes >= 1000 && unit < Units.Length - 1)
        {
            bytes /= 1000;
            unit++;
        }

        return FormattableString.Invariant($"{bytes:0.#} {Units[unit]}");
    }
}
