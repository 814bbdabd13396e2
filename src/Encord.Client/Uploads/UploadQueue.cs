namespace Encord.Client.Uploads;

/// <summary>The files that wait to be sent, batch by batch. A batch is made when its turn comes, so that many files take no more memory than a few.</summary>
internal sealed class UploadQueue(IReadOnlyList<UploadUnit> units) : IDisposable
{
    private const int UnitsPerBatch = 100;

    private readonly IEnumerator<UploadTask> _tasks = Tasks(units).GetEnumerator();

    /// <summary>The next file, for any thread.</summary>
    public bool TryTake(out UploadTask task)
    {
        lock (_tasks)
        {
            var isThere = _tasks.MoveNext();
            task = isThere ? _tasks.Current : default;
            return isThere;
        }
    }

    public void Dispose() => _tasks.Dispose();

    private static IEnumerable<UploadTask> Tasks(IReadOnlyList<UploadUnit> units)
    {
        for (var start = 0; start < units.Count; start += UnitsPerBatch)
        {
            var batch = new UploadBatch(units, start, Math.Min(UnitsPerBatch, units.Count - start));
            foreach (var unit in batch.Units)
            {
                for (var index = 0; index < unit.Places.Length; index++)
                {
                    yield return new UploadTask(batch, unit, index);
                }
            }
        }
    }
}
