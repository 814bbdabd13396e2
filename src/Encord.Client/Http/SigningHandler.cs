using Encord.Client.Auth;

namespace Encord.Client.Http;

/// <summary>Innermost of the chain: gives each attempt its own trace id and signature.</summary>
internal sealed class SigningHandler(EncordCredential credential, string userAgent, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (ApiMessage)request;
#if NET
        SingleSendStream.Begin(message);
#endif
        var call = message.Call;
        var headers = message.Headers;
        call.TraceId = Guid.NewGuid().ToString("N");
        if (call.V1 is { } query)
        {
            headers.TryAddWithoutValidation("Accept", "application/json");
            headers.TryAddWithoutValidation("ResourceType", query.ScopeName);
            headers.TryAddWithoutValidation("ResourceID", query.ResourceId);
            credential.AuthorizeV1(message, call.Digest.Sha256);
        }
        else
        {
            credential.AuthorizeV2(message, call.Digest.Sha256, time.GetUtcNow());
        }

        headers.TryAddWithoutValidation("User-Agent", userAgent);
        headers.TryAddWithoutValidation("X-Cloud-Trace-Context", $"{call.TraceId}/1;o=1");
        return await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }
}
