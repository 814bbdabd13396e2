using System.Xml.Linq;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Voc;

/// <summary>Counts what files of VOC say and an import takes no notice of, so that it is not lost in silence.</summary>
internal sealed class VocPassedBy
{
    private static readonly string[] Marks = ["truncated", "occluded", "difficult"];

    private int _marked;
    private int _answered;
    private int _turned;
    private int _parts;
    private int _masks;

    public void Note(XElement picture)
    {
        _masks += Says(picture.Element("segmented")) ? 1 : 0;
        foreach (var one in picture.Elements("object"))
        {
            _marked += Marks.Any(mark => Says(one.Element(mark))) ? 1 : 0;
            _parts += one.Elements("part").Any() ? 1 : 0;
            foreach (var turn in one.Elements("attributes").Elements("attribute").Where(attribute => (string?)attribute.Element("name") == "rotation").Take(1))
            {
                _turned += PlaceNumber.TryParse((string?)turn.Element("value"), out var degrees) && degrees == 0 ? 0 : 1;
            }

            _answered += one.Elements("attributes").Elements("attribute").Any(attribute => (string?)attribute.Element("name") is not ("rotation" or "encord_object_hash")) ? 1 : 0;
        }
    }

    public IEnumerable<string> Remarks()
    {
        (int Count, string One, string Many, string What)[] all =
        [
            (_turned, "object has a rotation", "objects have a rotation", ". It is not imported: the box around the object is"),
            (_answered, "object has attributes", "objects have attributes", ", which are not imported"),
            (_marked, "object is marked", "objects are marked", " as truncated, occluded or difficult, which is not imported"),
            (_parts, "object has parts", "objects have parts", ", which are not imported"),
            (_masks, "file says that there are masks of its picture", "files say that there are masks of their pictures", " (segmented), which are not imported"),
        ];
        return all.Where(one => one.Count > 0).Select(one => $"{one.Count} {(one.Count == 1 ? one.One : one.Many)}{one.What}.");
    }

    private static bool Says(XElement? element) => (string?)element is { } text && text.Trim() is not ("" or "0");
}
