using System.Net;
using System.Text.Json.Nodes;
using Encord.Client.Tests.Support;
using Encord.Client.Uploads;

namespace Encord.Client.Tests.Uploads;

public sealed class FileUploadTests : IDisposable
{
    private const string Started = """{"status":200,"response":{"process_hash":"job"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("encord-client-").FullName;
    private readonly ManualTime _time = new(Connected.Now) { PassesAtOnce = TimeSpan.FromMinutes(2) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_goes_to_its_link_as_the_vendors_clients_send_it_and_without_a_credential()
    {
        var server = new ScriptedServer().Answers(Places("k1")).Answers("").Answers(Started).Answers(Done("a.png"));
        var result = Assert.Single(await UploadAsync(server, [Image("a.png", 300_000)]));

        Assert.Equal(["d-a.png"], result.DataHashes);
        Assert.Equal("/v2/public/presigned-urls?count=1&uploadItemType=image", server.Requests[0].Target);
        var put = server.Requests[1];
        Assert.Equal(("PUT", "/k1?signature=secret"), (put.Method, put.Target));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "a.png")), put.Body);
        Assert.Equal(("image/png", "max-age=86400", "300000"), (put.Headers["Content-Type"], put.Headers["Cache-Control"], put.Headers["Content-Length"]));
        Assert.DoesNotContain(put.Headers.Keys, name => name is "Authorization" or "Signature" or "ResourceID" or "X-Cloud-Trace-Context");
    }

    [Fact]
    public async Task The_job_names_every_list_and_tolerates_bad_files()
    {
        var server = new ScriptedServer().Answers(Places("k1")).Answers("").Answers(Started).Answers(Done("a.png"));
        await UploadAsync(server, [Image("a.png", 10)]);

        var start = JsonNode.Parse(server.Requests[2].Body)!["values"]!;
        Assert.Equal("ds", start["uid"]!.GetValue<string>());
        Assert.Equal(
            """
            {"dataItems":{"videos":[],"imageGroups":[],"dicomSeries":[],"images":[{"objectUrl":"k1","title":"a.png","clientMetadata":{},"externalFileType":"IMAGE"}],"imageGroupsFromItems":[],"audio":[],"nifti":[],"text":[],"pdf":[],"skipDuplicateUrls":false,"upsertMetadata":false},"ignoreErrors":true}
            """,
            start["payload"]!.ToJsonString());
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_with_the_whole_file()
    {
        var server = new ScriptedServer().Answers(Places("k1"))
            .Answers("", HttpStatusCode.ServiceUnavailable).Fails(new HttpRequestException("cut", new IOException())).Answers("")
            .Answers(Started).Answers(Done("a.png"));
        long sent = 0;
        var progress = new UploadProgress(now => sent = now.SentBytes);
        var result = Assert.Single(await UploadAsync(server, [Image("a.png", 1000)], retries: 3, progress));

        Assert.Null(result.Failure);
        Assert.Equal(3, server.Requests.Count(request => request.Method == "PUT" && request.Body!.Length == 1000));
        Assert.Equal((1000, 1000, 1), (sent, progress.TotalBytes, progress.DoneUnits));
        Assert.Equal(2, _time.Passed.Count);
    }

    [Fact]
    public async Task When_attempts_run_out_that_file_fails_and_the_others_are_added()
    {
        var server = new ScriptedServer().Answers(Places("k1", "k2"))
            .Answers("", HttpStatusCode.InternalServerError).Answers("").Answers(Started).Answers(Done("b.png"));
        var results = await UploadAsync(server, [Image("a.png", 10), Image("b.png", 10)]);

        Assert.Equal(EncordErrorId.ServiceUnavailable, results.Single(result => result.Unit.Title == "a.png").Failure!.ErrorId);
        Assert.Equal(["d-b.png"], results.Single(result => result.Unit.Title == "b.png").DataHashes);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(410)]
    public async Task A_refused_link_is_replaced_once_and_then_reported_without_showing_it(int status)
    {
        var server = new ScriptedServer().Answers(Places("k1")).Answers("", (HttpStatusCode)status).Answers(Places("k2")).Answers("", (HttpStatusCode)status);
        var failure = Assert.Single(await UploadAsync(server, [Image("a.png", 10)], retries: 3)).Failure!;

        Assert.Equal(EncordErrorId.AccessDenied, failure.ErrorId);
        Assert.DoesNotContain("secret", failure.ToString());
        Assert.Equal(["/k1?signature=secret", "/k2?signature=secret"], server.Requests.Where(request => request.Method == "PUT").Select(request => request.Target));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_link_that_others_could_listen_to()
    {
        var server = new ScriptedServer().Answers(Places("k1").Replace("https://", "http://", StringComparison.Ordinal));
        var failure = Assert.Single(await UploadAsync(server, [Image("a.png", 10)])).Failure!;
        Assert.Equal(EncordErrorId.UnexpectedResponse, failure.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_file_that_changes_after_it_was_looked_at_fails_alone()
    {
        var unit = Image("a.png", 10);
        File.WriteAllBytes(Path.Combine(_folder, "a.png"), new byte[20]);
        var failure = Assert.Single(await UploadAsync(new ScriptedServer().Answers(Places("k1")), [unit])).Failure!;
        Assert.Equal(EncordErrorId.InvalidArgument, failure.ErrorId);
        Assert.Contains("changed", failure.Message);
    }

    [Fact]
    public async Task A_storage_that_takes_nothing_any_more_is_given_up_after_the_timeout()
    {
        var time = new ManualTime(Connected.Now);
        var asked = new TaskCompletionSource();
        var server = new ScriptedServer().Answers(Places("k1")).Answers(async token =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return null!;
        });
        using var client = Connected.To(server, time);
        var running = CollectAsync(client, [Image("a.png", 10)], new UploadProgress());
        await asked.Task;
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(EncordErrorId.Timeout, Assert.Single(await running).Failure!.ErrorId);
    }

    [Fact]
    public async Task Files_of_one_batch_share_one_request_for_places_and_one_job()
    {
        var units = Enumerable.Range(0, 250).Select(i => Image($"{i:000}.png", 5)).ToArray();
        var server = new CountingServer();
        var options = new EncordClientOptions
        {
            Credential = Encord.Client.Auth.SshKeyCredential.Parse(TestKeys.Vector),
            Domain = new Uri("https://encord.test"),
            PrimaryHandler = () => server,
        };
        using var client = new EncordClient(options);
        var results = await CollectAsync(client, units, new UploadProgress(), throttleLimit: 8);

        Assert.Equal(units.Select(unit => unit.Title), results.Select(result => result.Unit.Title).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.Equal(["d-" + result.Unit.Title], result.DataHashes));
        Assert.Equal((3, 250, 3), (server.Places, server.Puts, server.Jobs));
        Assert.InRange(server.MostAtOnce, 2, 8);
    }

    private static string Places(params string[] keys) =>
        $$"""{"results":[{{string.Join(",", keys.Select(key => $$"""{"itemUuid":"i","objectKey":"{{key}}","signedUrl":"https://storage.test/{{key}}?signature=secret"}"""))}}]}""";

    private static string Done(params string[] titles)
    {
        var added = new JsonArray([.. titles.Select(title => new JsonObject { ["data_hash"] = "d-" + title, ["title"] = title })]);
        var state = new JsonObject { ["status"] = "DONE", ["data_hashes_with_titles"] = added, ["errors"] = new JsonArray(), ["data_unit_errors"] = new JsonArray() };
        return new JsonObject { ["status"] = 200, ["response"] = state }.ToJsonString();
    }

    private UploadUnit Image(string name, int length)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, [.. Enumerable.Range(0, length).Select(i => (byte)i)]);
        return new UploadUnit(UploadKind.Image, name, [LocalFile.At(path)]);
    }

    private async Task<List<UploadResult>> UploadAsync(ScriptedServer server, IReadOnlyList<UploadUnit> units, int retries = 0, UploadProgress? progress = null)
    {
        using var client = Connected.To(server, _time, retries);
        return await CollectAsync(client, units, progress ?? new UploadProgress());
    }

    private static async Task<List<UploadResult>> CollectAsync(EncordClient client, IReadOnlyList<UploadUnit> units, UploadProgress progress, int throttleLimit = 1)
    {
        var results = new List<UploadResult>();
        await foreach (var result in client.Uploader.RunAsync("ds", units, new UploadOptions { ThrottleLimit = throttleLimit }, progress, Token))
        {
            results.Add(result);
        }

        return results;
    }

    /// <summary>Answers any number of uploads, and counts.</summary>
    private sealed class CountingServer : HttpMessageHandler
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _jobs = new();
        private readonly TaskCompletionSource _second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _atOnce;
        private int _keys;

        public int Places { get; private set; }

        public int Puts { get; private set; }

        public int Jobs { get; private set; }

        public int MostAtOnce { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Put)
            {
                lock (_jobs)
                {
                    Puts++;
                    MostAtOnce = Math.Max(MostAtOnce, ++_atOnce);
                    if (_atOnce == 2)
                    {
                        _second.TrySetResult();
                    }
                }

                await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
                // The first is not answered before there is a second, so that a busy machine does not decide what the test sees.
                await Task.WhenAny(_second.Task, Task.Delay(TimeSpan.FromSeconds(30), cancellationToken));
                lock (_jobs)
                {
                    _atOnce--;
                }

                return new HttpResponseMessage(HttpStatusCode.OK);
            }

            if (request.Method == HttpMethod.Get)
            {
                lock (_jobs)
                {
                    Places++;
                    var count = int.Parse(System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["count"]!);
                    return ScriptedServer.Json(FileUploadTests.Places([.. Enumerable.Range(0, count).Select(_ => $"k{_keys++}")]));
                }
            }

            var values = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            if (values["query_method"]!.GetValue<string>() == "POST")
            {
                lock (_jobs)
                {
                    Jobs++;
                    var titles = values["values"]!["payload"]!["dataItems"]!["images"]!.AsArray().Select(image => image!["title"]!.GetValue<string>()).ToArray();
                    _jobs[$"job{Jobs}"] = Done(titles);
                    return ScriptedServer.Json(Started.Replace("\"job\"", $"\"job{Jobs}\"", StringComparison.Ordinal));
                }
            }

            return ScriptedServer.Json(_jobs[values["values"]!["payload"]!["process_hash"]!.GetValue<string>()]);
        }
    }
}
