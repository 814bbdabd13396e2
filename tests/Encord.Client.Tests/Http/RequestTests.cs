using System.Text.RegularExpressions;
using Encord.Client.Auth;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

public class RequestTests
{
    private const string Project = "11111111-1111-4111-8111-111111111111";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_v1_query_is_a_post_with_its_headers_and_members_in_order()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server);

        await client.Transport.SendAsync(new V1Query(ResourceScope.Project, Project, "projectdataset", "DELETE") { Uid = JsonFragment.Texts(["a", "b\""]) }, Token);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/public"), (sent.Method, sent.Target));
        Assert.Equal("""{"query_type":"projectdataset","query_method":"DELETE","values":{"uid":["a","b\u0022"],"payload":null}}""", sent.Text);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.Equal("project", sent.Headers["ResourceType"]);
        Assert.Equal(Project, sent.Headers["ResourceID"]);
        Assert.Matches("^[0-9a-f]{64}:[0-9a-f]{128}$", sent.Headers["Authorization"]);
        Assert.Matches("^encord-powershell/[0-9.]+ dotnet/[0-9.]+$", sent.Headers["User-Agent"]);
        Assert.Matches("^[0-9a-f]{32}/1;o=1$", sent.Headers["X-Cloud-Trace-Context"]);
    }

    [Fact]
    public async Task The_user_has_an_address_of_its_own_and_empty_resource_headers()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":[]}""");
        using var client = Connected.To(server);

        await client.Transport.SendAsync(new V1Query(ResourceScope.User, null, "projectwithuserrole", "GET"), Token);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("/public/user", sent.Target);
        Assert.Equal((string.Empty, string.Empty), (sent.Headers["ResourceType"], sent.Headers["ResourceID"]));
    }

    [Fact]
    public async Task A_v2_post_without_a_body_says_that_its_length_is_zero_and_names_no_type()
    {
        var server = new ScriptedServer().Answers("null");
        using var client = Connected.To(server);

        await client.Transport.SendAsync(V2Request.Post($"active/{Project}/sync"), Token);

        var sent = Assert.Single(server.Requests);
        Assert.Empty(sent.Body!);
        Assert.DoesNotContain("Content-Type", sent.Headers.Keys);
        Assert.DoesNotContain("Accept", sent.Headers.Keys);
        Assert.DoesNotContain("ResourceType", sent.Headers.Keys);
    }

    [Fact]
    public async Task A_token_is_sent_on_both_wires_and_nothing_is_signed()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":true}""").Answers("null");
        using var client = Connected.To(server, credential: new BearerCredential(" token-1 "));

        await client.Transport.SendAsync(new V1Query(ResourceScope.User, null, "x", "POST"), Token);
        await client.Transport.SendAsync(V2Request.Get($"user"), Token);

        Assert.All(server.Requests, sent => Assert.Equal("Bearer token-1", sent.Headers["Authorization"]));
        Assert.DoesNotContain("Signature", server.Requests[1].Headers.Keys);
    }

    [Fact]
    public async Task A_query_is_form_encoded_as_the_wire_has_it()
    {
        var server = new ScriptedServer().Answers("null");
        using var client = Connected.To(server);
        var query = new QueryString()
            .Add("titleEq", "a b@c:d/e=f%")
            .Add("none", (string?)null)
            .Add("includeOrgAccess", false)
            .Add("statuses", ["NEW", "ASSIGNED"])
            .Add("empty", Array.Empty<string>())
            .Add("after", new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1234560))
            .Add("before", new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)))
            .Add("pageSize", 100);

        await client.Transport.SendAsync(V2Request.Get($"projects", query), Token);

        Assert.Equal(
            "/v2/public/projects?titleEq=a+b%40c%3Ad%2Fe%3Df%25&includeOrgAccess=False&statuses=NEW&statuses=ASSIGNED"
            + "&after=2024-01-02T03%3A04%3A05.123456Z&before=2024-01-02T03%3A04%3A05%2B02%3A00&pageSize=100",
            Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("a/../../b", "/v2/public/projects/a%2F..%2F..%2Fb")]
    [InlineData("x?y=z#w", "/v2/public/projects/x%3Fy%3Dz%23w")]
    [InlineData("ümlaut", "/v2/public/projects/%C3%BCmlaut")]
    public async Task A_value_in_a_path_stays_one_segment(string value, string target)
    {
        var server = new ScriptedServer().Answers("null");
        using var client = Connected.To(server);

        await client.Transport.SendAsync(V2Request.Get($"projects/{value}"), Token);

        Assert.Equal(target, Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("..")]
    public void An_empty_value_in_a_path_is_refused(string value) =>
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => V2Request.Get($"projects/{value}")).ErrorId);

    [Theory]
    [InlineData("projects", "/v2/public/projects")]
    [InlineData("/projects/", "/v2/public/projects")]
    [InlineData("/v2/public/projects?titleEq=a+b", "/v2/public/projects?titleEq=a+b")]
    [InlineData("/", "/v2/public")]
    public async Task A_typed_path_is_taken_in_every_usual_spelling(string typed, string target)
    {
        var server = new ScriptedServer().Answers("[]");
        using var client = Connected.To(server);

        await client.Transport.SendRawAsync(V2Request.FromText("get", typed), Token);

        Assert.Equal(("GET", target), (server.Requests[0].Method, server.Requests[0].Target));
    }

    [Theory]
    [InlineData("https://evil.test/x")]
    [InlineData("//evil.test/x")]
    [InlineData("../../public")]
    [InlineData("projects/%2e%2e/x")]
    public void A_typed_path_cannot_leave_the_api(string typed) =>
        Assert.Equal(EncordErrorId.InvalidArgument, Assert.Throws<EncordException>(() => V2Request.FromText("GET", typed)).ErrorId);

    [Fact]
    public async Task A_body_that_is_written_piece_by_piece_is_sent_and_signed_as_one()
    {
        var server = new ScriptedServer().Answers("""{"status":200,"response":true}""");
        using var client = Connected.To(server);
        var whole = new V1Query(ResourceScope.Project, Project, "labelrow", "POST") { Payload = JsonFragment.Raw("[1,2]"u8.ToArray()) };
        var pieces = new V1Query(ResourceScope.Project, Project, "labelrow", "POST")
        {
            PayloadBody = RequestBody.From(async (stream, token) =>
            {
                await stream.WriteAsync("[1,"u8.ToArray(), token);
                await stream.WriteAsync("2]"u8.ToArray(), token);
            }),
        };

        await client.Transport.SendAsync(whole, Token);
        await client.Transport.SendAsync(pieces, Token);

        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
        Assert.Equal(server.Requests[0].Headers["Authorization"], server.Requests[1].Headers["Authorization"]);
        Assert.Equal(server.Requests[0].Headers["Content-Length"], server.Requests[1].Headers["Content-Length"]);
    }

    [Theory]
    [InlineData("http://example.org", false)]
    [InlineData("http://10.0.0.1:80", false)]
    [InlineData("http://127.0.0.1:10100", true)]
    [InlineData("http://[::1]:10100", true)]
    [InlineData("http://localhost:10100", true)]
    [InlineData("https://example.org", true)]
    [InlineData("ftp://example.org", false)]
    [InlineData("https://user:secret@example.org", false)]
    public void Only_this_machine_is_spoken_to_without_encryption(string domain, bool isAllowed)
    {
        var error = Record.Exception(() => new EncordClient(new EncordClientOptions { Credential = new BearerCredential("t"), Domain = new Uri(domain) }).Dispose());

        Assert.Equal(isAllowed ? null : EncordErrorId.InvalidArgument, (error as EncordException)?.ErrorId);
        Assert.DoesNotContain("secret", error?.Message ?? string.Empty);
    }

    [Fact]
    public void Http_is_possible_on_purpose() => new EncordClient(
        new EncordClientOptions { Credential = new BearerCredential("t"), Domain = new Uri("http://example.org"), AllowInsecureHttp = true }).Dispose();

    [Fact]
    public void A_path_in_the_domain_is_kept_on_both_wires()
    {
        var domain = new ApiDomain(new Uri("https://gateway.test/encord/"), allowInsecureHttp: false);

        Assert.Equal("https://gateway.test/encord/public/user", domain.V1User.AbsoluteUri);
        Assert.Equal("https://gateway.test/encord/v2/public/projects", domain.V2(V2Request.Get($"projects")).AbsoluteUri);
    }

    [Fact]
    public void Products_can_be_added_to_the_user_agent_and_nothing_else()
    {
        var error = Assert.Throws<EncordException>(() => new EncordClient(new EncordClientOptions { Credential = new BearerCredential("t"), UserAgentSuffix = "a/b/c d" }));
        Assert.Equal(EncordErrorId.InvalidArgument, error.ErrorId);
        Assert.DoesNotMatch(new Regex("a/b/c"), error.Message);
    }
}
