using System.Net;
using System.Text;
using Encord.Client.Http;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Http;

/// <summary>Text that is none: bytes that are not UTF-8, halves of surrogate pairs, and whatever else can stand in an answer.</summary>
public class DamagedTextTests
{
    private static readonly ElementParser<string> Parser = ElementParser<string>.Of(record => record.RequiredText("id"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_of_an_error_need_not_be_text_for_the_error_to_be_told()
    {
        foreach (var (words, shown) in new[] { (Latin1("Zugriff für Sie gesperrt"), "Zugriff f\uFFFDr Sie gesperrt"), ("a \\ud800 b"u8.ToArray(), "a \\ud800 b") })
        {
            foreach (var name in new[] { "message", "detail" })
            {
                using var client = Connected.To(new ScriptedServer().Answers(() => Bytes([.. Encoding.UTF8.GetBytes($"{{\"{name}\":\""), .. words, .. "\"}"u8], HttpStatusCode.Forbidden)));

                foreach (var send in Sends(client.Transport))
                {
                    var error = await Assert.ThrowsAsync<EncordException>(send);

                    Assert.Equal((EncordErrorId.AccessDenied, 403), (error.ErrorId, error.StatusCode));
                    Assert.Contains(shown, error.Message);
                }
            }

            using var enveloped = Connected.To(new ScriptedServer().Answers(() =>
                Bytes([.. "{\"status\":403,\"response\":[\"AUTHORISATION_ERROR\"],\"payload\":\""u8, .. words, .. "\"}"u8])));
            var refused = await Assert.ThrowsAsync<EncordException>(() => enveloped.Transport.SendAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Token));
            Assert.Equal(EncordErrorId.AccessDenied, refused.ErrorId);
            Assert.Contains(shown, refused.Message);
        }
    }

    [Fact]
    public async Task Data_that_is_not_text_is_refused_and_never_altered()
    {
        foreach (var id in new[] { Latin1("für"), "\\ud800"u8.ToArray(), "\\udc00\\ud800"u8.ToArray(), [0xC0, 0x80], [0xED, 0xA0, 0x80] })
        {
            byte[] one = [.. "{\"id\":\""u8, .. id, .. "\"}"u8];
            foreach (var (body, send) in new (byte[], Func<EncordTransport, Task>)[]
                     {
                         ([.. "{\"status\":200,\"response\":"u8, .. one, .. "}"u8], transport => transport.SendAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Parser, Token)),
                         ([.. "{\"status\":200,\"response\":["u8, .. one, .. "]}"u8], async transport => await transport.StreamAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Parser, Token).ToListAsync(Token)),
                         ([.. "{\"results\":["u8, .. one, .. "]}"u8], async transport => await transport.PageAsync(V2Request.Get($"x"), Parser, cancellationToken: Token).ToListAsync(Token)),
                         (one, transport => transport.SendAsync(V2Request.Get($"x"), Parser, Token)),
                     })
            {
                using var client = Connected.To(new ScriptedServer().Answers(() => Bytes(body)));

                Assert.Equal(EncordErrorId.UnexpectedResponse, (await Assert.ThrowsAsync<EncordException>(() => send(client.Transport))).ErrorId);
            }
        }

        using var raw = Connected.To(new ScriptedServer().Answers(() => Bytes([.. "{\"id\":\""u8, .. Latin1("für"), .. "\"}"u8])));
        var error = await Assert.ThrowsAsync<EncordException>(() => raw.Transport.SendRawAsync(V2Request.Get($"x"), Token));
        Assert.Equal(EncordErrorId.UnexpectedResponse, error.ErrorId);
        Assert.Contains("not UTF-8", error.Message);
    }

    /// <summary>Damaged at random places, in random pieces: an answer is understood, or an error of the module; nothing else, and it ends.</summary>
    [Fact]
    public async Task No_damage_to_an_answer_gives_anything_but_a_result_or_an_error_of_the_module()
    {
        string[] whole =
        [
            """{"status":200,"response":[{"id":"aé","n":[1,2.5e3,{"x":null}]},{"id":"b\u00e9\ud83d\ude00"}],"payload":null}""",
            """{"results":[{"id":"a"},{"id":"b","id":"c"}],"nextPageToken":null}""",
            """{"status":403,"response":["AUTHORISATION_ERROR"],"payload":"für \u00e9"}""",
            """{"message":"words","code":"RESOURCE_NOT_FOUND_ERROR","detail":[{"loc":["a"],"msg":"x"}]}""",
            """{"id":"a","error":null}""",
        ];
        HttpStatusCode[] statuses = [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.BadGateway];
        var random = new Random(20261126);
        byte[][] pieces = ["\\ud800"u8.ToArray(), [0xFF], [0], "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "\""u8.ToArray(), ","u8.ToArray(), "1e999"u8.ToArray(), "null"u8.ToArray(), "\uFEFF"u8.ToArray(), "<"u8.ToArray()];
        Func<HttpResponseMessage>? answer = null;
        using var client = Connected.To(new ScriptedServer().Answers(() => answer!()));
        for (var round = 0; round < 2000; round++)
        {
            var body = Encoding.UTF8.GetBytes(whole[random.Next(whole.Length)]).ToList();
            for (var damage = random.Next(4); damage > 0; damage--)
            {
                var place = random.Next(body.Count + 1);
                switch (random.Next(4))
                {
                    case 0:
                        body.InsertRange(place, pieces[random.Next(pieces.Length)]);
                        break;
                    case 1:
                        body.RemoveRange(place, random.Next(body.Count - place + 1));
                        break;
                    case 2 when place < body.Count:
                        body[place] = (byte)random.Next(256);
                        break;
                    default:
                        body.InsertRange(place, Enumerable.Repeat((byte)'[', random.Next(200)));
                        break;
                }
            }

            var status = statuses[random.Next(statuses.Length)];
            var sizes = new[] { random.Next(1, 8), random.Next(1, 100) };
            answer = () => new HttpResponseMessage(status) { Content = new StreamContent(new ChunkedStream([.. body], sizes)) };
            foreach (var send in Sends(client.Transport))
            {
                var error = await Record.ExceptionAsync(send);

                Assert.True(error is null or EncordException, $"{Encoding.Latin1.GetString([.. body])} ({status}): {error}");
            }
        }
    }

    private static Func<Task>[] Sends(EncordTransport transport) =>
    [
        () => transport.SendAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Parser, Token),
        () => transport.SendAsync(new V1Query(ResourceScope.User, null, "x", "POST"), Token),
        () => transport.SendRawAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Token),
        async () => await transport.StreamAsync(new V1Query(ResourceScope.User, null, "x", "GET"), Parser, Token).ToListAsync(Token),
        () => transport.SendAsync(V2Request.Get($"x"), Parser, Token),
        () => transport.SendAsync(V2Request.Post($"x"), Token),
        () => transport.SendRawAsync(V2Request.Get($"x"), Token),
        async () => await transport.PageAsync(V2Request.Get($"x"), Parser, cancellationToken: Token).ToListAsync(Token),
    ];

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static HttpResponseMessage Bytes(byte[] body, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new ByteArrayContent(body) };
}
