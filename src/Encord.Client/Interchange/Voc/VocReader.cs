using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Voc;

/// <summary>Reads a folder of Pascal VOC: the files below <c>Annotations</c>, or those of the folder itself.</summary>
internal sealed class VocReader : IFolderReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public string Name => "Pascal VOC";

    public bool AreFractions => false;

    public bool HasCorners => false;

    public bool IsPadded => false;

    public string? FileForFolder => null;

    public bool IsForFolder(string file) => false;

    public void Read(ImportPlace place, FolderPictures pictures, ScratchLabels scratch, CancellationToken cancellationToken)
    {
        var folder = place.Folder;
        var annotations = Path.Combine(folder, "Annotations");
        var isWhole = Directory.Exists(annotations);
        var files = Directory.GetFiles(isWhole ? annotations : folder, "*.xml").OrderBy(file => file, StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"'{folder}' is not a VOC folder: there are no XML files in it or in its folder 'Annotations'. Nothing was saved.");
        }

        var classes = new List<string>();
        var passedBy = new VocPassedBy();
        foreach (var path in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = (isWhole ? "Annotations/" : "") + Path.GetFileName(path);
            XElement picture;
            try
            {
                using var reader = XmlReader.Create(path, Settings);
                picture = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            }
            catch (XmlException error)
            {
                scratch.Refuse(file, error.LineNumber, $"it is not XML: {error.Message}");
                continue;
            }

            if (picture.Name.LocalName != "annotation")
            {
                scratch.Refuse(file, 1, $"its root is '{picture.Name.LocalName}' and not 'annotation'.");
                continue;
            }

            var name = (string?)picture.Element("filename") is { Length: > 0 } said ? said : Path.GetFileNameWithoutExtension(path) + ".jpg";
            var size = picture.Element("size");
            scratch.BeginPicture(file, pictures.Find(file, name), Whole(size?.Element("width")) ?? 0, Whole(size?.Element("height")) ?? 0);
            passedBy.Note(picture);
            foreach (var one in picture.Elements("object"))
            {
                if (Add(one, classes, scratch) is { } reason)
                {
                    scratch.Refuse(file, ((IXmlLineInfo)one).LineNumber, reason);
                }
            }
        }

        scratch.Classes = classes;
        passedBy.Remarks().ToList().ForEach(scratch.Remark);
    }

    private static string? Add(XElement one, List<string> classes, ScratchLabels scratch)
    {
        if ((string?)one.Element("name") is not { Length: > 0 } name)
        {
            return "the object has no 'name'.";
        }

        if (one.Element("bndbox") is not { } box)
        {
            return "the object has no 'bndbox'.";
        }

        var edges = new double[4];
        string[] names = ["xmin", "ymin", "xmax", "ymax"];
        for (var i = 0; i < names.Length; i++)
        {
            var text = (string?)box.Element(names[i]);
            if (!PlaceNumber.TryParse(text, out edges[i]))
            {
                return text is null ? $"its box has no '{names[i]}'." : $"'{text}' in '{names[i]}' is not a number that a place in a picture can have.";
            }
        }

        if (edges[2] < edges[0] || edges[3] < edges[1])
        {
            return $"its box ends before it begins ({string.Join(", ", names.Select((edge, i) => edge + " " + edges[i].ToString("R", CultureInfo.InvariantCulture)))}).";
        }

        var rings = new List<IReadOnlyList<double>>();
        foreach (var outline in one.Elements("polygon"))
        {
            if (VocPolygon.Read(outline, out var ring) is { } fault)
            {
                return fault;
            }

            rings.Add(ring);
        }

        var index = classes.IndexOf(name);
        if (index < 0)
        {
            index = classes.Count;
            classes.Add(name);
        }

        var hash = one.Element("attributes")?.Elements("attribute").Where(attribute => (string?)attribute.Element("name") == "encord_object_hash").Select(attribute => (string?)attribute.Element("value")).FirstOrDefault();
        scratch.Add(((IXmlLineInfo)one).LineNumber, index, json =>
        {
            // Pixels are counted from 1, and the last one is in the box.
            json.WriteStartArray("bbox");
            json.WriteNumberValue(edges[0] - 1);
            json.WriteNumberValue(edges[1] - 1);
            json.WriteNumberValue(edges[2] - edges[0] + 1);
            json.WriteNumberValue(edges[3] - edges[1] + 1);
            json.WriteEndArray();
            if (rings.Count > 0)
            {
                json.WriteStartArray("segmentation");
                foreach (var ring in rings)
                {
                    json.WriteStartArray();
                    ring.ToList().ForEach(json.WriteNumberValue);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
            }

            if (hash is { Length: > 0 })
            {
                json.WriteStartObject("attributes");
                json.WriteString("encord_track_uuid", hash);
                json.WriteEndObject();
            }
        });
        return null;
    }

    private static int? Whole(XElement? element) => int.TryParse((string?)element, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
