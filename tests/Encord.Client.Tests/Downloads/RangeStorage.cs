using System.Net;
using System.Net.Http.Headers;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Downloads;

/// <summary>A storage with one file, which it gives in parts to whoever asks for them, and whose answers a test can cut and alter.</summary>
internal sealed class RangeStorage(byte[] content) : HttpMessageHandler
{
    private readonly Queue<Action<RangeStorage, HttpResponseMessage>?> _alterations = new();

    public byte[] Content { get; set; } = content;

    public string? Tag { get; set; } = "\"one\"";

    /// <summary>What was asked for: <c>all</c>, or the range and the tag.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Bytes that were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>The next answer breaks off after so many bytes: with an error, or as if that were all.</summary>
    public RangeStorage Cut(int after, bool quietly = false) => Alter((storage, response) =>
    {
        var whole = response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        var sent = whole[..Math.Min(after, whole.Length)];
        storage.Sent -= whole.Length - sent.Length;
        var headers = response.Content.Headers;
        response.Content = new StreamContent(quietly ? new MemoryStream(sent) : new BreakingStream(sent, new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")));
        response.Content.Headers.ContentLength = whole.Length;
        response.Content.Headers.ContentRange = headers.ContentRange;
    });

    public RangeStorage Alter(Action<RangeStorage, HttpResponseMessage>? alteration)
    {
        _alterations.Enqueue(alteration);
        return this;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.Headers.Range is null ? "all" : $"{request.Headers.Range} {request.Headers.IfRange}");
        var from = request.Headers.Range?.Ranges.Single().From;
        var isRest = from is not null && request.Headers.IfRange?.EntityTag?.ToString() == Tag;
        HttpResponseMessage response;
        if (isRest && from >= Content.Length)
        {
            response = new HttpResponseMessage(HttpStatusCode.RequestedRangeNotSatisfiable) { Content = new ByteArrayContent([]) };
        }
        else
        {
            var bytes = isRest ? Content[(int)from!.Value..] : Content;
            response = new HttpResponseMessage(isRest ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };
            response.Content.Headers.ContentRange = isRest ? new ContentRangeHeaderValue(from!.Value, Content.Length - 1, Content.Length) : null;
            Sent += bytes.Length;
        }

        if (Tag is not null)
        {
            response.Headers.ETag = EntityTagHeaderValue.Parse(Tag);
        }

        if (_alterations.TryDequeue(out var alteration))
        {
            alteration?.Invoke(this, response);
        }

        return Task.FromResult(response);
    }
}
