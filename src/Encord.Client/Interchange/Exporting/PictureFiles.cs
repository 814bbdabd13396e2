using System.Security.Cryptography;
using Encord.Client.Auth;
using Encord.Client.Downloads;
using Encord.Client.Files;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Brings the image files of pictures into the folder: downloads, copies or links. What is there from an earlier run, and whole, stays.</summary>
internal sealed class PictureFiles(EncordClient client, LabelExportOptions options, ExportFolder folder, LocalData? local)
{
    /// <param name="pictures">Of one row.</param>
    /// <param name="format">Says where images belong.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>For each picture its manifest entry, or why there is no file.</returns>
    public async Task<IReadOnlyList<PictureFile>> BringAsync(IReadOnlyList<ExportPicture> pictures, LabelFormat format, CancellationToken cancellationToken)
    {
        var files = new List<PictureFile>();
        if (pictures.Count == 0)
        {
            return files;
        }

        var links = new RowLinks(client.DataRows, pictures[0].Row.ProjectHash, pictures[0].Row.DataHash);
        foreach (var picture in pictures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!picture.IsFile && FrameOf(picture) is null)
            {
                files.Add(new PictureFile(null, null, null, NoFrame(local is not null)));
                continue;
            }

            try
            {
                files.Add(await BringAsync(picture, format.ImageNameOf(picture), links, cancellationToken).ConfigureAwait(false));
            }
            catch (EncordException failure)
            {
                files.Add(new PictureFile(null, null, failure, null));
            }
        }

        return files;
    }

    /// <summary>Why there is no picture of a frame.</summary>
    /// <param name="hasFolder">Whether there is a folder that it could lie in.</param>
    public static string NoFrame(bool hasFolder) => hasFolder
        ? "the folder of -DataPath has no picture of the frame, such as 'drive_000012.jpg' beside 'drive.mp4'"
        : "a frame of a video must first be saved as a picture, with a program such as ffmpeg";

    private string? FrameOf(ExportPicture picture) => local?.FindFrame(picture.Row.DataHash, picture.UnitHash, picture.Frame);

    private async Task<PictureFile> BringAsync(ExportPicture picture, string name, RowLinks links, CancellationToken cancellationToken)
    {
        if (Earlier(picture, name) is { } there)
        {
            folder.Claim(there.File);
            picture.Extension = System.IO.Path.GetExtension(there.File);
            return new PictureFile(picture.EntryFor(there.File) with { Bytes = there.Bytes, Sha256 = there.Sha256 }, ImageHeader.ReadFile(folder.PathOf(there.File)), null, null);
        }

        if ((picture.IsFile ? local?.Find(picture.Row.DataHash, picture.UnitHash) : FrameOf(picture)) is { } source)
        {
            return options.Image == ImageHandling.Link ? Link(picture, name, source) : Copy(picture, name, source);
        }

        if (options.Image == ImageHandling.Link)
        {
            return new PictureFile(null, null, null, "-DataPath has no file of it");
        }

        var file = "";
        var downloaded = await client.Downloader.GetAsync(
            new Download(picture.Title, token => links.LinkAsync(picture.UnitHash, picture.Frame, token), head => Create(picture, name, head, out file)), cancellationToken).ConfigureAwait(false);
        return new PictureFile(picture.EntryFor(file) with { Bytes = downloaded.Bytes, Sha256 = downloaded.Sha256 }, ImageHeader.Read(downloaded.Head), null, null);
    }

    private OutputFile Create(ExportPicture picture, string name, byte[] head, out string file)
    {
        picture.Extension = FileKind.ExtensionOf(head, picture.FileType, FileStem.ExtensionOf(picture.Title));
        file = name + picture.Extension;
        if (picture.ImageFile != file)
        {
            // A second attempt has the name already.
            folder.Claim(file);
            picture.ImageFile = file;
        }

        return folder.Create(file);
    }

    private PictureFile Copy(ExportPicture picture, string name, string source)
    {
        try
        {
            using var reading = File.OpenRead(source);
            var piece = new byte[ImageHeader.Length];
            var length = reading.Read(piece, 0, piece.Length);
            var head = piece.Take(length).ToArray();
            using var writing = Create(picture, name, head, out var file);
            using var sha = SHA256.Create();
            long bytes = 0;
            for (; length > 0; length = reading.Read(piece, 0, piece.Length))
            {
                writing.Stream.Write(piece, 0, length);
                sha.TransformBlock(piece, 0, length, null, 0);
                bytes += length;
            }

            sha.TransformFinalBlock([], 0, 0);
            writing.Complete();
            return new PictureFile(picture.EntryFor(file) with { Bytes = bytes, Sha256 = Hex.Lower(sha.Hash!) }, ImageHeader.Read(head), null, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.FileNotWritten, $"'{source}' cannot be copied: {error.Message}", error);
        }
    }

    private PictureFile Link(ExportPicture picture, string name, string source)
    {
#if NET
        picture.Extension = System.IO.Path.GetExtension(source);
        var file = name + picture.Extension;
        folder.Claim(file);
        var path = folder.PathOf(file);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.Delete(path);
            File.CreateSymbolicLink(path, source);
            return new PictureFile(picture.EntryFor(file) with { Bytes = new FileInfo(source).Length }, ImageHeader.ReadFile(source), null, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(
                EncordErrorId.FileNotWritten, $"A link to '{source}' cannot be made: {error.Message} On Windows, links need developer mode or an elevated shell; -Image Copy needs neither.", error);
        }
#else
        throw new EncordException(EncordErrorId.OperationNotAllowed, $"'{source}' cannot be linked into '{folder.Path}': -Image Link needs PowerShell 7. Use -Image Copy.");
#endif
    }

    private ManifestEntry? Earlier(ExportPicture picture, string name) => options.Image == ImageHandling.Copy
        && FileKind.Images.Select(extension => name + extension).FirstOrDefault(folder.Before.ContainsKey) is { } file
        && folder.Before[file] is { Bytes: > 0 } entry && entry.DataHash == picture.Row.DataHash && entry.UnitHash == picture.UnitHash
        && new FileInfo(folder.PathOf(file)) is { Exists: true } there && there.Length == entry.Bytes
        ? entry
        : null;
}

/// <summary>The image file of a picture, as the manifest has it.</summary>
/// <param name="Entry">Null where there is none.</param>
/// <param name="Header">What the file says of its size; null where nobody looked.</param>
/// <param name="Failure">Why it could not be brought.</param>
/// <param name="Reason">Why it is left out.</param>
internal sealed record PictureFile(ManifestEntry? Entry, ImageHeader? Header, EncordException? Failure, string? Reason);
