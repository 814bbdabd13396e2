namespace Encord.Emulator;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>Answer with <see cref="Fault.Status"/> and a JSON message instead of the real answer.</summary>
    Status,

    /// <summary>Wait <see cref="Fault.DelayMilliseconds"/> before answering as usual.</summary>
    Delay,

    /// <summary>Abort the connection, with <see cref="Fault.AfterBytes"/> in the middle of what the client sends.</summary>
    Reset,

    /// <summary>Announce the whole body, send <see cref="Fault.AfterBytes"/> of it (default half) and close the connection.</summary>
    Truncate,

    /// <summary>Send the real body with its JSON broken.</summary>
    Malformed,

    /// <summary>Answer with an HTML page.</summary>
    Html,

    /// <summary>Send half of the body, wait <see cref="Fault.DelayMilliseconds"/>, send the rest.</summary>
    Stall,

    /// <summary>200 with an empty body.</summary>
    Empty,
}

/// <summary>Something that goes wrong on purpose, for matching requests.</summary>
public sealed record Fault
{
    public FaultKind Kind { get; init; }

    /// <summary>HTTP status of <see cref="FaultKind.Status"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Duration of <see cref="FaultKind.Delay"/> and <see cref="FaultKind.Stall"/>, in milliseconds.</summary>
    public int DelayMilliseconds { get; init; } = 1000;

    /// <summary>Sent as <c>Retry-After</c> with <see cref="FaultKind.Status"/>: seconds, or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Bytes to send before a <see cref="FaultKind.Truncate"/>; null is half of the body. Bytes of the request's body to take before a
    /// <see cref="FaultKind.Reset"/>; null is none.
    /// </summary>
    public int? AfterBytes { get; init; }

    /// <summary>HTTP method, null for all.</summary>
    public string? Method { get; init; }

    /// <summary>How the path begins, for example <c>/v2/public/projects</c>; null for all.</summary>
    public string? Path { get; init; }

    /// <summary>v1 only: the query type, for example <c>labelrowmetadata</c>.</summary>
    public string? QueryType { get; init; }

    /// <summary>v1 only: GET, POST, PUT or DELETE.</summary>
    public string? QueryMethod { get; init; }

    /// <summary>How many matching requests it strikes; null for all.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>How many matching requests pass before the first is struck.</summary>
    public int Skip { get; init; }

    /// <summary>With <see cref="FaultKind.Status"/> and <see cref="FaultKind.Reset"/>: do the work first, then lose the answer.</summary>
    public bool AfterWork { get; init; }
}
