using System.Text;
using Encord.Emulator.Tests.Support;

namespace Encord.Emulator.Tests;

public sealed class SignatureTests
{
    private static readonly DateTimeOffset VectorTime = DateTimeOffset.FromUnixTimeSeconds(1732269600);

    [Fact]
    public async Task The_published_v1_test_vector_is_accepted()
    {
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Seed = SeedLevel.Sample });
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/public")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(
                """{"query_type": "labelrowmetadata", "query_method": "GET", "values": {"uid": null, "payload": null}}""")),
        };
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8:"
            + "c3f3501eb9cfe771043ba2bd8da37ddecbfecf7beec4364e675fc5af7b6effb39c481ef03bede22fb3ddfc4f63e0bf776c0e94789e422cc23482bb3565a51305");
        request.Headers.TryAddWithoutValidation("ResourceType", "project");
        request.Headers.TryAddWithoutValidation("ResourceID", SampleHashes.StreetScenesProject);

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith("{\"status\":200", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_published_v2_test_vector_is_accepted_at_its_time()
    {
        var clock = new ManualClock();
        clock.Advance(VectorTime - clock.GetUtcNow());
        await using var emulator = await EncordEmulator.StartAsync(new EmulatorOptions { Port = 0, Clock = clock });
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/v2/public/projects/11111111-1111-1111-1111-111111111111/groups")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(
                """{"groupHashList": ["33333333-3333-3333-3333-333333333333"], "userRole": 2}""")),
        };
        request.Headers.TryAddWithoutValidation("Content-Digest", "sha-256=:R8e7/FKRoIBuAiJzGj9hYGM8My0TJFc/ApyMfp4oljo=:");
        request.Headers.TryAddWithoutValidation(
            "Signature-Input",
            "encord-sig=(\"@method\" \"@request-target\" \"content-digest\");created=1732269600;"
            + "keyid=\"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8\";alg=\"ed25519\"");
        request.Headers.TryAddWithoutValidation(
            "Signature", "encord-sig=:IcwKM3kUh5BlufKO+HSMId0v3Et54LKDgf61MHfZg+l5S3//h6BCOyBlEP7w7bspPE5cS46aFRZ4bsrPw5lXCw==:");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        // Signed well, so it is the project that nobody may see.
        Assert.Equal(403, (int)response.StatusCode);
    }
}
