using System.Collections;
using System.Net;
using System.Text;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Commands.Agents;

public sealed class EditorAgents
{
    private const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private const string Data = "5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11";
    private const string Page = $"https://app.encord.com/label_editor/{Project}/{Data}/3?objectHash=abc&objectHash=d%2Fe";

    [Fact]
    public void Read_what_the_editor_sends_in_every_form()
    {
        using var shell = Shell.Open();
        const string json = $$"""{"projectHash":"{{Project}}","dataHash":"{{Data}}","frame":3,"objectHashes":["abc","def"]}""";
        var table = new Hashtable(StringComparer.Ordinal) { ["projectHash"] = Project, ["dataHash"] = Data, ["frame"] = 3L, ["objectHashes"] = new object[] { "abc", "def" } };
        foreach (var body in (object[])[json, table])
        {
            var result = shell.Run(
                "ConvertFrom-EncordEditorRequest $body @{ 'x-cloud-trace-context' = '105445aa7843bc8bf206b12000100000/1;o=1' }", ("body", body)).ThrowOnError();
            Assert.Equal((Project, Data, "3", "abc; def", "False"), (result.Texts("ProjectHash")[0], result.Texts("DataHash")[0], result.Texts("Frame")[0], result.Texts("ObjectHash")[0], result.Texts("IsTest")[0]));
            Assert.Equal("105445aa7843bc8bf206b12000100000", result.Texts("TraceId")[0]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"projectHash\":\"x\",\"dataHash\":\"5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11\"}")]
    [InlineData("{\"projectHash\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\"}")]
    [InlineData("{\"projectHash\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"dataHash\":\"5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11\",\"frame\":-1}")]
    [InlineData("{\"projectHash\":\"7c9e6679-7425-40de-944b-e07fc1f90ae7\",\"dataHash\":\"5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11\",\"frame\":\"first\"}")]
    public void Refuse_what_the_editor_does_not_send(string body)
    {
        using var shell = Shell.Open();
        Assert.Equal(["EncordInvalidArgument"], shell.Run("ConvertFrom-EncordEditorRequest $body", ("body", body)).ErrorIds);
    }

    [Fact]
    public void Know_a_test_by_its_header_whatever_the_body_is()
    {
        using var shell = Shell.Open();
        foreach (var body in (string[])["$null", "''", "@{}", $"'{{\"projectHash\":\"{Project}\"}}'"])
        {
            Assert.Equal([true], shell.Run($"ConvertFrom-EncordEditorRequest {body} @{{ 'X-ENCORD-EDITOR-AGENT' = 'x' }}").ThrowOnError().Values("IsTest"));
        }
    }

    [Fact]
    public async Task Are_called_as_a_browser_calls_them()
    {
        await using var agent = new Agent(context => context.Request.HttpMethod == "OPTIONS" ? (204, "") : (200, "{\"message\":\"3 objects\"}"));
        using var shell = Shell.Open();
        var result = shell.Run($"Test-EncordEditorAgent '{agent.Address}?code=a-secret' '{Page}'").ThrowOnError();
        Assert.Equal(("True", "200", "3 objects"), (result.Texts("Succeeded")[0], result.Texts("StatusCode")[0], result.Texts("Message")[0]));
        Assert.DoesNotContain(result.Output[0].Properties, property => property.Value?.ToString()?.Contains("a-secret", StringComparison.Ordinal) == true);
        Assert.Equal($$"""{"projectHash":"{{Project}}","dataHash":"{{Data}}","frame":3,"objectHashes":["abc","d/e"]}""", agent.Bodies[^1]);
        Assert.Equal(["OPTIONS", "POST"], agent.Methods);
    }

    [Theory]
    [InlineData(500, "{\"message\":\"oh\"}", true, "HTTP 500")]
    [InlineData(200, "done", true, "neither empty nor")]
    [InlineData(200, "{\"message\":3}", true, "neither empty nor")]
    [InlineData(200, "", false, "Access-Control-Allow-Origin")]
    public async Task Are_told_what_the_editor_would_not_take(int status, string body, bool allows, string problem)
    {
        await using var agent = new Agent(context => context.Request.HttpMethod == "OPTIONS" ? (204, "") : (status, body)) { AllowsOrigin = allows };
        using var shell = Shell.Open();
        var result = shell.Run($"Test-EncordEditorAgent {agent.Address} '{Page}'").ThrowOnError();
        Assert.Equal("False", result.Texts("Succeeded")[0]);
        Assert.Contains(problem, result.Texts("Problems")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_a_test_with_nothing()
    {
        await using var agent = new Agent(context => (200, context.Request.Headers["X-Encord-Editor-Agent"] is null && context.Request.HttpMethod == "POST" ? "{\"message\":\"no\"}" : ""));
        using var shell = Shell.Open();
        Assert.Equal([true], shell.Run($"Test-EncordEditorAgent {agent.Address} '{Page}' -TestHeader").ThrowOnError().Values("Succeeded"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/ 'https://app.encord.com/projects/view/1'", "EncordInvalidArgument")]
    [InlineData("ftp://127.0.0.1/ 'https://app.encord.com/label_editor/7c9e6679-7425-40de-944b-e07fc1f90ae7/5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11'", "EncordInvalidArgument")]
    [InlineData("'http://127.0.0.1:9/?code=a-secret' 'https://app.encord.com/label_editor/7c9e6679-7425-40de-944b-e07fc1f90ae7/5c1a7c1e-98f4-4c59-8f0e-0e2b9a0f9c11'", "EncordConnectionFailed")]
    public void Are_not_called_by_a_wrong_address(string arguments, string expected)
    {
        using var shell = Shell.Open();
        var result = shell.Run($"Test-EncordEditorAgent {arguments}");
        Assert.Equal([expected], result.ErrorIds);
        Assert.DoesNotContain("a-secret", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    /// <summary>An agent on this machine.</summary>
    private sealed class Agent : IAsyncDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly Task _loop;

        public Agent(Func<HttpListenerContext, (int Status, string Body)> answer)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/agent/";
            probe.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _loop = Task.Run(async () =>
            {
                while (_listener.IsListening)
                {
                    HttpListenerContext context;
                    try
                    {
                        context = await _listener.GetContextAsync();
                    }
                    catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
                    {
                        return;
                    }

                    using (var reader = new StreamReader(context.Request.InputStream))
                    {
                        Bodies.Add(await reader.ReadToEndAsync());
                    }

                    Methods.Add(context.Request.HttpMethod);
                    (var status, var body) = answer(context);
                    context.Response.StatusCode = status;
                    if (AllowsOrigin)
                    {
                        context.Response.AddHeader("Access-Control-Allow-Origin", context.Request.Headers["Origin"]!);
                        context.Response.AddHeader("Access-Control-Allow-Headers", "Content-Type, X-Encord-Editor-Agent, X-Cloud-Trace-Context");
                    }

                    var bytes = Encoding.UTF8.GetBytes(body);
                    if (bytes.Length > 0)
                    {
                        await context.Response.OutputStream.WriteAsync(bytes);
                    }

                    context.Response.Close();
                }
            });
        }

        public string Address { get; }

        public bool AllowsOrigin { get; init; } = true;

        public List<string> Bodies { get; } = [];

        public List<string> Methods { get; } = [];

        public async ValueTask DisposeAsync()
        {
            _listener.Close();
            await _loop;
        }
    }
}
