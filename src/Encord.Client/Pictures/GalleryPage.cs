using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>
/// One page with all pictures, to be leafed through. Its policy lets run the one script and the one style that are in it, and asks no server for anything. Without
/// scripts, and on paper, the pictures stand below each other.
/// </summary>
internal sealed class GalleryPage : IDisposable
{
    public const string FileName = "index.html";

    private static readonly XmlWriterSettings Fragment = new() { ConformanceLevel = ConformanceLevel.Fragment, Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    private readonly StreamedFile _file;
    private readonly OverlayStyle _style;

    /// <param name="context">Of the export.</param>
    /// <param name="style">How labels look.</param>
    public GalleryPage(ExportContext context, OverlayStyle style)
    {
        _style = style;
        _file = new StreamedFile(context.Folder, FileName);
        var policy = $"default-src 'none'; img-src data: file: 'self'; style-src '{DigestOf(GalleryText.Style)}'; script-src '{DigestOf(GalleryText.Script)}'; base-uri 'none'; form-action 'none'";
        _file.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Labels</title>
            <style>{GalleryText.Style}</style>
            </head>
            <body>
            {GalleryText.Controls}

            """.Replace("\r\n", "\n"));
        if (context.Plan.Classes.Classes.Count > 0)
        {
            _file.Write("<fieldset><legend>Classes</legend>\n");
            foreach (var one in context.Plan.Classes.Classes)
            {
                _file.Write(Element(xml => Choice(xml, one, style.ColourOf(one, context.Plan))));
            }

            _file.Write("</fieldset>\n");
        }

        _file.Write((style.Legend is { } legend ? $"<p>{legend}</p>\n" : "") + "<main id=\"pictures\">\n");
    }

    /// <summary>Adds a picture. It is made as a whole first, so none is there in half.</summary>
    public void Write(ExportPicture picture, OverlayDrawing drawing, string? link) => _file.Write(Element(xml =>
    {
        xml.WriteStartElement("figure");
        xml.WriteStartElement("figcaption");
        xml.WriteAttributeString("dir", "auto");
        var objects = picture.Labels.Count(_style.HasTag);
        xml.WriteString(LegalText.Of(string.Join(
            " \u00B7 ", [OverlayDrawing.TitleOf(picture), objects.ToString(CultureInfo.InvariantCulture) + (objects == 1 ? " object" : " objects"), .. _style.NotesOf(picture)])));
        xml.WriteEndElement();
        xml.WriteStartElement("div");
        drawing.Write(xml, link);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }));

    public void Complete()
    {
        _file.Write($"</main>\n<script>{GalleryText.Script}</script>\n</body>\n</html>\n");
        _file.Complete();
    }

    public void Dispose() => _file.Dispose();

    private static void Choice(XmlWriter xml, ExportClass one, string? colour)
    {
        xml.WriteStartElement("label");
        xml.WriteStartElement("input");
        xml.WriteAttributeString("type", "checkbox");
        xml.WriteAttributeString("checked", "");
        xml.WriteAttributeString("data-index", one.Index.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        if (colour is not null)
        {
            xml.WriteStartElement("svg", OverlayDrawing.Namespace);
            xml.WriteAttributeString("class", "colour");
            xml.WriteAttributeString("viewBox", "0 0 1 1");
            xml.WriteAttributeString("aria-hidden", "true");
            xml.WriteStartElement("rect", OverlayDrawing.Namespace);
            xml.WriteAttributeString("width", "1");
            xml.WriteAttributeString("height", "1");
            xml.WriteAttributeString("fill", colour);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteStartElement("bdi");
        xml.WriteString(LegalText.Of(one.Name) + " ");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Element(Action<XmlWriter> write)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, Fragment))
        {
            write(xml);
        }

        return text.Append('\n').ToString();
    }

    private static string DigestOf(string text)
    {
        using var sha = SHA256.Create();
        return "sha256-" + Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
