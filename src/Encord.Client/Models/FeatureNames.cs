namespace Encord.Client.Models;

/// <summary>Names of a model's features, which release 0.1.190 wants, for feature hashes of an ontology.</summary>
internal static class FeatureNames
{
    /// <summary>Objects by their names; classifications by the labels of their options, which is what a model tells apart.</summary>
    /// <exception cref="EncordException"><see cref="EncordErrorId.FeatureNotFound"/> or <see cref="EncordErrorId.ModelFeaturesInconsistent"/>.</exception>
    public static IReadOnlyDictionary<string, string> For(IReadOnlyList<string> featureHashes, OntologyStructure ontology)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in featureHashes.Distinct())
        {
            switch (ontology.Find(hash))
            {
                case OntologyObject labelled:
                    Add(labelled.Name, hash);
                    break;
                case OntologyClassification { Attribute: { Type: AttributeType.Radio } choice }:
                    foreach (var option in choice.Options)
                    {
                        Add(option.Label, option.FeatureHash);
                    }

                    break;
                case OntologyOption option:
                    Add(option.Label, hash);
                    break;
                case { } other:
                    throw new EncordException(
                        EncordErrorId.ModelFeaturesInconsistent, $"The feature {hash} ({other.Title}) is neither an object nor a choice of one option; a model cannot learn it.");
                default:
                    throw new EncordException(EncordErrorId.FeatureNotFound, $"The project's ontology has no feature {hash}. Get-EncordOntology lists them.");
            }
        }

        return names;

        // Names need not be unique in an ontology; then the hash tells them apart.
        void Add(string name, string hash) => names[names.ContainsKey(name) ? $"{name} ({hash})" : name] = hash;
    }
}
