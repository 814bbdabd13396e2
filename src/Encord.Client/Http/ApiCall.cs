using System.Net;
using System.Net.Http.Headers;

namespace Encord.Client.Http;

/// <summary>One call of the API, whichever the wire: what is the same for all its attempts.</summary>
internal sealed class ApiCall
{
    private ApiCall(HttpMethod method, Uri address, string description, bool isRepeatSafe)
    {
        Method = method;
        Address = address;
        Description = description;
        IsRepeatSafe = isRepeatSafe;
    }

    public HttpMethod Method { get; }

    public Uri Address { get; }

    /// <summary>What messages call it; never with a query or a body.</summary>
    public string Description { get; }

    public bool IsRepeatSafe { get; }

    /// <summary>Null on the v2 wire.</summary>
    public V1Query? V1 { get; private init; }

    public RequestBody? Body { get; private init; }

    public BodyDigest Digest { get; private set; }

    /// <summary>Of the last attempt.</summary>
    public string? TraceId { get; set; }

    public static async Task<ApiCall> CreateAsync(ApiDomain domain, V1Query query, CancellationToken cancellationToken)
    {
        var body = query.CreateBody();
        var address = query.Scope == ResourceScope.User ? domain.V1User : domain.V1;
        return new ApiCall(HttpMethod.Post, address, query.ToString(), query.IsRepeatSafe)
        {
            V1 = query,
            Body = body,
            Digest = await body.ComputeDigestAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    public static async Task<ApiCall> CreateAsync(ApiDomain domain, V2Request request, CancellationToken cancellationToken) =>
        new(new HttpMethod(request.Method), domain.V2(request), request.ToString(), request.IsRepeatSafe)
        {
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
            message.Content = new BodyContent(Body, Digest.Length);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }
        else if (Method.Method is "POST" or "PUT" or "PATCH")
        {
            // An empty content, so that the length 0 is said.
            message.Content = new ByteArrayContent([]);
        }

        return message;
    }

    private sealed class BodyContent(RequestBody body, long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => body.WriteToAsync(stream, CancellationToken.None);

#if NET
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            body.WriteToAsync(stream, cancellationToken);
#endif

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
}
