using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Encord.Client.Auth;
using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Tests.Support;

namespace Encord.Client.Tests.Downloads;

/// <summary>Downloads that are cut off go on where they stopped, or start anew where anything does not fit; either way the file is the one that the storage has.</summary>
public sealed class CutDownloadTests : IDisposable
{
    private const int Length = 300_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("encord-client-").FullName;
    private readonly RangeStorage _storage = new(Bytes(1));

    private string Target => Path.Combine(_folder, "file.bin");

    public void Dispose()
    {
        _storage.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(ImageHeader.Length - 1)]
    [InlineData(ImageHeader.Length)]
    [InlineData(ImageHeader.Length + 1)]
    [InlineData(Length - 1)]
    public async Task A_cut_download_asks_for_the_rest_only(int cut)
    {
        _storage.Cut(cut, quietly: cut % 2 == 0);

        await DownloadAsync();

        Assert.Equal(["all", $"bytes={cut}- \"one\""], _storage.Asked);
        Assert.Equal(Length, _storage.Sent);
    }

    [Fact]
    public async Task A_rest_may_be_cut_again()
    {
        _storage.Cut(10).Cut(200_000).Cut(0).Cut(5);

        await DownloadAsync(retries: 4);

        Assert.Equal(["all", "bytes=10- \"one\"", "bytes=200010- \"one\"", "bytes=200010- \"one\"", "bytes=200015- \"one\""], _storage.Asked);
        Assert.Equal(Length, _storage.Sent);
    }

    [Fact]
    public async Task A_storage_that_does_not_know_ranges_sends_everything_again()
    {
        _storage.Cut(1000).Alter((storage, response) =>
        {
            response.StatusCode = HttpStatusCode.OK;
            response.Content = new ByteArrayContent(storage.Content);
        });

        await DownloadAsync();

        Assert.Equal(2, _storage.Asked.Count);
    }

    [Theory]
    [InlineData("from another byte")]
    [InlineData("to another byte")]
    [InlineData("of another length")]
    [InlineData("of other units")]
    [InlineData("without a range")]
    [InlineData("of another tag")]
    [InlineData("of fewer bytes")]
    [InlineData("packed")]
    [InlineData("refused")]
    public async Task A_rest_that_does_not_fit_makes_the_file_start_anew(string fault)
    {
        _storage.Cut(1000).Alter((_, response) =>
        {
            var headers = response.Content.Headers;
            switch (fault)
            {
                case "from another byte":
                    headers.ContentRange = new ContentRangeHeaderValue(999, Length - 1, Length);
                    break;
                case "to another byte":
                    headers.ContentRange = new ContentRangeHeaderValue(1000, Length - 2, Length);
                    break;
                case "of another length":
                    headers.ContentRange = new ContentRangeHeaderValue(1000, Length - 1, Length + 1);
                    break;
                case "of other units":
                    headers.ContentRange!.Unit = "lines";
                    break;
                case "without a range":
                    headers.ContentRange = null;
                    break;
                case "of another tag":
                    response.Headers.ETag = new EntityTagHeaderValue("\"two\"");
                    break;
                case "of fewer bytes":
                    headers.ContentLength = 17;
                    break;
                case "packed":
                    headers.ContentEncoding.Add("gzip");
                    break;
                default:
                    response.StatusCode = HttpStatusCode.RequestedRangeNotSatisfiable;
                    break;
            }
        });

        await DownloadAsync();

        Assert.Equal(["all", "bytes=1000- \"one\"", "all"], _storage.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"one\"")]
    public async Task Without_a_tag_that_promises_the_same_bytes_everything_is_asked_for(string? tag)
    {
        _storage.Tag = tag;
        _storage.Cut(1000);

        await DownloadAsync();

        Assert.Equal(["all", "all"], _storage.Asked);
    }

    [Theory]
    [InlineData(Length)]
    [InlineData(Length / 3)]
    [InlineData(0)]
    public async Task A_file_that_changed_meanwhile_is_the_new_one(int length)
    {
        _storage.Cut(200_000);

        await DownloadAsync(onArrived: () =>
        {
            _storage.Content = Bytes(2)[..length];
            _storage.Tag = "\"two\"";
        });

        Assert.Equal(["all", "bytes=200000- \"one\""], _storage.Asked);
    }

    [Fact]
    public async Task A_link_that_is_refused_in_between_is_renewed_and_the_rest_comes()
    {
        _storage.Cut(1000).Alter((_, response) =>
        {
            response.StatusCode = HttpStatusCode.Forbidden;
            response.Content = new ByteArrayContent([]);
        });

        await DownloadAsync();

        Assert.Equal(["all", "bytes=1000- \"one\"", "bytes=1000- \"one\""], _storage.Asked);
    }

    [Fact]
    public async Task A_download_that_is_cut_every_time_leaves_nothing()
    {
        _storage.Cut(1000).Cut(1000).Cut(1000);

        var failure = await Assert.ThrowsAsync<EncordException>(() => DownloadAsync(retries: 2));

        Assert.Equal(EncordErrorId.ConnectionFailed, failure.ErrorId);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private async Task DownloadAsync(int retries = 1, Action? onArrived = null)
    {
        using var invoker = new HttpMessageInvoker(_storage, disposeHandler: false);
        var downloader = new FileDownloader(invoker, new EncordClientOptions
        {
            Credential = SshKeyCredential.Parse(TestKeys.Vector),
            MaximumRetryCount = retries,
            Jitter = () => 0.5,
            TimeProvider = new ManualTime(Connected.Now) { PassesAtOnce = TimeSpan.FromMinutes(2) },
        });
        byte[] head = [];
        var download = new Download(
            "file.bin",
            _ => Task.FromResult<string?>("https://storage.test/file"),
            first =>
            {
                head = first;
                return new OutputFile(Target);
            })
        {
            Arrived = _ => onArrived?.Invoke(),
        };

        var downloaded = await downloader.GetAsync(download, TestContext.Current.CancellationToken);

        Assert.Equal(_storage.Content, await File.ReadAllBytesAsync(Target, TestContext.Current.CancellationToken));
        Assert.Equal((_storage.Content.LongLength, Convert.ToHexStringLower(SHA256.HashData(_storage.Content))), (downloaded.Bytes, downloaded.Sha256));
        Assert.Equal(_storage.Content.Take(ImageHeader.Length), head);
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
    }

    private static byte[] Bytes(int seed)
    {
        var bytes = new byte[Length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
