using System.Globalization;
using System.Xml;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>Writes HTML that is XML too. Whatever is written as text is text, whoever it comes from.</summary>
internal sealed class Markup(XmlWriter xml)
{
    public XmlWriter Xml => xml;

    /// <summary>Opens an element, which ends with what is returned.</summary>
    public IDisposable In(string name, params (string Name, string Value)[] attributes)
    {
        Start(name, null, attributes);
        return new Closing(xml);
    }

    public IDisposable InSvg(params (string Name, string Value)[] attributes)
    {
        Start("svg", OverlayDrawing.Namespace, attributes);
        return new Closing(xml);
    }

    public void Element(string name, string text, params (string Name, string Value)[] attributes)
    {
        Start(name, null, attributes);
        Text(text);
        xml.WriteFullEndElement();
    }

    /// <summary>An element of a drawing, without content.</summary>
    public void Shape(string name, params (string Name, string Value)[] attributes)
    {
        Start(name, OverlayDrawing.Namespace, attributes);
        xml.WriteEndElement();
    }

    public void Text(string text) => xml.WriteString(LegalText.Of(text));

    /// <summary>Words of users, which may run from right to left without turning what is around them.</summary>
    public void Words(string text) => Element("bdi", text);

    public void Paragraph(string text) => Element("p", text);

    /// <summary>A cell that names its row.</summary>
    public void RowHead(string words)
    {
        using (In("th", ("scope", "row")))
        {
            Words(words);
        }
    }

    public void Number(string text) => Element("td", text, ("class", "n"));

    public void Number(long value) => Number(Figure(value));

    /// <summary>The first row of a table. Columns that have numbers begin with <c>#</c>.</summary>
    public void Heads(params string[] names)
    {
        using (In("thead"))
        using (In("tr"))
        {
            foreach (var name in names)
            {
                if (name.StartsWith("#", StringComparison.Ordinal))
                {
                    Element("th", name.Substring(1), ("scope", "col"), ("class", "n"));
                }
                else
                {
                    Element("th", name, ("scope", "col"));
                }
            }
        }
    }

    /// <summary><c>12,345</c></summary>
    public static string Figure(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>12.5 %</c></summary>
    public static string Share(long part, long whole) => whole == 0 ? "\u2013" : (100.0 * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary><c>3 h 20 min</c></summary>
    public static string Duration(double seconds) =>
        seconds >= 3600 ? FormattableString.Invariant($"{Math.Floor(seconds / 3600):N0} h {Math.Floor(seconds % 3600 / 60):0} min")
        : seconds >= 60 ? FormattableString.Invariant($"{Math.Floor(seconds / 60):0} min {Math.Floor(seconds % 60):0} s")
        : FormattableString.Invariant($"{seconds:0.#} s");

    /// <summary><c>1 object</c>, <c>2 objects</c></summary>
    public static string Many(long count, string one, string? many = null) => Figure(count) + " " + (count == 1 ? one : many ?? one + "s");

    private void Start(string name, string? space, (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, space);
        foreach ((var attribute, var value) in attributes)
        {
            xml.WriteAttributeString(attribute, LegalText.Of(value));
        }
    }

    private sealed class Closing(XmlWriter xml) : IDisposable
    {
        // Browsers read <td/> as a beginning.
        public void Dispose() => xml.WriteFullEndElement();
    }
}
