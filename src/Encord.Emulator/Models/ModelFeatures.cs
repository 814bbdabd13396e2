using Encord.Emulator.Pipeline;

namespace Encord.Emulator.Models;

/// <summary>Checks which features of an ontology an architecture can learn.</summary>
internal static class ModelFeatures
{
    /// <summary>From feature hashes as release 0.1.150 gives them: the model's own names for them.</summary>
    /// <exception cref="WireError">A feature is not in the ontology, or not of the architecture's kind.</exception>
    public static Dictionary<string, string> Map(IReadOnlyList<string> hashes, Architecture architecture, OntologyFeatures ontology)
    {
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var hash in hashes.Distinct(StringComparer.Ordinal))
        {
            if (ontology.FindObject(hash) is { } labelled)
            {
                if (labelled.Shape != architecture.Shape)
                {
                    throw Inconsistent($"{architecture.Name} cannot learn the feature {hash} ({labelled.Name}): it is a {labelled.Shape}.");
                }

                Add(labelled.Name, hash);
            }
            else if (ontology.FindChoice(hash) is { } choice)
            {
                if (architecture.Kind != ModelKind.Classification || choice.Options.Count == 0)
                {
                    throw Inconsistent(architecture.Kind == ModelKind.Classification
                        ? $"The classification {hash} ({choice.Name}) is not a choice of one option. A model can learn only such classifications."
                        : $"{architecture.Name} cannot learn the feature {hash} ({choice.Name}): it is a classification.");
                }

                foreach (var option in choice.Options)
                {
                    Add(option.Label, option.Hash);
                }
            }
            else
            {
                throw WireError.FeatureDoesNotExist($"The project's ontology has no feature {hash}.");
            }
        }

        return mapping;

        // Names need not be unique in an ontology; then the hash tells them apart.
        void Add(string name, string hash) => mapping[mapping.ContainsKey(name) ? $"{name} ({hash})" : name] = hash;
    }

    /// <summary>A mapping as release 0.1.190 gives it: model feature to feature hash.</summary>
    /// <returns>What release 0.1.150 shows as the features.</returns>
    /// <exception cref="WireError">A name is not the model's, or a hash not of its kind.</exception>
    public static IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> mapping, MlModel model, OntologyFeatures ontology)
    {
        var nodes = new List<string>();
        foreach (var (name, hash) in mapping)
        {
            if (!model.Features.Contains(name, StringComparer.Ordinal))
            {
                throw WireError.InvalidArguments($"The model has no feature '{name}'.");
            }

            nodes.Add(NodeOf(hash, model.Kind, ontology));
        }

        return [.. nodes.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The object or classification that a hash of a mapping belongs to.</summary>
    public static string NodeOf(string hash, Architecture architecture, OntologyFeatures ontology)
    {
        if (ontology.FindObject(hash) is { } labelled)
        {
            return labelled.Shape == architecture.Shape
                ? hash
                : throw Inconsistent($"{architecture.Name} cannot learn the feature {hash} ({labelled.Name}): it is a {labelled.Shape}.");
        }

        if (ontology.FindOption(hash) is { } found)
        {
            return architecture.Kind == ModelKind.Classification
                ? found.Choice.Hash
                : throw Inconsistent($"{architecture.Name} cannot learn the feature {hash} ({found.Option.Label}): it is an option of a classification.");
        }

        throw WireError.FeatureDoesNotExist($"The project's ontology has no object or option {hash}.");
    }

    private static WireError Inconsistent(string message) => new("MODEL_FEATURES_INCONSISTENT_ERROR", 400, message);
}
