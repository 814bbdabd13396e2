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

    /// <summary>Answer with <see cref="Fault.Status"/> and an HTML page, as proxies do.</summary>
    ErrorPage,

    /// <summary>Send 307 that leads to <see cref="Fault.Location"/>.</summary>
    Redirect,

    /// <summary>Send the real answer byte by byte, with <see cref="Fault.DelayMilliseconds"/> after each.</summary>
    Drip,

    /// <summary>Send <see cref="Fault.AfterBytes"/> of the real answer (default half) and reset the connection.</summary>
    Break,

    /// <summary>Send the real answer as gzip of which the end is missing, with the length that fits it.</summary>
    CutGzip,

    /// <summary>Send ever more arrays within arrays in place of the real answer.</summary>
    Deep,

    /// <summary>Send the real answer with a value of another type in every member.</summary>
    WrongTypes,

    /// <summary>Send the real answer with null in every member.</summary>
    Nulls,

    /// <summary>Send the real answer with a word that no release knows in place of each word, such as a status.</summary>
    UnknownWords,

    /// <summary>Send 200 with an error in the body.</summary>
    ErrorInside,

    /// <summary>Send the real page and name one page again and again as the next one. Other answers stay as they are.</summary>
    SamePage,

    /// <summary>Send the real answer with its first text replaced by one of <see cref="Fault.AfterBytes"/> (default 100 million).</summary>
    HugeText,
}

/// <summary>Something that goes wrong on purpose, for matching requests.</summary>
public sealed record Fault
{
    public FaultKind Kind { get; init; }

    /// <summary>HTTP status of <see cref="FaultKind.Status"/> and <see cref="FaultKind.ErrorPage"/>.</summary>
    public int Status { get; init; } = 503;

    /// <summary>Duration of <see cref="FaultKind.Delay"/> and <see cref="FaultKind.Stall"/>, and after each byte of <see cref="FaultKind.Drip"/>, in milliseconds.</summary>
    public int DelayMilliseconds { get; init; } = 1000;

    /// <summary>Where a <see cref="FaultKind.Redirect"/> leads; null for a page on another host.</summary>
    public string? Location { get; init; }

    /// <summary>With <see cref="FaultKind.Status"/>: the message repeats the headers of the request, as some proxies do.</summary>
    public bool EchoHeaders { get; init; }

    /// <summary>Sent as <c>Retry-After</c> with <see cref="FaultKind.Status"/>: seconds, or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>
    /// Bytes to send before a <see cref="FaultKind.Truncate"/> or a <see cref="FaultKind.Break"/>; null is half of the body. Bytes of the request's body to
    /// take before a <see cref="FaultKind.Reset"/>; null is none. Length of a <see cref="FaultKind.HugeText"/>.
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
