namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Says in plain words what is wrong at a place where a file stops being JSON. Only done when that has happened, so the file is read up to there again.</summary>
internal static class JsonFault
{
    /// <param name="path">The file.</param>
    /// <param name="line">From 0.</param>
    /// <param name="bytes">Bytes in that line before the place.</param>
    /// <param name="isTooDeep">Whether the nesting is all that is wrong.</param>
    public static string Describe(string path, long line, long bytes, bool isTooDeep)
    {
        (var column, var found, var before) = Look(path, line, bytes);
        return $"'{path}', line {line + 1}, column {column}: " + (isTooDeep
            ? $"lists and objects are nested deeper than {CocoValue.Options.MaxDepth} levels."
            : "this is not valid JSON. " + Reason(found, before));
    }

    private static string Reason(int found, int before) => (found, before) switch
    {
        ( < 0, _) => "The file ends here.",
        (']' or '}', ',') => "The last element of the list or object is followed by a comma; remove the comma.",
        (',', ',') => "Two commas stand side by side, with nothing between them.",
        ('<', < 0) => "It looks like XML or HTML.",
        ('\'', _) => "Text stands in single quotes; JSON has double quotes.",
        ('/' or '#', _) => "It looks like a comment, which JSON does not have.",
        ( < ' ', _) => $"A control character (number {found}) stands where none may be; within text it is written with a backslash.",
        _ => $"'{(found < 0x7F ? ((char)found).ToString() : "…")}' does not belong here.",
    };

    /// <summary>The column in characters, the byte at the place, and the last byte before it that is not white space; −1 for none.</summary>
    private static (long Column, int Found, int Before) Look(string path, long line, long bytes)
    {
        var before = -1;
        long column = 1;
        using Stream stream = new BufferedStream(CocoFile.Open(path), 1 << 16);
        SkipMark(stream);
        for (long at = 0; at < line;)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return (bytes + 1, -1, before);
            }

            at += next == '\n' ? 1 : 0;
            before = IsSpace(next) ? before : next;
        }

        for (long i = 0; i < bytes; i++)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return (column, -1, before);
            }

            column += (next & 0xC0) != 0x80 ? 1 : 0;
            before = IsSpace(next) ? before : next;
        }

        return (column, stream.ReadByte(), before);
    }

    /// <summary>The reader that found the fault counts from after the byte order mark.</summary>
    private static void SkipMark(Stream stream)
    {
        if (stream.ReadByte() != 0xEF || stream.ReadByte() != 0xBB || stream.ReadByte() != 0xBF)
        {
            stream.Position = 0;
        }
    }

    private static bool IsSpace(int value) => value is ' ' or '\n' or '\r' or '\t';
}
