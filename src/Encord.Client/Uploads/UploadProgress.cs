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

/// <summary>Uploads in words.</summary>
internal static class UploadText
{
    /// <summary>More names than this make a warning that nobody reads; the rest is counted, and the data rows that the command writes are marked.</summary>
    private const int MostNames = 20;

    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Of(UploadProgress progress) =>
        FormattableString.Invariant($"{progress.DoneUnits} of {progress.TotalUnits} added, {Size(progress.SentBytes)} of {Size(progress.TotalBytes)} sent");

    public static string Of(UploadJobState state) => FormattableString.Invariant($"{state.Ended} of {state.Ended + state.Pending} processed");

    /// <summary>What is taken for data that is there already, and on which grounds.</summary>
    public static string OfPresent(PresentBasis basis, IReadOnlyList<UploadUnit> units, string dataset)
    {
        var names = string.Join(", ", units.Take(MostNames).Select(unit => $"'{unit.Title}'"));
        var rest = units.Count > MostNames ? FormattableString.Invariant($" and {units.Count - MostNames:N0} more") : string.Empty;
        var grounds = basis switch
        {
            PresentBasis.Content => "every byte is the same",
            PresentBasis.SeriesUid => "the series UID and the number of files are the same; the contents were not compared",
            PresentBasis.Files => "the titles and sizes of their files are the same; the contents were not compared",
            PresentBasis.TitleAndSize => "title and size are the same; the contents were not compared",
            _ => "the title is the same, and the server does not say more; the contents were not compared",
        };
        var advice = basis == PresentBasis.Content
            ? "Use -AllowDuplicate to upload them again."
            : "Use -CompareContent to compare the contents, or -AllowDuplicate to upload them again.";
        return $"Taken for data that is in the dataset {dataset} already and not uploaded ({grounds}): {names}{rest}. {advice}";
    }

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
