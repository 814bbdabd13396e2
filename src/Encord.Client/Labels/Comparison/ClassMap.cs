namespace Encord.Client.Labels.Comparison;

/// <summary>A class that labels of both sides belong to.</summary>
internal sealed record LabelClass(string FeatureHash, string? Name);

/// <summary>Which class of the reference a class of the difference is: that of the same feature hash, or else the one of the same name.</summary>
internal sealed class ClassMap(OntologyStructure reference)
{
    private readonly Dictionary<string, LabelClass> _classes = new(StringComparer.Ordinal);

    public LabelClass Of(string featureHash, string? name)
    {
        if (!_classes.TryGetValue(featureHash, out var known))
        {
            var feature = reference.Find(featureHash) ?? Named(name);
            _classes[featureHash] = known = feature is null ? new LabelClass(featureHash, name) : new LabelClass(feature.FeatureHash, feature.Title);
        }

        return known;
    }

    private OntologyFeature? Named(string? name)
    {
        OntologyFeature[] named = [.. reference.Objects.Cast<OntologyFeature>().Concat(reference.Classifications)
            .Where(feature => string.Equals(feature.Title, name, StringComparison.OrdinalIgnoreCase))];
        return named.Length == 1 ? named[0] : null;
    }
}
