namespace Encord.Emulator;

/// <summary>One request that reached the server.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="QueryType">v1 only.</param>
/// <param name="QueryMethod">v1 only.</param>
public sealed record LoggedRequest(DateTimeOffset At, string Method, string Target, string? QueryType, string? QueryMethod)
{
    private static readonly HashSet<string> ReadingPosts = new(StringComparer.Ordinal) { "labelingalgorithm" };

    /// <summary>Whether it asked for a change: a v1 call other than GET, a v2 call other than GET. Computations that are POSTed do not count.</summary>
    public bool IsChange => QueryType is not null
        ? QueryMethod != "GET" && !ReadingPosts.Contains(QueryType)
        : Method is not ("GET" or "HEAD") && !Target.EndsWith("/get-bulk", StringComparison.Ordinal);
}

/// <summary>The latest requests (10,000 are kept), for tests that claim what was or was not sent.</summary>
public sealed class RequestLog
{
    private const int Kept = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<LoggedRequest> _requests = new();

    /// <summary>Requests since the start or the last <see cref="Clear"/>, also those no longer kept.</summary>
    public int Count { get; private set; }

    /// <summary>Changing requests since the start or the last <see cref="Clear"/>.</summary>
    public int ChangeCount { get; private set; }

    public IReadOnlyList<LoggedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            Count = 0;
            ChangeCount = 0;
        }
    }

    internal void Add(LoggedRequest request)
    {
        lock (_gate)
        {
            Count++;
            ChangeCount += request.IsChange ? 1 : 0;
            _requests.Enqueue(request);
            if (_requests.Count > Kept)
            {
                _requests.Dequeue();
            }
        }
    }
}
