using System.Text;

namespace Encord.Client.Interchange.Exporting;

/// <summary>Lines of comma-separated values (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    /// <summary>
    /// Appends a line. Text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets take for text; so does text that looks as if it had got
    /// one, so that <see cref="Plain"/> gives every text back.
    /// </summary>
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

    /// <summary>The text of a cell, without the apostrophe that was put in front of it.</summary>
    public static string Plain(string cell) => cell.Length > 1 && cell[0] == '\'' && IsFormula(cell.TrimStart('\'')) ? cell.Substring(1) : cell;

    private static void AppendCell(StringBuilder text, string cell)
    {
        if (IsFormula(cell.TrimStart('\'')))
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
