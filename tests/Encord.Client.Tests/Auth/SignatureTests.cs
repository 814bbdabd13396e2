using System.Text;
using Encord.Client.Auth;
using Encord.Client.Http;
using Encord.Client.Json;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Auth;

public class SignatureTests
{
    private static readonly SshKeyCredential Key = SshKeyCredential.Parse(TestKeys.Vector);

    [Fact]
    public void The_key_id_is_the_public_key_in_lower_case_hex() => Assert.Equal(TestKeys.VectorKeyId, Key.KeyId);

    [Fact]
    public void The_v1_signature_covers_the_digest_of_the_body()
    {
        var body = """{"query_type": "labelrowmetadata", "query_method": "GET", "values": {"uid": null, "payload": null}}"""u8.ToArray();
        var digest = System.Security.Cryptography.SHA256.HashData(body);

        using var message = new HttpRequestMessage();
        Key.AuthorizeV1(message, digest);

        Assert.Equal("0628f42f5deaa03fe8326d1726e74119f3e45200cdef6b3ec5e3767deebcb237", Convert.ToHexStringLower(digest));
        Assert.Equal(
            $"{TestKeys.VectorKeyId}:c3f3501eb9cfe771043ba2bd8da37ddecbfecf7beec4364e675fc5af7b6effb39c481ef03bede22fb3ddfc4f63e0bf776c0e94789e422cc23482bb3565a51305",
            message.Headers.NonValidated["Authorization"].ToString());
    }

    [Fact]
    public async Task The_v2_signature_covers_method_target_and_digest_and_is_dated_thirty_seconds_back()
    {
        var body = """{"groupHashList": ["33333333-3333-3333-3333-333333333333"], "userRole": 2}"""u8.ToArray();
        var server = new ScriptedServer().Answers("null");
        using var client = Connected.To(server, new ManualTime(DateTimeOffset.FromUnixTimeSeconds(1732269600 + 30)));

        await client.Transport.SendAsync(
            V2Request.Post($"projects/{"11111111-1111-1111-1111-111111111111"}/groups", JsonFragment.Raw(body)), TestContext.Current.CancellationToken);

        var sent = Assert.Single(server.Requests);
        Assert.Equal("/v2/public/projects/11111111-1111-1111-1111-111111111111/groups", sent.Target);
        Assert.Equal(body, sent.Body);
        Assert.Equal("sha-256=:R8e7/FKRoIBuAiJzGj9hYGM8My0TJFc/ApyMfp4oljo=:", sent.Headers["Content-Digest"]);
        Assert.Equal(
            $"encord-sig=(\"@method\" \"@request-target\" \"content-digest\");created=1732269600;keyid=\"{TestKeys.VectorKeyId}\";alg=\"ed25519\"",
            sent.Headers["Signature-Input"]);
        Assert.Equal(
            "encord-sig=:IcwKM3kUh5BlufKO+HSMId0v3Et54LKDgf61MHfZg+l5S3//h6BCOyBlEP7w7bspPE5cS46aFRZ4bsrPw5lXCw==:", sent.Headers["Signature"]);
    }

    [Fact]
    public async Task A_request_without_a_body_signs_the_digest_of_no_bytes()
    {
        var server = new ScriptedServer().Answers("null");
        using var client = Connected.To(server);

        await client.Transport.SendAsync(V2Request.Get($"projects"), TestContext.Current.CancellationToken);

        Assert.Equal("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", Assert.Single(server.Requests).Headers["Content-Digest"]);
    }

    [Fact]
    public void Signing_from_many_threads_gives_the_same_signatures_as_from_one()
    {
        var inputs = Enumerable.Range(0, 200).Select(number => Encoding.UTF8.GetBytes($"message {number}")).ToArray();
        var expected = inputs.Select(Key.Sign).ToArray();
        var actual = new byte[inputs.Length][];

        Parallel.For(0, inputs.Length, index => actual[index] = Key.Sign(inputs[index]));

        Assert.Equal(expected, actual);
    }
}
