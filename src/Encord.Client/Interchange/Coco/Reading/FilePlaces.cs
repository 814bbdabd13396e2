namespace Encord.Client.Interchange.Coco.Reading;

/// <summary>Finds line and column of bytes of a file. Done only when there is something to report, so that a good file is not slowed by counting.</summary>
internal static class FilePlaces
{
    public static void Resolve(Stream stream, IEnumerable<CocoProblem> problems)
    {
        var ordered = problems.Where(problem => problem.Line == 0 && problem.Offset >= 0).OrderBy(problem => problem.Offset).ToArray();
        if (ordered.Length == 0)
        {
            return;
        }

        stream.Position = 0;
        var buffer = new byte[64 * 1024];
        long offset = 0;
        long line = 1;
        long column = 1;
        var next = 0;
        int count;
        while (next < ordered.Length && (count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            for (var i = 0; i < count; i++, offset++)
            {
                while (next < ordered.Length && ordered[next].Offset == offset)
                {
                    ordered[next].Line = line;
                    ordered[next].Column = column;
                    next++;
                }

                if (buffer[i] == (byte)'\n')
                {
                    line++;
                    column = 1;
                }
                else if ((buffer[i] & 0xC0) != 0x80)
                {
                    column++;
                }
            }
        }
    }
}
