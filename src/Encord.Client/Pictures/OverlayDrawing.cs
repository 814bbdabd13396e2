using System.Globalization;
using System.Xml;
using Encord.Client.Downloads;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>
/// A picture with its labels as SVG. It has no script, no style and no name that users gave: colours, sizes and positions are attributes, and words of users are text.
/// </summary>
internal sealed class OverlayDrawing(ExportPicture picture, OntologyStructure ontology, OverlayStyle style, bool isThumbnail = false)
{
    public const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>What lies under the labels where there is no picture.</summary>
    private const string Ground = "#20242A";

    /// <summary>What is said of the picture as a whole.</summary>
    private const string Plain = "#000000";

    /// <summary>Writes the element <c>svg</c>.</summary>
    /// <param name="svg">Where to.</param>
    /// <param name="link">The address of the picture; null for none.</param>
    public void Write(XmlWriter svg, string? link)
    {
        var scale = new OverlayScale(picture.Width, picture.Height, isThumbnail);
        var width = picture.Width.ToString(CultureInfo.InvariantCulture);
        var height = picture.Height.ToString(CultureInfo.InvariantCulture);
        svg.WriteStartElement("svg", Namespace);
        svg.WriteAttributeString("viewBox", $"0 0 {width} {height}");
        svg.WriteAttributeString("width", width);
        svg.WriteAttributeString("height", height);
        svg.WriteAttributeString("role", "img");
        svg.WriteElementString("title", Namespace, LegalText.Of(isThumbnail ? Describe() : TitleOf(picture)));
        Picture(svg, link, width, height);

        // The small lies on the large, so that it can be seen and pointed at.
        (ExportLabel Label, string Colour)[] drawn = picture.Labels.Select(label => (label, style.ColourOf(picture, label, ontology)))
            .OrderByDescending(one => AreaOf(one.label)).ToArray();
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("fill-opacity", "0.25");
        svg.WriteAttributeString("stroke-width", OverlayScale.Number(scale.Line));
        svg.WriteAttributeString("stroke-linejoin", "round");
        foreach ((var label, var colour) in drawn)
        {
            Shape(svg, scale, label, colour);
        }

        svg.WriteEndElement();
        if (!isThumbnail)
        {
            Tags(svg, scale, drawn);
        }

        svg.WriteEndElement();
    }

    /// <summary>The title, and which frame of it.</summary>
    public static string TitleOf(ExportPicture picture) => picture.IsFile ? picture.Title : $"{picture.Title}, frame {picture.Frame.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What is seen, for those who do not see it.</summary>
    private string Describe() => TitleOf(picture) + ": " + (picture.Labels.Count == 0
        ? "no objects"
        : string.Join(", ", picture.Labels.GroupBy(label => label.Class.Name, StringComparer.Ordinal).Select(one => FormattableString.Invariant($"{one.Count()} {one.Key}"))));

    private void Picture(XmlWriter svg, string? link, string width, string height)
    {
        svg.WriteStartElement("rect", Namespace);
        svg.WriteAttributeString("width", width);
        svg.WriteAttributeString("height", height);
        svg.WriteAttributeString("fill", Ground);
        svg.WriteEndElement();
        if (link is not null)
        {
            var turnedBack = TurnedBack(width, height);
            svg.WriteStartElement("image", Namespace);
            svg.WriteAttributeString("href", link);
            svg.WriteAttributeString("width", turnedBack is null ? width : height);
            svg.WriteAttributeString("height", turnedBack is null ? height : width);
            svg.WriteAttributeString("preserveAspectRatio", "none");
            if (turnedBack is not null)
            {
                svg.WriteAttributeString("transform", turnedBack);
            }

            svg.WriteEndElement();
        }
    }

    /// <summary>
    /// Browsers turn a picture as its file says (EXIF). Where the label row has the size from before, the labels lie on the pixels as they are stored: then what the browser did is undone.
    /// Null where there is nothing to undo.
    /// </summary>
    private string? TurnedBack(string width, string height) => picture.Header is { IsSwapped: true } header && header.Match(picture.Width, picture.Height) == SizeMatch.Stored
        ? header.Orientation switch
        {
            5 => "matrix(0 1 1 0 0 0)",
            6 => $"matrix(0 -1 1 0 0 {height})",
            7 => $"matrix(0 -1 -1 0 {width} {height})",
            _ => $"matrix(0 1 -1 0 {width} 0)",
        }
        : null;

    private void Shape(XmlWriter svg, OverlayScale scale, ExportLabel label, string colour)
    {
        Group(svg, "object", label);
        svg.WriteAttributeString("data-object", LegalText.Of(label.Instance!.ObjectHash));
        svg.WriteAttributeString("fill", colour);
        svg.WriteAttributeString("stroke", colour);
        if (style.IsDashed(label))
        {
            svg.WriteAttributeString("stroke-dasharray", $"{OverlayScale.Number(scale.Line * 4)} {OverlayScale.Number(scale.Line * 2)}");
        }

        svg.WriteElementString("title", Namespace, LegalText.Of(style.WordsOf(label)));
        var template = ontology.Find(label.Instance.FeatureHash) is OntologyObject feature ? ontology.TemplateOf(feature) : null;
        var shapes = new OverlayShapes(svg, scale);
        if (label.Shape is not Bitmask)
        {
            // A wider line below, light under dark colours and dark under light ones: a line is seen on any ground. Masks have long outlines, and are seen by their area.
            svg.WriteStartElement("g", Namespace);
            svg.WriteAttributeString("class", "edge");
            svg.WriteAttributeString("fill", "none");
            svg.WriteAttributeString("stroke", OverlayColours.TextOn(colour));
            svg.WriteAttributeString("stroke-opacity", "0.6");
            svg.WriteAttributeString("stroke-width", OverlayScale.Number(scale.Line * 2.5));
            svg.WriteAttributeString("stroke-dasharray", "none");
            shapes.Write(label.Shape!, template);
            svg.WriteEndElement();
        }

        shapes.Write(label.Shape!, template);
        svg.WriteEndElement();
    }

    private void Tags(XmlWriter svg, OverlayScale scale, IEnumerable<(ExportLabel Label, string Colour)> drawn)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("font-family", "sans-serif");
        svg.WriteAttributeString("font-size", OverlayScale.Number(scale.Text));
        svg.WriteAttributeString("paint-order", "stroke");
        var tags = new OverlayTags(svg, scale);
        foreach ((var label, var colour) in drawn.Where(one => style.HasTag(one.Label) && style.TagOf(one.Label).Length > 0))
        {
            (var left, var top, _, _) = PictureShapes.BoxOf(label.Shape!, picture.Width, picture.Height);
            Group(svg, "tag", label);
            tags.Write(style.TagOf(label), colour, left, top);
            svg.WriteEndElement();
        }

        foreach (var words in style.NotesOf(picture))
        {
            svg.WriteStartElement("g", Namespace);
            svg.WriteAttributeString("class", "classification");
            tags.Write(words, Plain, 0, 0);
            svg.WriteEndElement();
        }

        svg.WriteEndElement();
    }

    private static void Group(XmlWriter svg, string kind, ExportLabel label)
    {
        svg.WriteStartElement("g", Namespace);
        svg.WriteAttributeString("class", kind);
        svg.WriteAttributeString("data-index", label.Class.Index.ToString(CultureInfo.InvariantCulture));
    }

    private double AreaOf(ExportLabel label)
    {
        (var left, var top, var right, var bottom) = PictureShapes.BoxOf(label.Shape!, picture.Width, picture.Height);
        return (right - left) * (bottom - top);
    }
}
