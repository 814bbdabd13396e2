using System.Net;
using System.Net.Http.Headers;

namespace Encord.Client.Http;

/// <summary>One call of the API, whichever the wire: what is the same for all its attempts.</summary>
internal sealed class ApiCall
{
    /// <summary>The call that Polly is busy with.</summary>
    public static readonly Polly.ResiliencePropertyKey<ApiCall> Key = new("Encord.Call");

    private readonly TimeSpan? _timeLimit;
    private long _start;

    private ApiCall(HttpMethod method, Uri address, string description, CallEffect effect, TimeSpan? timeLimit = null)
    {
        Method = method;
        Address = address;
        Description = description;
        Effect = effect;
        _timeLimit = timeLimit;
    }

    public HttpMethod Method { get; }

    public Uri Address { get; }

    /// <summary>What messages call it; never with a query or a body.</summary>
    public string Description { get; }

    public CallEffect Effect { get; }

    /// <summary>Whether it is retried automatically.</summary>
    public bool IsRepeatSafe => Effect is CallEffect.Reads or CallEffect.Sets;

    /// <summary>Whether the first attempt is the last.</summary>
    public bool IsTriedOnce => V2 is { IsTriedOnce: true };

    /// <summary>Null on the v2 wire.</summary>
    public V1Query? V1 { get; private init; }

    /// <summary>Null on the v1 wire.</summary>
    public V2Request? V2 { get; private init; }

    public RequestBody? Body { get; private init; }

    public BodyDigest Digest { get; private set; }

    /// <summary>Of the last attempt.</summary>
    public string? TraceId { get; set; }

    /// <summary>How many attempts there were.</summary>
    public int Attempts { get; set; }

    /// <summary>How often it was tried again.</summary>
    public int Retries { get; set; }

    /// <summary>Whether an attempt may have reached the server and its answer did not come back: what the call does may have been done.</summary>
    public bool MayHaveBeenDone { get; set; }

    /// <summary>Begins the time that the call may last.</summary>
    public void Begin(TimeProvider time) => _start = time.GetTimestamp();

    /// <summary>How much of its time is left; null where it has no limit.</summary>
    public TimeSpan? TimeLeft(TimeProvider time) => _timeLimit is { } limit ? limit - time.GetElapsedTime(_start) : null;

    public static async Task<ApiCall> CreateAsync(ApiDomain domain, V1Query query, CancellationToken cancellationToken)
    {
        var body = query.CreateBody();
        var address = query.Scope == ResourceScope.User ? domain.V1User : domain.V1;
        return new ApiCall(HttpMethod.Post, address, query.ToString(), query.Effect)
        {
            V1 = query,
            Body = body,
            Digest = await body.ComputeDigestAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    public static async Task<ApiCall> CreateAsync(ApiDomain domain, V2Request request, CancellationToken cancellationToken) =>
        new(new HttpMethod(request.Method), domain.V2(request), request.ToString(), request.Effect, request.TimeLimit)
        {
            V2 = request,
            Body = request.Body,
            Digest = await (request.Body ?? RequestBody.Empty).ComputeDigestAsync(cancellationToken).ConfigureAwait(false),
        };

    /// <summary>A message for the next attempt: a message can be sent once only, and the signature has a time.</summary>
    public ApiMessage CreateMessage()
    {
        var message = new ApiMessage(this);
        message.Headers.ExpectContinue = false;
#if NET
        message.Version = HttpVersion.Version20;
        message.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
#else
        message.Version = HttpVersion.Version11;
#endif
        if (Body is not null)
        {
            message.Content = new BodyContent(Body, Digest.Length, message);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        else if (Method.Method is not "GET")
        {
            // An empty content, so that the length 0 is said, and that the HTTP stack does not repeat the request by itself.
            message.Content = new BodyContent(RequestBody.Empty, 0, message);
        }

        return message;
    }

    private sealed class BodyContent(RequestBody body, long length, ApiMessage message) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, CancellationToken.None);

#if NET
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => SendAsync(stream, cancellationToken);
#endif

        private Task SendAsync(Stream stream, CancellationToken cancellationToken)
        {
            message.HasBegun = true;
            return body.WriteToAsync(stream, cancellationToken);
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}

/// <summary>The message of one attempt.</summary>
internal sealed class ApiMessage(ApiCall call) : HttpRequestMessage(call.Method, call.Address)
{
    public ApiCall Call => call;

    /// <summary>Whether the HTTP stack had a connection and began to send. For messages with a content.</summary>
    public bool HasBegun { get; set; }

    /// <summary>On which connection of HTTP/1.1 it went out.</summary>
    public object? Connection { get; set; }
}
