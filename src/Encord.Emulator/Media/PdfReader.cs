using System.Text;
using System.Text.RegularExpressions;

namespace Encord.Emulator.Media;

/// <summary>PDF: counts the page objects; where they are packed away, the largest count that the page tree tells.</summary>
internal static partial class PdfReader
{
    public static MediaInfo? Read(ReadOnlySpan<byte> head, Stream content)
    {
        if (head.IndexOf("%PDF-"u8) < 0)
        {
            return null;
        }

        using var reader = new StreamReader(content, Encoding.Latin1, leaveOpen: true);
        var pages = 0;
        var counted = 0;
        while (reader.ReadLine() is { } line)
        {
            pages += PageObject().Count(line);
            counted = CountMember().Matches(line).Select(match => int.TryParse(match.Groups[1].ValueSpan, out var count) ? count : 0).Append(counted).Max();
        }

        return new MediaInfo("pdf", "application/pdf") { Frames = Math.Max(1, pages > 0 ? pages : counted) };
    }

    [GeneratedRegex(@"/Type\s*/Page(?![a-zA-Z])")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/Count\s+(\d+)")]
    private static partial Regex CountMember();
}
