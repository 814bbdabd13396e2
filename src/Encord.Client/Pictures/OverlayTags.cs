using System.Text;
using System.Xml;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>
/// The words beside shapes. A tag has the colour of its shape and letters that can be read on it, lies in the picture, and gives way to the tags before it.
/// </summary>
internal sealed class OverlayTags(XmlWriter svg, OverlayScale scale)
{
    /// <summary>Tags that a new one looks out for; more would take long in pictures with thousands of objects.</summary>
    private const int Looked = 64;

    private const int Tries = 8;

    private readonly List<(double X, double Y, double Width)> _placed = [];

    private double Padding => scale.Text / 5;

    private double Height => scale.Text + (2 * Padding);

    /// <summary>Writes a tag.</summary>
    /// <param name="words">What it says.</param>
    /// <param name="colour">Of its ground.</param>
    /// <param name="left">Where it should start.</param>
    /// <param name="bottom">Where it should end. A tag that would leave the picture goes inside.</param>
    public void Write(string words, string colour, double left, double bottom)
    {
        var text = Cut(words);
        var width = Math.Min(scale.Width, WidthOf(text) + (2 * Padding));
        var x = Math.Max(0, Math.Min(left, scale.Width - width));
        var y = Place(x, Within(bottom - Height), width);
        Rectangle(x, y, width, colour);
        Text(text, x, y, width, colour);
    }

    private void Rectangle(double x, double y, double width, string colour)
    {
        svg.WriteStartElement("rect", OverlayDrawing.Namespace);
        svg.WriteAttributeString("x", OverlayScale.Number(x));
        svg.WriteAttributeString("y", OverlayScale.Number(y));
        svg.WriteAttributeString("width", OverlayScale.Number(width));
        svg.WriteAttributeString("height", OverlayScale.Number(Height));
        svg.WriteAttributeString("fill", colour);
        svg.WriteEndElement();
    }

    /// <summary>Fonts differ from machine to machine: the length is given, so that the letters fit their ground everywhere.</summary>
    private void Text(string text, double x, double y, double width, string colour)
    {
        svg.WriteStartElement("text", OverlayDrawing.Namespace);
        svg.WriteAttributeString("x", OverlayScale.Number(x + Padding));
        svg.WriteAttributeString("y", OverlayScale.Number(y + Padding + (scale.Text * 0.82)));
        svg.WriteAttributeString("textLength", OverlayScale.Number(Math.Max(1, width - (2 * Padding))));
        svg.WriteAttributeString("lengthAdjust", "spacingAndGlyphs");
        svg.WriteAttributeString("fill", OverlayColours.TextOn(colour));
        svg.WriteAttributeString("stroke", colour);
        svg.WriteString(LegalText.Of(text));
        svg.WriteEndElement();
    }

    private double Place(double x, double y, double width)
    {
        var free = y;
        for (var i = 0; i < Tries; i++)
        {
            free = Within(y + (i * Height));
            if (!_placed.Skip(_placed.Count - Looked).Any(other => Math.Abs(other.Y - free) < Height * 0.99 && x < other.X + other.Width && other.X < x + width))
            {
                break;
            }
        }

        _placed.Add((x, free, width));
        return free;
    }

    private double Within(double y) => Math.Max(0, Math.Min(y, scale.Height - Height));

    /// <summary>One line that is not longer than the picture.</summary>
    private string Cut(string words)
    {
        var room = scale.Width - (2 * Padding);
        var line = new StringBuilder();
        double width = 0;
        foreach (var one in words)
        {
            var letter = char.IsWhiteSpace(one) ? ' ' : one;
            width += WidthOf(letter) * scale.Text;
            if (width > room)
            {
                // Room for the sign that something is missing.
                line.Length = Math.Max(0, line.Length - 2);
                return line.Append('\u2026').ToString();
            }

            line.Append(letter);
        }

        return line.ToString();
    }

    private double WidthOf(string text) => text.Sum(WidthOf) * scale.Text;

    /// <summary>About as wide as a letter is in the usual fonts, in heights of a line.</summary>
    private static double WidthOf(char letter) => letter switch
    {
        _ when char.IsLowSurrogate(letter) => 0,
        _ when letter >= '\u2E80' => 1,
        ' ' or 'i' or 'l' or 'j' or 't' or 'f' or 'r' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' => 0.32,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.88,
        _ when char.IsUpper(letter) => 0.69,
        _ => 0.56,
    };
}
