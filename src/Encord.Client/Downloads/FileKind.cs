using System.Text;

namespace Encord.Client.Downloads;

/// <summary>What kind of file bytes are. Titles are not believed: they come without an extension, or with a wrong one.</summary>
internal static class FileKind
{
    private static readonly Dictionary<string, string> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = ".jpg", ["image/jpg"] = ".jpg", ["image/png"] = ".png", ["image/bmp"] = ".bmp", ["image/gif"] = ".gif", ["image/tiff"] = ".tif", ["image/webp"] = ".webp",
        ["image/avif"] = ".avif", ["image/heic"] = ".heic", ["video/mp4"] = ".mp4", ["video/quicktime"] = ".mov", ["video/webm"] = ".webm", ["video/x-matroska"] = ".mkv",
        ["video/x-msvideo"] = ".avi", ["audio/mpeg"] = ".mp3", ["audio/wav"] = ".wav", ["audio/x-wav"] = ".wav", ["audio/flac"] = ".flac", ["audio/mp4"] = ".m4a",
        ["application/pdf"] = ".pdf", ["application/dicom"] = ".dcm", ["text/plain"] = ".txt", ["text/html"] = ".html", ["application/json"] = ".json",
    };

    /// <summary>Extensions that an image may have.</summary>
    public static readonly string[] Images = [".jpg", ".png", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".avif", ".heic"];

    /// <summary>The extension with its dot: by the first bytes, else by the type that somebody declared, else that of the title; empty where nobody knows.</summary>
    /// <param name="head">The first bytes; null before there are any.</param>
    /// <param name="declaredType">As MIME, or null.</param>
    /// <param name="titleExtension">With its dot, or empty.</param>
    public static string ExtensionOf(byte[]? head, string? declaredType, string titleExtension)
    {
        if (head is not null && ByBytes(head) is { } known)
        {
            return known;
        }

        return declaredType is not null && ByType.TryGetValue(declaredType.Split(';')[0].Trim(), out var extension)
            ? IsSame(extension, titleExtension) ? titleExtension : extension
            : titleExtension;
    }

    private static string? ByBytes(byte[] head) =>
        Starts(head, 0, "\u00FF\u00D8\u00FF") ? ".jpg"
        : Starts(head, 0, "\u0089PNG\r\n\u001A\n") ? ".png"
        : Starts(head, 0, "GIF8") ? ".gif"
        : Starts(head, 0, "BM") && head.Length > 14 && head[14] is 12 or 40 or 108 or 124 ? ".bmp"
        : Starts(head, 0, "II*\0") || Starts(head, 0, "MM\0*") ? ".tif"
        : Starts(head, 0, "RIFF") && Starts(head, 8, "WEBP") ? ".webp"
        : Starts(head, 0, "RIFF") && Starts(head, 8, "WAVE") ? ".wav"
        : Starts(head, 0, "RIFF") && Starts(head, 8, "AVI ") ? ".avi"
        : Starts(head, 4, "ftyp") ? OfBrand(Encoding.ASCII.GetString(head, 8, Math.Min(4, Math.Max(0, head.Length - 8))))
        : Starts(head, 0, "%PDF") ? ".pdf"
        : Starts(head, 128, "DICM") ? ".dcm"
        : Starts(head, 0, "fLaC") ? ".flac"
        : null;

    private static string? OfBrand(string brand) => brand switch
    {
        "heic" or "heix" or "mif1" => ".heic",
        "avif" => ".avif",
        "qt  " => ".mov",
        "M4A " => ".m4a",
        _ => ".mp4",
    };

    private static bool Starts(byte[] head, int at, string signature)
    {
        if (head.Length < at + signature.Length)
        {
            return false;
        }

        for (var i = 0; i < signature.Length; i++)
        {
            if (head[at + i] != signature[i])
            {
                return false;
            }
        }

        return true;
    }

    // .jpeg and .jpg say the same; then the title's own stays.
    private static bool IsSame(string extension, string titleExtension) =>
        (extension, titleExtension) is (".jpg", ".jpeg") or (".tif", ".tiff") or (".html", ".htm") || extension == titleExtension;
}
