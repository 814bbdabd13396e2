using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Makes names of files out of titles, which may hold anything: paths, control characters, names of devices, hundreds of letters.</summary>
internal static class FileStem
{
    /// <summary>Paths stay below 260 characters on Windows.</summary>
    private const int MostCharacters = 100;

    /// <summary>File systems of Linux count bytes, and a name may have 255.</summary>
    private const int MostBytes = 200;

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(i => new[] { "COM" + i, "LPT" + i })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The title without its extension, as every file system and every training tool takes it.</summary>
    public static string Of(string title)
    {
        var dot = ExtensionStart(title);
        return Clean(dot < 0 ? title : title.Substring(0, dot));
    }

    /// <summary>The extension that the title has, with its dot, in small letters; empty where it has none.</summary>
    public static string ExtensionOf(string title)
    {
        var dot = ExtensionStart(title);
        return dot < 0 ? "" : title.Substring(dot).ToLowerInvariant();
    }

    /// <summary>
    /// Any text as a name: in the composed form of Unicode, without what is no part of a name somewhere. Dots, blanks and brackets go too: they are read as
    /// extensions, ends of words and patterns by one tool or another.
    /// </summary>
    public static string Clean(string text)
    {
        var composed = NameForm.Compose(text);
        var name = new StringBuilder(composed.Length);
        var bytes = 0;
        for (var i = 0; i < composed.Length && name.Length < MostCharacters && bytes < MostBytes; i++)
        {
            var letter = composed[i];
            if (char.IsHighSurrogate(letter) && i + 1 < composed.Length && char.IsLowSurrogate(composed[i + 1]))
            {
                name.Append(letter).Append(composed[++i]);
                bytes += 4;
                continue;
            }

            var kept = letter switch
            {
                '/' or '\\' => "__",
                '<' or '>' or ':' or '"' or '|' or '?' or '*' or '#' or '%' or '[' or ']' or '.' or '\uFFFE' or '\uFFFF' => "_",
                _ when char.IsControl(letter) || char.IsSurrogate(letter) || char.IsWhiteSpace(letter) => "_",
                _ when char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format => "",
                _ => letter.ToString(),
            };
            name.Append(kept);
            bytes += letter < 0x80 ? kept.Length : letter < 0x800 ? 2 : 3;
        }

        var result = name.ToString();
        return result.Length == 0 ? "unnamed" : Devices.Contains(result) ? result + "_" : result;
    }

    /// <summary>Where an extension starts: a dot before at most five letters and digits, at least one of them a letter.</summary>
    private static int ExtensionStart(string title)
    {
        var dot = title.LastIndexOf('.');
        var length = title.Length - dot - 1;
        return dot >= 0 && length is > 0 and <= 5
            && title.Skip(dot + 1).All(letter => letter is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            && title.Skip(dot + 1).Any(letter => letter > '9')
            ? dot
            : -1;
    }
}
