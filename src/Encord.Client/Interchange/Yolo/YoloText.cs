using System.Globalization;
using System.Text;

namespace Encord.Client.Interchange.Yolo;

/// <summary>How YOLO files are written: numbers with six decimals, texts in quotes.</summary>
internal static class YoloText
{
    /// <summary>A position in pixels as a fraction, six decimals.</summary>
    public static void AppendFraction(StringBuilder line, double pixels, double size)
    {
        var text = (pixels / size).ToString("F6", CultureInfo.InvariantCulture);
        line.Append(' ').Append(text == "-0.000000" ? "0.000000" : text);
    }

    /// <summary>A text for YAML. Always in quotes: a class may be called No, 1 or null.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(letter);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                default:
                    quoted.Append(char.IsControl(letter)
                        ? "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)
                        : letter.ToString());
                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
