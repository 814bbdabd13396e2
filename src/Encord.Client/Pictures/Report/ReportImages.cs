using Encord.Client.Downloads;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>Brings the images of a gallery into the page as small copies, as long as there is room. Why one is not there is counted.</summary>
internal sealed class ReportImages : IDisposable
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The largest file that is put into the page as it is, because nothing makes it small.</summary>
    public const int MostBytesAsIs = 512 * 1024;

    /// <summary>What all of them may take: a page that is sent by mail.</summary>
    public const int Room = 8 * 1024 * 1024;

    private readonly EncordClient _client;
    private readonly LeftOutCounts _leftOut;
    private readonly LocalData? _local;
    private readonly string _folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "encord-report-" + Guid.NewGuid().ToString("N"));
    private long _used;

    private ThumbnailMaker Thumbnails => field ??= new ThumbnailMaker();

    /// <summary>Pictures that are turned for showing (EXIF) while the size of their label row is the one from before. They are shown as they are stored.</summary>
    public long AsStored { get; private set; }

    public ReportImages(EncordClient client, ReportOptions options, LeftOutCounts leftOut)
    {
        _client = client;
        _leftOut = leftOut;
        _local = options.DataPath is { } path ? LocalData.Open(path) : null;
    }

    /// <summary>The image as an address that has all its bytes; null where there is none.</summary>
    /// <exception cref="EncordException">It could not be brought.</exception>
    public async Task<string?> LinkOfAsync(ExportPicture picture, CancellationToken cancellationToken)
    {
        if (!picture.IsFile)
        {
            return _local?.FindFrame(picture.Row.DataHash, picture.UnitHash, picture.Frame) is { } frame ? Embed(frame, picture) : Without(PictureFiles.NoFrame(_local is not null));
        }

        if (_local is not null)
        {
            return _local.Find(picture.Row.DataHash, picture.UnitHash) is { } there ? Embed(there, picture) : Without("-DataPath has no file of it");
        }

        if (picture.Row is { DataType: "Image", FileSize: > MostBytes })
        {
            return Without(TooLarge(MostBytes));
        }

        return Embed(await DownloadAsync(picture, cancellationToken).ConfigureAwait(false), picture);
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It lies among the files that the system clears away.
        }
    }

    private static string TooLarge(long most) => most >= 1024 * 1024 ? $"its file is larger than {most / 1024 / 1024} MiB" : $"its file is larger than {most / 1024} KiB and of a kind that cannot be made small";

    private string? Embed(string file, ExportPicture picture)
    {
        var extension = System.IO.Path.GetExtension(file);
        var isMadeSmall = ThumbnailMaker.Reads(extension);
        if (!isMadeSmall && !OverlayImage.Types.ContainsKey(extension))
        {
            return Without($"browsers do not show files with the extension '{extension}'");
        }

        var most = isMadeSmall ? MostBytes : MostBytesAsIs;
        if (Read(file, most) is not { } bytes)
        {
            return Without(TooLarge(most));
        }

        if (!isMadeSmall)
        {
            return Put(bytes, OverlayImage.Types[extension]);
        }

        if (Thumbnails.Make(bytes, picture.Width, picture.Height, out var reason) is not { } thumbnail)
        {
            return Without(reason!);
        }

        var link = Put(thumbnail.Bytes, thumbnail.Type);
        AsStored += link is not null && thumbnail.IsAsStored ? 1 : 0;
        return link;
    }

    private string? Put(byte[] bytes, string type)
    {
        if (_used + bytes.Length > Room)
        {
            return Without($"the images before it fill the {Room / 1024 / 1024} MiB that a report has for them");
        }

        _used += bytes.Length;
        return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
    }

    /// <returns>Null where the file is larger.</returns>
    private static byte[]? Read(string file, long most)
    {
        try
        {
            return new FileInfo(file).Length > most ? null : File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"The picture '{file}' cannot be read: {error.Message}", error);
        }
    }

    private async Task<string> DownloadAsync(ExportPicture picture, CancellationToken cancellationToken)
    {
        var links = new RowLinks(_client.DataRows, picture.Row.ProjectHash, picture.Row.DataHash);
        var file = "";
        await _client.Downloader.GetAsync(
            new Download(picture.Title, token => links.LinkAsync(picture.UnitHash, picture.Frame, token), head =>
            {
                Create();
                file = System.IO.Path.Combine(_folder, Guid.NewGuid().ToString("N") + FileKind.ExtensionOf(head, picture.FileType, FileStem.ExtensionOf(picture.Title)));
                return new OutputFile(file);
            }),
            cancellationToken).ConfigureAwait(false);
        return file;
    }

    private void Create()
    {
        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.FileNotWritten, $"The folder '{_folder}' for downloads cannot be made: {error.Message}", error);
        }
    }

    private string? Without(string reason)
    {
        _leftOut.Add("ImageFile", reason);
        return null;
    }
}
