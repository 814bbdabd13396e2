using System.Globalization;
using System.Text;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Tables;

/// <summary>Comma-separated values: RFC 4180, UTF-8 with the mark that spreadsheets need, numbers and times the same in every culture.</summary>
internal sealed class CsvTable : TableWriter
{
    private readonly Stream _stream;

    public CsvTable(Stream stream, TableSchema schema)
    {
        _stream = stream;
        Write("\uFEFF");
        Write(Line(schema.All.Select(column => (object?)column.Name)));
    }

    public override void Write(TablePicture picture)
    {
        var text = new StringBuilder();
        foreach (var line in picture.Lines)
        {
            text.Append(Line(line));
        }

        Write(text.ToString());
    }

    private void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _stream.Write(bytes, 0, bytes.Length);
    }

    private static string Line(IEnumerable<object?> cells)
    {
        var text = new StringBuilder();
        CsvText.AppendLine(
            text,
            cells.Select(cell => cell switch
            {
                null => null,
                double number => number.ToString("R", CultureInfo.InvariantCulture),
                bool flag => flag ? "true" : "false",
                DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
            }),
            "\r\n");
        return text.ToString();
    }
}
