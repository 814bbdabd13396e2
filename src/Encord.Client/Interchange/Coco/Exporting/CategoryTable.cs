using System.Text.Json;
using Encord.Client.Json;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>The categories of an export: the ontology's objects that COCO can hold, numbered from 1 in the ontology's order.</summary>
internal sealed class CategoryTable
{
    private readonly Dictionary<string, (int Id, OntologyObject Feature, SkeletonTemplate? Template)> _categories = new(StringComparer.Ordinal);

    public int Count => _categories.Count;

    public void Add(OntologyStructure ontology)
    {
        foreach (var feature in ontology.Objects)
        {
            if (!_categories.ContainsKey(feature.FeatureHash) && feature.Shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon
                or ObjectShape.Polyline or ObjectShape.Point or ObjectShape.Skeleton or ObjectShape.Bitmask)
            {
                _categories.Add(feature.FeatureHash, (_categories.Count + 1, feature, feature.Shape == ObjectShape.Skeleton ? ontology.TemplateOf(feature) : null));
            }
        }
    }

    public bool TryFind(string featureHash, out int id, out SkeletonTemplate? template)
    {
        var found = _categories.TryGetValue(featureHash, out var category);
        id = category.Id;
        template = category.Template;
        return found;
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach ((var id, var feature, var template) in _categories.Values)
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("name", feature.Name);
            json.WriteString("supercategory", WireEnums.ObjectShape.Write(feature.Shape));
            if (feature.Shape is ObjectShape.Point or ObjectShape.Skeleton)
            {
                WriteKeypoints(json, template);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>COCO counts the points of a skeleton from 1.</summary>
    public static void WriteKeypoints(Utf8JsonWriter json, SkeletonTemplate? template)
    {
        json.WriteStartArray("keypoints");
        foreach (var name in template?.Vertices.Select(vertex => vertex.Name) ?? ["keypoint"])
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartArray("skeleton");
        foreach (var edge in template?.Edges ?? [])
        {
            if (int.TryParse(edge.Key, out var from) && int.TryParse(edge.Value, out var to))
            {
                json.WriteStartArray();
                json.WriteNumberValue(from + 1);
                json.WriteNumberValue(to + 1);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }
}
