namespace Encord.Client.Ontologies.Structure;

/// <summary>Compares two ontologies. A node is the same by feature hash, or else by title among its neighbours: that is how labels are copied from one to the other.</summary>
internal static class StructureComparison
{
    public static IEnumerable<OntologyDifference> Compare(OntologyStructure reference, OntologyStructure difference) =>
        Compare([.. reference.Objects], [.. difference.Objects], "")
            .Concat(Compare([.. reference.Classifications], [.. difference.Classifications], ""));

    private static IEnumerable<OntologyDifference> Compare(OntologyFeature[] mine, OntologyFeature[] theirs, string place)
    {
        var pairs = new Dictionary<OntologyFeature, OntologyFeature>();
        var left = theirs.ToList();
        foreach (var same in new Func<OntologyFeature, OntologyFeature, bool>[]
        {
            (one, other) => one.FeatureHash == other.FeatureHash,
            (one, other) => one.Title == other.Title && ShapeOf(one) == ShapeOf(other),
            (one, other) => string.Equals(one.Title, other.Title, StringComparison.OrdinalIgnoreCase),
        })
        {
            foreach (var node in mine.Where(node => !pairs.ContainsKey(node)))
            {
                if (left.Find(other => same(node, other)) is { } other)
                {
                    pairs.Add(node, other);
                    left.Remove(other);
                }
            }
        }

        foreach (var node in mine)
        {
            var path = place + node.Title;
            if (!pairs.TryGetValue(node, out var other))
            {
                yield return new OntologyDifference { Change = OntologyChange.Missing, Kind = KindOf(node), Path = path, FeatureHash = node.FeatureHash, Loss = LossOf(node) };
                continue;
            }

            foreach (var change in Changes(node, other, path).Concat(Compare([.. node.Children], [.. other.Children], path + " > ")))
            {
                yield return change;
            }
        }

        foreach (var node in left)
        {
            yield return new OntologyDifference { Change = OntologyChange.Added, Kind = KindOf(node), Path = place + node.Title, DifferenceFeatureHash = node.FeatureHash };
        }
    }

    private static IEnumerable<OntologyDifference> Changes(OntologyFeature mine, OntologyFeature theirs, string path)
    {
        var other = Properties(theirs).ToDictionary(property => property.Name, property => property.Value);
        foreach ((var name, var value) in Properties(mine))
        {
            if (other[name] != value)
            {
                yield return new OntologyDifference
                {
                    Change = OntologyChange.Changed,
                    Kind = KindOf(mine),
                    Path = path,
                    Property = name,
                    ReferenceValue = value,
                    DifferenceValue = other[name],
                    FeatureHash = mine.FeatureHash,
                    DifferenceFeatureHash = theirs.FeatureHash,
                    Loss = name switch
                    {
                        "Shape" => $"Objects of this kind: a {value} cannot be a {other[name]}.",
                        "Type" => $"Answers: those of a {value} do not fit a {other[name]}.",
                        "Dynamic" when value == "True" => "Answers that change over time.",
                        _ => "",
                    },
                };
            }
        }
    }

    private static IEnumerable<(string Name, string Value)> Properties(OntologyFeature node)
    {
        // A classification has the name of its attribute, which is compared as that.
        if (node is not OntologyClassification)
        {
            yield return (node is OntologyOption ? "Label" : "Name", node.Title);
        }

        yield return ("Archived", node.Archived.ToString());
        switch (node)
        {
            case OntologyObject feature:
                yield return ("Shape", feature.Shape);
                yield return ("Color", feature.Color.ToUpperInvariant());
                yield return ("Required", feature.Required.ToString());
                break;
            case OntologyClassification feature:
                yield return ("Level", feature.Level ?? "");
                break;
            case OntologyAttribute attribute:
                yield return ("Type", attribute.Type);
                yield return ("Required", attribute.Required.ToString());
                yield return ("Dynamic", attribute.Dynamic.ToString());
                break;
            case OntologyOption option:
                yield return ("Value", option.Value);
                break;
        }
    }

    private static string ShapeOf(OntologyFeature node) => (node as OntologyObject)?.Shape ?? "";

    private static string KindOf(OntologyFeature node) => node switch
    {
        OntologyObject => "Object",
        OntologyClassification => "Classification",
        OntologyAttribute => "Attribute",
        _ => "Option",
    };

    private static string LossOf(OntologyFeature node) => node switch
    {
        OntologyObject => "Objects of this kind, with their answers.",
        OntologyClassification => "Its answers.",
        OntologyAttribute => "Its answers, with those nested under them.",
        _ => "This answer, with those nested under it.",
    };
}
