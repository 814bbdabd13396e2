using System.Text;
using System.Text.Json.Nodes;
using Encord.Client.Auth;
using Encord.Client.Tests.Support;
using Encord.Client.Uploads;

namespace Encord.Client.Tests.Uploads;

/// <summary>A real connection that is reset in the middle of a file.</summary>
public sealed class CutUploadTests : IDisposable
{
    private const int FileLength = 1_000_000;

    private static readonly string[] Names = ["a.png", "b.png", "c.png"];

    private readonly string _folder = Directory.CreateTempSubdirectory("encord-client-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Exactly_the_file_that_was_cut_is_sent_again()
    {
        await using var server = Server(cuts: 1);
        var progress = new UploadProgress();
        var results = await UploadAsync(server, progress);

        Assert.All(results, result => Assert.Null(result.Failure));
        Assert.Equal(["a.png", "b.png", "b.png", "c.png"], Sent(server));
        Assert.Equal((3 * FileLength, 3), (progress.SentBytes, progress.DoneUnits));
    }

    [Fact]
    public async Task A_file_that_is_cut_every_time_fails_alone()
    {
        await using var server = Server(cuts: int.MaxValue);
        var progress = new UploadProgress();
        var results = await UploadAsync(server, progress);

        Assert.Equal(["a.png", "b.png", "b.png", "b.png", "c.png"], Sent(server));
        var failed = Assert.Single(results, result => result.Failure is not null);
        Assert.Equal(("b.png", EncordErrorId.ConnectionFailed), (failed.Unit.Title, failed.Failure!.ErrorId));
        Assert.Contains(Path.Combine(_folder, "b.png"), failed.Failure.Message);
        Assert.Equal(["hash of a.png", "hash of c.png"], results.SelectMany(result => result.DataHashes).Order());
        Assert.Equal(2 * FileLength, progress.SentBytes);
    }

    private static IEnumerable<string> Sent(LoopbackServer server) =>
        server.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)).Select(request => request.Split(' ')[1].TrimStart('/'));

    /// <summary>Takes every file but b.png, whose first connections it resets when half of it has come.</summary>
    private static LoopbackServer Server(int cuts)
    {
        LoopbackServer? server = null;
        var isCut = false;
        server = new LoopbackServer(
            async (_, stream, token) =>
            {
                if (isCut)
                {
                    isCut = false;
                    LoopbackServer.Reset(stream);
                    return;
                }

                var body = Encoding.UTF8.GetBytes(Answer(server!));
                await stream.WriteAsync(LoopbackServer.Head(body.Length), token);
                await stream.WriteAsync(body, token);
            },
            head =>
            {
                isCut = head.StartsWith("PUT /b.png", StringComparison.Ordinal) && cuts-- > 0;
                return isCut ? FileLength / 2 : int.MaxValue;
            });
        return server;
    }

    private static string Answer(LoopbackServer server)
    {
        var request = server.Requests[^1];
        if (request.StartsWith("PUT", StringComparison.Ordinal))
        {
            return "";
        }

        if (request.StartsWith("GET", StringComparison.Ordinal))
        {
            return new JsonObject
            {
                ["results"] = new JsonArray([.. Names.Select(name => new JsonObject { ["objectKey"] = name, ["signedUrl"] = $"{server.Address}{name}" })]),
            }.ToJsonString();
        }

        var started = server.Requests.Single(sent => sent.Contains("\"dataItems\"", StringComparison.Ordinal));
        var added = Names.Where(name => started.Contains($"\"objectUrl\":\"{name}\"", StringComparison.Ordinal))
            .Select(name => new JsonObject { ["data_hash"] = $"hash of {name}", ["title"] = name });
        return new JsonObject
        {
            ["status"] = 200,
            ["response"] = request == started
                ? new JsonObject { ["process_hash"] = "job" }
                : new JsonObject { ["status"] = "DONE", ["data_hashes_with_titles"] = new JsonArray([.. added]) },
        }.ToJsonString();
    }

    private async Task<List<UploadResult>> UploadAsync(LoopbackServer server, UploadProgress progress)
    {
        using var client = new EncordClient(new EncordClientOptions
        {
            Credential = SshKeyCredential.Parse(TestKeys.Vector),
            Domain = server.Address,
            MaximumRetryCount = 2,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        });
        UploadUnit[] units = [.. Names.Select(Unit)];
        var results = new List<UploadResult>();
        await foreach (var result in client.Uploader.RunAsync("ds", units, new UploadOptions { ThrottleLimit = 1 }, progress, TestContext.Current.CancellationToken))
        {
            results.Add(result);
        }

        return results;
    }

    private UploadUnit Unit(string name)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[FileLength]);
        return new UploadUnit(UploadKind.Image, name, [LocalFile.At(path)]);
    }
}
