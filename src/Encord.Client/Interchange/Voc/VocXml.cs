using System.Globalization;
using System.Text;
using System.Xml;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Voc;

/// <summary>The file of one picture.</summary>
internal static class VocXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "  ", NewLineChars = "\n", OmitXmlDeclaration = true };

    public static byte[] Write(ExportPicture picture, IReadOnlyList<(ExportLabel Label, VocBox Box)> objects, bool hasPolygons)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("annotation");
            Element(xml, "folder", "JPEGImages");
            Element(xml, "filename", picture.FileName);
            xml.WriteStartElement("source");
            Element(xml, "database", picture.Row.DatasetTitle.Length > 0 ? picture.Row.DatasetTitle : "Encord");
            Element(xml, "annotation", "Encord");
            Element(xml, "image", picture.Title);
            xml.WriteEndElement();
            xml.WriteStartElement("size");
            Element(xml, "width", picture.Width);
            Element(xml, "height", picture.Height);
            Element(xml, "depth", picture.Header is { IsGrey: true } ? 1 : 3);
            xml.WriteEndElement();
            Element(xml, "segmented", 0);
            foreach ((var label, var box) in objects)
            {
                Write(xml, label, box, hasPolygons ? OutlineOf(label, box, picture) : null, picture);
            }

            xml.WriteEndElement();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>One ring, as readers expect one for each object: of parts and holes joined, of anything without an outline the box around it.</summary>
    private static IReadOnlyList<Point> OutlineOf(ExportLabel label, VocBox box, ExportPicture picture) =>
        RingJoin.Join(PictureShapes.AreasOf(label.Shape!, picture.Width, picture.Height)) is { Count: > 2 } ring ? ring
        : [new(box.Left - 1, box.Top - 1), new(box.Right, box.Top - 1), new(box.Right, box.Bottom), new(box.Left - 1, box.Bottom)];

    private static void Write(XmlWriter xml, ExportLabel label, VocBox box, IReadOnlyList<Point>? outline, ExportPicture picture)
    {
        var instance = label.Instance!;
        xml.WriteStartElement("object");
        Element(xml, "name", label.Class.Name);
        Element(xml, "pose", "Unspecified");
        Element(xml, "truncated", label.IsClipped || IsSet(instance, "truncated") ? 1 : 0);
        Element(xml, "occluded", IsSet(instance, "occluded") ? 1 : 0);
        Element(xml, "difficult", IsSet(instance, "difficult") ? 1 : 0);
        xml.WriteStartElement("bndbox");
        Element(xml, "xmin", box.Left);
        Element(xml, "ymin", box.Top);
        Element(xml, "xmax", box.Right);
        Element(xml, "ymax", box.Bottom);
        xml.WriteEndElement();
        if (outline is not null)
        {
            VocPolygon.Write(xml, outline, picture.Width, picture.Height);
        }

        xml.WriteStartElement("attributes");
        Attribute(xml, "encord_object_hash", instance.ObjectHash);
        if (instance.Coordinates is RotatableBoundingBox turned)
        {
            Attribute(xml, "rotation", turned.Theta.ToString("R", CultureInfo.InvariantCulture));
        }

        foreach (var answer in instance.Answers)
        {
            Attribute(xml, answer.Key, answer.Value is IEnumerable<string> labels
                ? string.Join(", ", labels)
                : Convert.ToString(answer.Value, CultureInfo.InvariantCulture) ?? "");
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static bool IsSet(ObjectInstance instance, string name) => instance.Answers.Any(answer => answer.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && answer.Value switch
    {
        string text => text.ToLowerInvariant() is "1" or "true" or "yes",
        IEnumerable<string> labels => labels.Any(),
        double number => number != 0,
        _ => false,
    });

    private static void Attribute(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("attribute");
        Element(xml, "name", name);
        Element(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, int value) => xml.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, LegalText.Of(value));
}
