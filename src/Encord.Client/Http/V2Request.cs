using System.Text.RegularExpressions;
using Encord.Client.Json;

namespace Encord.Client.Http;

/// <summary>A request of the v2 wire (REST). The path is relative to <c>/v2/public/</c>.</summary>
internal sealed class V2Request
{
    private const string Base = "/v2/public/";

    private static readonly Regex MethodPattern = new("^[A-Za-z]{1,16}$", RegexOptions.CultureInvariant);

    private V2Request(string method, string path)
    {
        Method = method;
        Path = path;
        Effect = method switch { "GET" => CallEffect.Reads, "PUT" => CallEffect.Sets, _ => CallEffect.Changes };
    }

    public string Method { get; }

    /// <summary>Percent-encoded, without query, without a slash at either end.</summary>
    public string Path { get; }

    public QueryString? Query { get; init; }

    /// <summary>Null: no body at all.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>What it does. By default <c>GET</c> reads, <c>PUT</c> sets a value, and everything else changes something.</summary>
    public CallEffect Effect { get; init; }

    /// <summary>How long the call may last with all its attempts; null for as long as they take.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Whether it is not tried again even where that is safe.</summary>
    public bool IsTriedOnce { get; init; }

    public static V2Request Get(FormattableString path, QueryString? query = null, TimeSpan? timeLimit = null) =>
        new("GET", Escaped(path)) { Query = query, TimeLimit = timeLimit };

    public static V2Request Post(FormattableString path, JsonFragment? body = null, QueryString? query = null) =>
        new("POST", Escaped(path)) { Body = ToBody(body), Query = query };

    /// <summary>With a body too large to hold.</summary>
    public static V2Request Post(FormattableString path, RequestBody body) => new("POST", Escaped(path)) { Body = body };

    /// <summary>A <c>POST</c> that only reads: what it asks for is too long for an address.</summary>
    public static V2Request Read(FormattableString path, JsonFragment body) => new("POST", Escaped(path)) { Body = ToBody(body), Effect = CallEffect.Reads };

    /// <summary>A <c>POST</c> that has the server work something out and changes nothing.</summary>
    public static V2Request Compute(FormattableString path, RequestBody body) => new("POST", Escaped(path)) { Body = body, Effect = CallEffect.Computes };

    public static V2Request Put(FormattableString path, JsonFragment body) => new("PUT", Escaped(path)) { Body = ToBody(body) };

    public static V2Request Patch(FormattableString path, JsonFragment body) => new("PATCH", Escaped(path)) { Body = ToBody(body) };

    public static V2Request Delete(FormattableString path, QueryString? query = null) => new("DELETE", Escaped(path)) { Query = query };

    /// <summary>A request from parts that a person typed: the path may begin with <c>/v2/public/</c> and may hold a query already.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>.</exception>
    public static V2Request FromText(string method, string path, QueryString? query = null, JsonFragment? body = null)
    {
        if (!MethodPattern.IsMatch(method))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{method}' is not an HTTP method.");
        }

        path = path.Trim();
        if (path.Contains("://") || path.StartsWith("//", StringComparison.Ordinal))
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "Give a path such as 'projects', not a whole address: requests go only to the connection's domain.");
        }

        var mark = path.IndexOf('?');
        var typedQuery = mark < 0 ? null : path.Substring(mark + 1);
        path = mark < 0 ? path : path.Substring(0, mark);
        path = path.StartsWith(Base, StringComparison.Ordinal) ? path.Substring(Base.Length) : path;
        if (path.Split('/').Any(segment => Uri.UnescapeDataString(segment) is "." or "..") || path.IndexOfAny(['\\', '#']) >= 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{path}' is not a path of the API.");
        }

        return new(method.ToUpperInvariant(), path.Trim('/')) { Query = QueryString.Join(typedQuery, query), Body = ToBody(body) };
    }

    /// <summary>The same request for the next page.</summary>
    public V2Request WithPageToken(string token) => Copy((Query ?? new QueryString()).With("pageToken", token), IsTriedOnce);

    /// <summary>The same request, not tried again.</summary>
    public V2Request Once() => Copy(Query, isTriedOnce: true);

    /// <summary>What an error message calls this request. Without the query, which may hold what a user would not want in a log.</summary>
    public override string ToString() => $"{Method} {Base}{Path}";

    internal string RelativeAddress => Query is { IsEmpty: false } query ? $"{Path}?{query}" : Path;

    private V2Request Copy(QueryString? query, bool isTriedOnce) => new(Method, Path)
    {
        Query = query,
        Body = Body,
        Effect = Effect,
        TimeLimit = TimeLimit,
        IsTriedOnce = isTriedOnce,
    };

    private static RequestBody? ToBody(JsonFragment? body) => body is { } fragment ? RequestBody.Of(fragment.Utf8) : null;

    /// <summary>Every value put into a path is one segment of it: a hash with a slash or a question mark in it must not become another address.</summary>
    private static string Escaped(FormattableString path)
    {
        var segments = path.GetArguments().Select(argument => (object)Segment(argument)).ToArray();
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, path.Format, segments).Trim('/');
    }

    private static string Segment(object? argument)
    {
        var text = Convert.ToString(argument, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
        return text.Trim() is "" or "." or ".."
            ? throw new EncordException(EncordErrorId.InvalidArgument, "A hash or id is empty.")
            : Uri.EscapeDataString(text);
    }
}
