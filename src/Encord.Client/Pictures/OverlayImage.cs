using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>Finds the address of a picture: in it all its bytes, or a link that works from the folder of the export.</summary>
internal sealed class OverlayImage(ExportContext context, bool isEmbedded)
{
    /// <summary>Kinds of images that browsers show, by extension.</summary>
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".png"] = "image/png", [".gif"] = "image/gif", [".webp"] = "image/webp", [".bmp"] = "image/bmp", [".avif"] = "image/avif",
    };

    private readonly LocalData? _local = context.Options is { DataPath: { } path, Image: ImageHandling.None } ? LocalData.Open(path) : null;

    /// <summary>The address; null where there is no picture. Why is counted then.</summary>
    public string? LinkOf(ExportPicture picture)
    {
        var file = picture.ImageFile is { } brought ? context.Folder.PathOf(brought) : null;
        if (_local is not null)
        {
            file = picture.IsFile ? _local.Find(picture.Row.DataHash, picture.UnitHash) : _local.FindFrame(picture.Row.DataHash, picture.UnitHash, picture.Frame);
            if (file is null)
            {
                context.LeftOut.Add("ImageFile", picture.IsFile ? "-DataPath has no file of it" : PictureFiles.NoFrame(hasFolder: true));
            }
        }

        if (file is null)
        {
            return null;
        }

        picture.Header ??= ImageHeader.ReadFile(file);
        var extension = System.IO.Path.GetExtension(file);
        string? link = null;
        if (Types.TryGetValue(extension, out var type))
        {
            link = isEmbedded ? $"data:{type};base64,{Convert.ToBase64String(Read(file))}" : Link(System.IO.Path.GetFullPath(context.Folder.Path), file);
        }
        else
        {
            context.LeftOut.Add("ImageFile", $"browsers do not show files with the extension '{extension}'");
        }

        if (isEmbedded)
        {
            Delete(file);
        }

        return link;
    }

    /// <summary>From a folder to a file, with slashes; where they are on different drives, the whole address.</summary>
    public static string Link(string folder, string file)
    {
        var from = Parts(folder);
        var to = Parts(file);
        if (from.Length == 0 || from[0] != to[0])
        {
            return new Uri(file).AbsoluteUri;
        }

        var same = 0;
        while (same < from.Length && same < to.Length - 1 && from[same] == to[same])
        {
            same++;
        }

        return string.Join("/", Enumerable.Repeat("..", from.Length - same).Concat(to.Skip(same).Select(Uri.EscapeDataString)));
    }

    private static string[] Parts(string path) => path.TrimEnd(System.IO.Path.DirectorySeparatorChar).Split(System.IO.Path.DirectorySeparatorChar);

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.NotFound, $"The picture '{file}' cannot be read: {error.Message} Run the command again.", error);
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EncordException(EncordErrorId.FileNotWritten, $"'{file}' cannot be deleted: {error.Message}", error);
        }
    }
}
