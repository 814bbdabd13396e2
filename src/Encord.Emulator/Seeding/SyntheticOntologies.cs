using System.Globalization;
using System.Text.Json.Nodes;

namespace Encord.Emulator.Seeding;

/// <summary>Makes the structure of an ontology of a list of classes.</summary>
internal static class SyntheticOntologies
{
    private const string Skeleton = "skeleton";

    private static readonly string[] Colors = ["#D33115", "#E27300", "#16406C", "#FE9200", "#FCDC00", "#DBDF00", "#A4DD00", "#68CCCA"];

    /// <exception cref="ArgumentException">A class cannot be made.</exception>
    public static string Structure(IReadOnlyList<SyntheticObject> classes)
    {
        var objects = new JsonArray();
        var skeletons = new JsonArray();
        for (var i = 0; i < classes.Count; i++)
        {
            var (wanted, hash) = (classes[i], HashOf(classes[i]));
            if (wanted.Name.Length == 0)
            {
                throw new ArgumentException($"objects[{i}]: the name is missing.");
            }

            objects.Add(new JsonObject
            {
                ["id"] = (i + 1).ToString(CultureInfo.InvariantCulture),
                ["name"] = wanted.Name,
                ["color"] = Colors[i % Colors.Length],
                ["shape"] = wanted.Shape,
                ["featureNodeHash"] = hash,
                ["required"] = false,
            });
            if (wanted.Shape == Skeleton)
            {
                skeletons.Add(new JsonObject { ["template"] = Template(wanted, hash) });
            }
        }

        return new JsonObject { ["objects"] = objects, ["classifications"] = new JsonArray(), ["skeleton_templates"] = skeletons }.ToJsonString();
    }

    private static string HashOf(SyntheticObject wanted) => wanted.FeatureHash ?? SeedHash.Of($"feature {wanted.Name} {wanted.Shape}")[..8];

    private static JsonObject Template(SyntheticObject wanted, string hash)
    {
        var names = wanted.Points.Count > 0 ? wanted.Points : throw new ArgumentException($"The skeleton '{wanted.Name}' needs the names of its points.");
        var points = new JsonObject();
        var edges = new JsonObject();
        for (var i = 0; i < names.Count; i++)
        {
            var key = i.ToString(CultureInfo.InvariantCulture);
            points[key] = new JsonObject
            {
                ["x"] = (i + 0.5) / names.Count,
                ["y"] = (i + 0.5) / names.Count,
                ["name"] = names[i],
                ["color"] = "#000000",
                ["value"] = names[i],
                ["featureHash"] = SeedHash.Of($"point {hash} {i} {names[i]}")[..8],
            };
            if (i > 0)
            {
                edges[(i - 1).ToString(CultureInfo.InvariantCulture)] = new JsonObject { [key] = new JsonObject { ["color"] = "#000000" } };
            }
        }

        return new JsonObject
        {
            ["name"] = wanted.Name,
            ["shape"] = Skeleton,
            ["width"] = 0.2,
            ["height"] = 0.2,
            ["skeleton"] = points,
            ["skeletonEdges"] = edges,
            ["feature_node_hash"] = hash,
        };
    }
}
