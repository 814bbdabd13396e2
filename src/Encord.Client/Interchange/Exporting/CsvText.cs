using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    /// <summary>Appends a line. Text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets take for text.</summary>
    public static void AppendLine(StringBuilder text, IEnumerable<string?> cells, string end = "\n")
    {
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (!isFirst)
            {
                text.Append(',');
            }

            isFirst = false;
            AppendCell(text, cell ?? "");
        }

        text.Append(end);
    }

    private static void AppendCell(StringBuilder text, string cell)
    {
        if (IsFormula(cell))
        {
            cell = "'" + cell;
        }

        if (cell.IndexOfAny(Special) < 0)
        {
            text.Append(cell);
        }
        else
        {
            text.Append('"').Append(cell.Replace("\"", "\"\"")).Append('"');
        }
    }

    /// <summary>A number may begin with a sign; anything else that begins like a formula is text.</summary>
    private static bool IsFormula(string cell) => cell.Length > 0
        && (cell[0] is '=' or '@' or '\t' or '\r'
            || (cell[0] is '+' or '-' && !double.TryParse(cell, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)));
}
