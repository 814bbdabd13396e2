using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>A report as a reader of the file sees it: its tables by caption. The file must be XML for this, which is stricter than HTML.</summary>
internal sealed class ReportFile
{
    public ReportFile(string path)
    {
        Text = File.ReadAllText(path);
        using var reader = XmlReader.Create(new StringReader(Text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        Root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public string Text { get; }

    public XElement Root { get; }

    public IEnumerable<XElement> Tables => Root.Descendants("table");

    /// <summary>The words of a section.</summary>
    public string Section(string id) => Root.Descendants("section").Single(section => (string?)section.Attribute("id") == id).Value;

    /// <summary>The cells of each line by the name of the line, without those of bars. A table that is continued is one table.</summary>
    public Dictionary<string, string[]> Lines(string caption) => Tables
        .Where(table => table.Element("caption")!.Value is var words && (words == caption || words == caption + ", continued"))
        .SelectMany(table => table.Element("tbody")!.Elements("tr"))
        .ToDictionary(line => line.Element("th")!.Value, line => line.Elements("td").Where(cell => cell.Attribute("aria-hidden") is null).Select(cell => cell.Value).ToArray());

    /// <summary>One column of numbers; lines with 0 are left away.</summary>
    public Dictionary<string, long> Numbers(string caption, int column = 0) => Lines(caption).Select(line => (line.Key, Number: Number(line.Value[column])))
        .Where(line => line.Number != 0).ToDictionary(line => line.Key, line => line.Number);

    public static long Number(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
