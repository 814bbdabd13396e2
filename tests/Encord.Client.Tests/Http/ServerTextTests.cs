using System.Net;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

/// <summary>What the server says is quoted without what opens a door.</summary>
public class ServerTextTests
{
    private const string Secret = "s3cr3tV4lu3XyZ";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"Authorization: Bearer {Secret} is bad")]
    [InlineData($"bearer {Secret}")]
    [InlineData($"Basic {Secret}=")]
    [InlineData($"see https://storage.test/a/b?X-Amz-Signature={Secret}&x=1 there")]
    [InlineData($@"see https:\/\/storage.test\/a?X-Amz-Signature={Secret} there")]
    [InlineData($@"see https:\/\/storage.test\/a?x=1\u0026X-Goog-Signature\u003d{Secret} there")]
    [InlineData($"gs://bucket/object?sig={Secret}")]
    [InlineData($"s3://bucket/object?versionId=1&token={Secret}")]
    [InlineData($"/bucket/object?X-Amz-Credential=a&X-Amz-Signature={Secret} was not found")]
    [InlineData($"object.jpg?sv=2020&sig={Secret}")]
    [InlineData($"https://user:{Secret}@storage.test/a")]
    [InlineData($"https://{Secret}@storage.test/a")]
    [InlineData($"ftp://user:{Secret}@storage.test/")]
    [InlineData($"https://storage.test/a#access_token={Secret}")]
    [InlineData($"token={Secret}; next")]
    [InlineData($"the api_key: {Secret}")]
    [InlineData($"{{\"access_token\":\"{Secret}\",\"n\":1}}")]
    [InlineData($"{{'password': '{Secret} and more'}}")]
    [InlineData($"X-Amz-Signature={Secret}")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.s3cr3tV4lu3XyZf4POk6yJV_adQssw5c", "s3cr3tV4lu3XyZ")]
    [InlineData("key b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABs3cr3tV4lu3XyZ", "s3cr3tV4lu3XyZ")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blb\ns3cr3tV4lu3XyZ\n-----END OPENSSH PRIVATE KEY----- was given", "s3cr3tV4lu3XyZ")]
    public async Task No_secret_of_the_servers_words_is_shown(string words, string secret = Secret)
    {
        foreach (var body in new[] { Json(words), $$"""{"detail":[{"msg":{{Text(words)}}}]}""" })
        {
            foreach (var status in new[] { HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.BadGateway })
            {
                using var client = Connected.To(new ScriptedServer().Answers(body, status));

                var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(V2Request.Get($"x"), Token));

                Assert.DoesNotContain(secret, error.ToString());
            }
        }

        using var enveloped = Connected.To(new ScriptedServer().Answers($$"""{"status":400,"response":{{Text(words)}},"payload":{{Text(words)}}}"""));
        Assert.DoesNotContain(secret, (await Assert.ThrowsAsync<EncordException>(() => enveloped.Transport.SendRawAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Token))).ToString());
    }

    [Theory]
    [InlineData("The label row 9f0c6b1e-77b5-4a2c-9d3e-0a1b2c3d4e5f is locked by anna@example.com")]
    [InlineData("Feature hash aBc12DeF of 'Street photos/batch_2024-11-22/IMG_0001.jpg' is unknown")]
    [InlineData("The sha256 is 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("What is wrong? Nothing: see https://docs.encord.com/errors/label-rows")]
    [InlineData("MyVeryLongProjectTitleOfTheYear2024 and frame_000123_left_camera_night.png")]
    public void Words_that_are_no_secret_stay(string words) => Assert.Equal(words, ServerText.Clean(words));

    [Theory]
    [InlineData($"https://user:{Secret}@elsewhere.test/path?token={Secret}")]
    [InlineData($"https://elsewhere.test/{Secret}?token={Secret}#{Secret}")]
    public async Task A_redirect_names_the_host_alone(string target)
    {
        using var client = Connected.To(new ScriptedServer().Answers(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.Found);
            response.Headers.Location = new Uri(target);
            return response;
        }));

        var error = await Assert.ThrowsAsync<EncordException>(() => client.Transport.SendRawAsync(V2Request.Get($"x"), Token));

        Assert.Contains("https://elsewhere.test", error.Message);
        Assert.DoesNotContain(Secret, error.ToString());
    }

    [Fact]
    public async Task Every_request_is_told_with_its_facts_and_bodies_without_secrets()
    {
        var time = new ManualTime(Connected.Now) { PassesAtOnce = TimeSpan.FromSeconds(120) };
        var server = new ScriptedServer().Answers("", HttpStatusCode.BadGateway).Answers($$"""{"signedUrl":"https://storage.test/a?sig={{Secret}}","title":"shown"}""");
        using var client = Connected.To(server, time, retries: 1);
        var requests = new List<RequestNotice>();
        var bodies = new List<BodyNotice>();

        using (RequestNotices.Listen(requests.Add, bodies.Add))
        {
            await client.Transport.SendRawAsync(V2Request.FromText("PUT", $"x?token={Secret}", body: JsonBody($$"""{"password":"{{Secret}}","name":"asked"}""")), Token);
        }

        await client.Transport.SendRawAsync(V2Request.Get($"unheard"), Token);
        Assert.Equal([(502, 1), (200, 2)], requests.Select(request => (request.Status!.Value, request.Attempt)));
        Assert.All(requests, request => Assert.Equal(("PUT", "/v2/public/x"), (request.Method, request.Path)));
        Assert.Equal(server.Requests[1].Headers["X-Cloud-Trace-Context"], requests[1].TraceId + "/1;o=1");
        Assert.Matches(@"^PUT /v2/public/x: 200, \d+ ms, attempt 2, trace id [0-9a-f]{32}$", requests[1].ToString());
        Assert.Equal(4, bodies.Count);
        Assert.Contains("asked", bodies[0].Text);
        Assert.Contains("shown", bodies[3].Text);
        Assert.All(bodies, body => Assert.DoesNotContain(Secret, body.ToString()));
    }

    private static Encord.Client.Json.JsonFragment JsonBody(string json) => Encord.Client.Json.JsonFragment.Raw(System.Text.Encoding.UTF8.GetBytes(json));

    private static string Json(string words) => $$"""{"message":{{Text(words)}}}""";

    private static string Text(string words) => System.Text.Json.JsonSerializer.Serialize(words);
}
