namespace Encord.Client.Uploads;

/// <summary>A kind of data unit that can be made of local files.</summary>
internal sealed class UploadKind
{
    private static readonly UploadKind[] Kinds;

    private readonly string[] _extensions;

    static UploadKind() => Kinds = [Image, ImageGroup, Video, Audio, Dicom, Nifti, PlainText, Pdf];

    private UploadKind(string name, string itemType, bool isGroup, params string[] extensions)
    {
        Name = name;
        ItemType = itemType;
        IsGroup = isGroup;
        _extensions = extensions;
    }

    public static UploadKind Image { get; } = new(
        "Image", "image", false, ".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".gif", ".heic", ".heif");

    public static UploadKind ImageGroup { get; } = new("ImageGroup", "image", true);

    public static UploadKind Video { get; } = new("Video", "video", false, ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".mpg", ".mpeg", ".wmv");

    public static UploadKind Audio { get; } = new("Audio", "audio", false, ".wav", ".mp3", ".m4a", ".aac", ".flac", ".ogg", ".oga", ".opus", ".eac3");

    public static UploadKind Dicom { get; } = new("Dicom", "dicomFile", true, ".dcm", ".dicom");

    public static UploadKind Nifti { get; } = new("Nifti", "nifti", false, ".nii", ".nii.gz");

    public static UploadKind PlainText { get; } = new("PlainText", "plainText", false, ".txt", ".md", ".csv", ".html", ".htm", ".json", ".xml");

    public static UploadKind Pdf { get; } = new("Pdf", "pdf", false, ".pdf");

    public static IReadOnlyList<UploadKind> All => Kinds;

    /// <summary>As users see it; also the type of the data row.</summary>
    public string Name { get; }

    /// <summary>What a link for one file is asked for.</summary>
    public string ItemType { get; }

    /// <summary>Whether several files make one data unit.</summary>
    public bool IsGroup { get; }

    public IReadOnlyList<string> Extensions => _extensions;

    /// <summary>The kind of data that a file's name tells; null when it tells none.</summary>
    public static UploadKind? OfName(string fileName)
    {
        // By loops, because every file of an upload comes by here.
        foreach (var kind in Kinds)
        {
            foreach (var extension in kind._extensions)
            {
                if (fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                {
                    return kind;
                }
            }
        }

        return null;
    }

    public static UploadKind? OfKindName(string name) => All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the vendor's clients say that they send: links may be signed for it. Null says nothing.</summary>
    public string? ContentType(string fileName) => ItemType switch
    {
        "image" or "plainText" => MimeType(Path.GetExtension(fileName)),
        "dicomFile" => "application/dicom",
        "nifti" => "application/nifti",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    };

    public override string ToString() => Name;

    private static string? MimeType(string extension) => extension.ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" or ".jfif" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        ".avif" => "image/avif",
        ".bmp" => "image/bmp",
        ".tif" or ".tiff" => "image/tiff",
        ".gif" => "image/gif",
        ".heic" => "image/heic",
        ".heif" => "image/heif",
        ".txt" => "text/plain",
        ".md" => "text/markdown",
        ".csv" => "text/csv",
        ".html" or ".htm" => "text/html",
        ".json" => "application/json",
        ".xml" => "application/xml",
        _ => null,
    };
}
