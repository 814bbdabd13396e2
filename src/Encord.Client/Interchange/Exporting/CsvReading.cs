using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Reads comma-separated values as <see cref="CsvText"/> writes them.</summary>
internal static class CsvReading
{
    /// <summary>The same of a file that need not be there.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> ReadAll(string path) => File.Exists(path) ? Read(path) : [];

    /// <summary>The lines after the head, as cells by the names of the head. What is not such a table has none.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        string[]? head = null;
        foreach (var cells in Lines(reader))
        {
            if (head is null)
            {
                head = [.. cells];
                continue;
            }

            var line = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < Math.Min(head.Length, cells.Count); i++)
            {
                line[head[i]] = CsvText.Plain(cells[i]);
            }

            yield return line;
        }
    }

    private static IEnumerable<List<string>> Lines(StreamReader reader)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        var isAny = false;
        while (reader.Read() is var code and >= 0)
        {
            var letter = (char)code;
            isAny = true;
            if (isQuoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (reader.Peek() == '"')
                {
                    reader.Read();
                    cell.Append('"');
                }
                else
                {
                    isQuoted = false;
                }

                continue;
            }

            switch (letter)
            {
                case '"':
                    isQuoted = true;
                    break;
                case ',':
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\r':
                    break;
                case '\n':
                    cells.Add(cell.ToString());
                    cell.Clear();
                    yield return cells;
                    cells = [];
                    isAny = false;
                    break;
                default:
                    cell.Append(letter);
                    break;
            }
        }

        if (isAny)
        {
            cells.Add(cell.ToString());
            yield return cells;
        }
    }
}
