using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Encord.Client.Interchange.Importing;

namespace Encord.Client.Interchange.Voc;

/// <summary>
/// The element <c>polygon</c> that some tools add to the box of an object: <c>x1</c>, <c>y1</c>, <c>x2</c>, … in whole pixels, counted from 1 as those of the box.
/// </summary>
internal static class VocPolygon
{
    /// <returns>What is wrong with it; null for nothing.</returns>
    public static string? Read(XElement outline, out IReadOnlyList<double> ring)
    {
        var numbers = new List<double>();
        ring = numbers;
        for (var i = 1; outline.Element(Name('x', i)) is { } across; i++)
        {
            foreach ((var name, var text) in new[] { (Name('x', i), (string?)across), (Name('y', i), (string?)outline.Element(Name('y', i))) })
            {
                if (!PlaceNumber.TryParse(text, out var number))
                {
                    return text is null ? $"its polygon has no '{name}'." : $"'{text}' in '{name}' is not a number that a place in a picture can have.";
                }

                numbers.Add(number - 1);
            }
        }

        return numbers.Count == outline.Elements().Count(element => IsPlace(element.Name.LocalName))
            ? numbers.Count >= 6 ? null : $"its polygon has {numbers.Count / 2} points, and an area has at least three."
            : "the points of its polygon are not numbered from 1 without gaps.";
    }

    /// <param name="xml">Where it goes.</param>
    /// <param name="ring">In pixels.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    public static void Write(XmlWriter xml, IReadOnlyList<Point> ring, int width, int height)
    {
        xml.WriteStartElement("polygon");
        for (var i = 0; i < ring.Count; i++)
        {
            xml.WriteElementString(Name('x', i + 1), Place(ring[i].X, width));
            xml.WriteElementString(Name('y', i + 1), Place(ring[i].Y, height));
        }

        xml.WriteEndElement();
    }

    // The far edge of the last pixel has no number of its own, so it gets that of the pixel.
    private static string Place(double pixels, int size) =>
        Math.Max(1, Math.Min(size, (int)Math.Round(pixels, MidpointRounding.AwayFromZero) + 1)).ToString(CultureInfo.InvariantCulture);

    private static string Name(char axis, int number) => axis + number.ToString(CultureInfo.InvariantCulture);

    private static bool IsPlace(string name) => name.Length > 1 && name[0] is 'x' or 'y' && name.Skip(1).All(letter => letter is >= '0' and <= '9');
}
