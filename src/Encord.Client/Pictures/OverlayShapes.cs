using System.Text;
using System.Xml;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>Shapes as elements of SVG, in pixels of the picture.</summary>
internal sealed class OverlayShapes(XmlWriter svg, OverlayScale scale)
{
    public void Write(Coordinates shape, SkeletonTemplate? template)
    {
        switch (shape)
        {
            case BoundingBox box:
                Box(box);
                break;
            case Keypoint point:
                Dot(point.Point, isHollow: false);
                break;
            case Polyline line:
                Element("polyline", ("points", string.Join(" ", line.Points.Select(Pair))), ("fill", "none"));
                break;
            case Skeleton skeleton:
                Skeleton(skeleton, template);
                break;
            default:
                Element("path", ("d", Rings(PictureShapes.AreasOf(shape, scale.Width, scale.Height))), ("fill-rule", "evenodd"));
                break;
        }
    }

    private void Box(BoundingBox box)
    {
        var x = box.X * scale.Width;
        var y = box.Y * scale.Height;
        var width = box.Width * scale.Width;
        var height = box.Height * scale.Height;
        var attributes = new List<(string, string)>
        {
            ("x", OverlayScale.Number(x)), ("y", OverlayScale.Number(y)), ("width", OverlayScale.Number(width)), ("height", OverlayScale.Number(height)),
        };
        if (box is RotatableBoundingBox turned)
        {
            attributes.Add(("transform", $"rotate({OverlayScale.Number(turned.Theta)} {OverlayScale.Number(x + (width / 2))} {OverlayScale.Number(y + (height / 2))})"));
        }

        Element("rect", [.. attributes]);
    }

    /// <summary>Lines of the template between points that are in the picture. What is hidden behind something is hollow.</summary>
    private void Skeleton(Skeleton skeleton, SkeletonTemplate? template)
    {
        var seen = skeleton.Vertices.Where(IsThere).GroupBy(vertex => vertex.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Point, StringComparer.Ordinal);
        foreach (var edge in template?.Edges ?? [])
        {
            if (EndOf(edge.Key) is { } from && EndOf(edge.Value) is { } to)
            {
                Element("line", ("x1", X(from)), ("y1", Y(from)), ("x2", X(to)), ("y2", Y(to)));
            }
        }

        foreach (var vertex in skeleton.Vertices.Where(IsThere))
        {
            Dot(vertex.Point, vertex.Visibility is SkeletonVisibility.Occluded or SkeletonVisibility.SelfOccluded, vertex.Name);
        }

        Point? EndOf(string key) => int.TryParse(key, out var index) && index >= 0 && index < template!.Vertices.Count
            && seen.TryGetValue(template.Vertices[index].Name, out var point) ? point : null;
    }

    private static bool IsThere(SkeletonVertex vertex) => vertex.Visibility != SkeletonVisibility.Invisible;

    private void Dot(Point point, bool isHollow, string? name = null)
    {
        svg.WriteStartElement("circle", OverlayDrawing.Namespace);
        svg.WriteAttributeString("cx", X(point));
        svg.WriteAttributeString("cy", Y(point));
        svg.WriteAttributeString("r", OverlayScale.Number(scale.Dot));
        svg.WriteAttributeString("fill-opacity", isHollow ? "0" : "1");
        if (name is { Length: > 0 })
        {
            svg.WriteElementString("title", OverlayDrawing.Namespace, LegalText.Of(name));
        }

        svg.WriteEndElement();
    }

    private void Element(string name, params (string Name, string Value)[] attributes)
    {
        svg.WriteStartElement(name, OverlayDrawing.Namespace);
        foreach ((var attribute, var value) in attributes)
        {
            svg.WriteAttributeString(attribute, value);
        }

        svg.WriteEndElement();
    }

    private static string Rings(IEnumerable<IReadOnlyList<IReadOnlyList<Point>>> areas)
    {
        var path = new StringBuilder();
        foreach (var ring in areas.SelectMany(rings => rings).Where(ring => ring.Count > 0))
        {
            for (var i = 0; i < ring.Count; i++)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(OverlayScale.Number(ring[i].X)).Append(',').Append(OverlayScale.Number(ring[i].Y));
            }

            path.Append('Z');
        }

        return path.ToString();
    }

    private string Pair(Point point) => X(point) + "," + Y(point);

    private string X(Point point) => OverlayScale.Number(point.X * scale.Width);

    private string Y(Point point) => OverlayScale.Number(point.Y * scale.Height);
}
