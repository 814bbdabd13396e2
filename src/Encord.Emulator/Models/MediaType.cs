namespace Encord.Emulator.Models;

/// <summary>The four kinds of file that inference takes, told by how they begin: base64 has no name.</summary>
internal static class MediaType
{
    /// <returns>Null when it is none of them.</returns>
    public static string? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && content[..Math.Min(content.Length, 64)].IndexOf("webm"u8) > 0 ? "video/webm"
        : content.Length > 12 && content[4..].StartsWith("ftyp"u8) ? "video/mp4"
        : null;
}
