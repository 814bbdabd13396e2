namespace Encord.Emulator.Media;

/// <summary>Plain text in UTF-8 or UTF-16 and its relatives. Bytes of zero in the beginning mean that it is something else.</summary>
internal static class TextReader
{
    public static MediaInfo Read(string title, Stream content)
    {
        var head = new byte[4096];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var isWide = length >= 2 && (head[0], head[1]) is (0xFF, 0xFE) or (0xFE, 0xFF);
        return !isWide && head.AsSpan(0, length).Contains((byte)0)
            ? throw new UnreadableMediaException($"'{title}' is not a text file.")
            : new MediaInfo("plainText", MimeType(Path.GetExtension(title)));
    }

    private static string MimeType(string extension) => extension.ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html",
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".json" => "application/json",
        ".xml" => "application/xml",
        _ => "text/plain",
    };
}
