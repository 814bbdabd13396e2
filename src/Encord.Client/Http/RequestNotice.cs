using System.Globalization;

namespace Encord.Client.Http;

/// <summary>Called for every request, when the headers of its answer have arrived or it has failed.</summary>
/// <param name="Method">Of HTTP on the v2 wire; of the query on the v1 wire.</param>
/// <param name="Path">With the query type on the v1 wire; never with what a filter says.</param>
/// <param name="Status">Of HTTP; null where no answer came.</param>
/// <param name="Failure">Why none came.</param>
/// <param name="Elapsed">Since it was begun.</param>
/// <param name="Attempt">From 1.</param>
/// <param name="TraceId">What the vendor's support finds it by.</param>
internal readonly record struct RequestNotice(string Method, string Path, int? Status, string? Failure, TimeSpan Elapsed, int Attempt, string TraceId)
{
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1}: {2}, {3:0} ms, attempt {4}, trace id {5}",
        Method, Path, Status?.ToString(CultureInfo.InvariantCulture) ?? Failure, Elapsed.TotalMilliseconds, Attempt, TraceId);
}

/// <summary>The body of a request or of an answer, for a person who looks for a fault: its beginning, without what opens a door.</summary>
/// <param name="Title">Whose body it is.</param>
/// <param name="Text">Cleaned of secrets.</param>
internal readonly record struct BodyNotice(string Title, string Text)
{
    public override string ToString() => $"{Title}: {Text}";
}

/// <summary>Lets the caller of the client hear of its requests. As with <see cref="RetryNotices"/> the listener belongs to the flow of the call.</summary>
internal static class RequestNotices
{
    private static readonly AsyncLocal<Registration?> Current = new();

    /// <summary>Calls the listeners for the calls made from here on in this flow, until disposed; on any thread.</summary>
    /// <param name="requests">Called for each request.</param>
    /// <param name="bodies">Called with the beginning of each body; null when nobody needs it, which saves a copy.</param>
    public static IDisposable Listen(Action<RequestNotice>? requests, Action<BodyNotice>? bodies = null) => Current.Value = new(Current.Value, requests, bodies);

    internal static bool WantsBodies => Current.Value?.Bodies is not null;

    internal static void Raise(ApiCall call, int? status, string? failure, TimeSpan elapsed)
    {
        if (Current.Value?.Requests is { } listener)
        {
            listener(new(
                call.V1?.Method ?? call.Method.Method, call.V1 is { } query ? $"{call.Address.AbsolutePath} {query.QueryType}" : call.Address.AbsolutePath,
                status, failure, elapsed, call.Attempts, call.TraceId ?? string.Empty));
        }
    }

    /// <summary>Tells of a body that may be written once more.</summary>
    internal static async Task RaiseAsync(string title, RequestBody body, CancellationToken cancellationToken)
    {
        using var beginning = new BodyBeginning(title);
        await body.WriteToAsync(beginning, cancellationToken).ConfigureAwait(false);
        beginning.Raise();
    }

    /// <summary>Tells of the beginning of a body.</summary>
    internal static void Raise(string title, ReadOnlyMemory<byte> beginning, bool isWhole) => Current.Value?.Bodies?.Invoke(new(title, BodyText.Of(beginning, isWhole)));

    private sealed class Registration(Registration? previous, Action<RequestNotice>? requests, Action<BodyNotice>? bodies) : IDisposable
    {
        public Action<RequestNotice>? Requests => requests;

        public Action<BodyNotice>? Bodies => bodies;

        public void Dispose() => Current.Value = previous;
    }
}
