using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Encord.Client.Tests.Support;

/// <summary>Stands where the network is: records what is sent and answers from a script; the last answer repeats.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly Lock _gate = new();

    public List<RecordedRequest> Requests { get; } = [];

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Html(HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent("<!DOCTYPE html><html><body>Sign in</body></html>", Encoding.UTF8, "text/html") };

    public ScriptedServer Answers(string json, HttpStatusCode status = HttpStatusCode.OK) => Answers(() => Json(json, status));

    public ScriptedServer Answers(Func<HttpResponseMessage> answer) => Answers(_ => Task.FromResult(answer()));

    public ScriptedServer Fails(Exception error) => Answers(_ => Task.FromException<HttpResponseMessage>(error));

    public ScriptedServer Answers(Func<CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? Enumerable.Empty<KeyValuePair<string, HeaderStringValues>>()))
        {
            headers[name] = values.ToString();
        }

        Func<CancellationToken, Task<HttpResponseMessage>> answer;
        lock (_gate)
        {
            Requests.Add(new(request.Method.Method, request.RequestUri!.PathAndQuery, headers, body));
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }

        var response = await answer(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
