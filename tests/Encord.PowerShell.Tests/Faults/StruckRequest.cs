using System.Text.RegularExpressions;
using Encord.Emulator;

namespace Encord.PowerShell.Tests.Faults;

/// <summary>What a request does on the server, as a reader of the wire sees it: this decides what a lost answer means.</summary>
internal enum Effect
{
    /// <summary>Only reads.</summary>
    Read,

    /// <summary>Reads nothing and changes nothing: it has the server work something out.</summary>
    Compute,

    /// <summary>Sets a value: twice is as good as once.</summary>
    Set,

    /// <summary>Changes something: twice may do it twice.</summary>
    Change,

    /// <summary>Sends a file to a signed link.</summary>
    Upload,

    /// <summary>Reads a file from a signed link.</summary>
    Download,
}

/// <summary>One of the requests that a command makes, described so that it is found again when the command runs a second time, with other hashes.</summary>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">The path up to the first hash.</param>
/// <param name="QueryType">v1 only.</param>
/// <param name="QueryMethod">v1 only.</param>
/// <param name="Before">How many requests of the statement come before it that look like it.</param>
/// <param name="Shown">The whole, with <c>…</c> for hashes.</param>
internal sealed partial record StruckRequest(string Method, string Path, string? QueryType, string? QueryMethod, int Before, string Shown)
{
    private static readonly HashSet<(string, string)> ComputingQueries = [("labelingalgorithm", "POST"), ("model", "POST")];

    // The whole document, and the state "submitted", are the same after the second time.
    private static readonly HashSet<(string, string)> SettingQueries = [("labelrow", "POST"), ("review", "PUT")];

    public Effect Effect { get; } = EffectOf(Method, QueryType, QueryMethod, Shown);

    public static StruckRequest Of(LoggedRequest request, IReadOnlyList<LoggedRequest> log)
    {
        var whole = request.Target.Split('?')[0];
        var path = Changing().Match(whole) is { Success: true } hash ? whole[..hash.Index] : whole;
        var shown = request.QueryType is null ? $"{request.Method} {Changing().Replace(whole, "…")}" : $"{request.QueryType} {request.QueryMethod}";
        var struck = new StruckRequest(request.Method, path, request.QueryType, request.QueryMethod, 0, shown);
        return struck with { Before = log.TakeWhile(other => !ReferenceEquals(other, request)).Count(struck.IsLike) };
    }

    public static bool MayChange(LoggedRequest request) =>
        EffectOf(request.Method, request.QueryType, request.QueryMethod, $"{request.Method} {request.Target.Split('?')[0]}") is Effect.Change or Effect.Set or Effect.Upload;

    public bool IsLike(LoggedRequest other) =>
        other.Method == Method && other.QueryType == QueryType && other.QueryMethod == QueryMethod && other.Target.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>The fault, so that it strikes this request.</summary>
    public Fault With(Fault fault) => fault with { Method = Method, Path = Path, QueryType = QueryType, QueryMethod = QueryMethod, Skip = Before };

    private static Effect EffectOf(string method, string? queryType, string? queryMethod, string shown)
    {
        if (shown.Contains(" /storage/", StringComparison.Ordinal))
        {
            return method == "GET" ? Effect.Download : Effect.Upload;
        }

        if (queryType is not null)
        {
            return queryMethod == "GET" ? Effect.Read
                : ComputingQueries.Contains((queryType, queryMethod!)) ? Effect.Compute
                : SettingQueries.Contains((queryType, queryMethod!)) ? Effect.Set
                : Effect.Change;
        }

        return method switch
        {
            "GET" => Effect.Read,
            "PUT" => Effect.Set,
            "POST" when shown.EndsWith("/get-bulk", StringComparison.Ordinal) || shown.EndsWith("/search", StringComparison.Ordinal) => Effect.Read,
            "POST" when shown.EndsWith("/predict", StringComparison.Ordinal) => Effect.Compute,
            _ => Effect.Change,
        };
    }

    // Hashes, and the names of stored files: one file is as good as another, and several come at once.
    [GeneratedRegex("(?<=^/storage/).+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Changing();
}
