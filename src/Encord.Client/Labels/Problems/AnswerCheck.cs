using Encord.Client.Labels.Reading;

namespace Encord.Client.Labels.Problems;

/// <summary>What the ontology says must be there, and is not: answers, and objects and classifications that every row must have.</summary>
internal static class AnswerCheck
{
    public static IEnumerable<LabelProblem> Run(RowLabels labels, ProblemOptions options)
    {
        if (!options.Wants(LabelCheck.Unanswered))
        {
            yield break;
        }

        foreach (var track in labels.Objects.GroupBy(instance => instance.ObjectHash))
        {
            // An attribute is said once for an object, with the first frame that lacks it.
            var missing = new Dictionary<OntologyAttribute, (ObjectInstance First, int Count)>();
            foreach (var instance in track)
            {
                if (labels.Ontology.Find(instance.FeatureHash) is OntologyObject feature)
                {
                    foreach (var attribute in Missing(feature.Attributes, StoredIn(instance.Answers)))
                    {
                        missing[attribute] = missing.TryGetValue(attribute, out var known) ? (known.First, known.Count + 1) : (instance, 1);
                    }
                }
            }

            foreach (var one in missing)
            {
                yield return labels.Problem(
                    LabelCheck.Unanswered, LabelProblemSeverity.Warning, $"The required attribute '{one.Key.Name}' is not answered.", one.Value.Count, one.Value.First);
            }
        }

        foreach (var instance in labels.Classifications)
        {
            if (instance.FeatureHash is { } hash && labels.Ontology.Find(hash) is OntologyClassification { Attribute: { } root })
            {
                foreach (var attribute in Missing([root], StoredIn(instance.Answers)))
                {
                    yield return labels.Problem(
                        LabelCheck.Unanswered, LabelProblemSeverity.Warning, $"The required attribute '{attribute.Name}' is not answered.", 1,
                        new ObjectInstance { ObjectHash = instance.ClassificationHash, Name = instance.Name, FeatureHash = hash },
                        instance.Frames.Count > 0 ? instance.Frames[0].Start : null);
                }
            }
        }

        foreach (var absent in AbsentFeatures(labels))
        {
            yield return absent;
        }
    }

    private static IEnumerable<LabelProblem> AbsentFeatures(RowLabels labels)
    {
        HashSet<string> used = [.. labels.Objects.Select(instance => instance.FeatureHash), .. labels.Classifications.Select(instance => instance.FeatureHash ?? "")];
        var required = labels.Ontology.Objects.Where(feature => feature.Required).Cast<OntologyFeature>()
            .Concat(labels.Ontology.Classifications.Where(feature => feature.Attribute?.Required == true));
        foreach (var feature in required.Where(feature => !feature.Archived && !used.Contains(feature.FeatureHash)))
        {
            yield return labels.Problem(
                LabelCheck.Unanswered, LabelProblemSeverity.Warning, $"The row has no '{feature.Title}', which is required.", 0,
                new ObjectInstance { ObjectHash = null!, Name = feature.Title, FeatureHash = feature.FeatureHash });
        }
    }

    /// <summary>The required attributes without an answer; nested ones only where they are asked.</summary>
    private static IEnumerable<OntologyAttribute> Missing(IEnumerable<OntologyAttribute> attributes, IReadOnlyList<StoredAnswer> answers)
    {
        foreach (var attribute in attributes.Where(attribute => !attribute.Archived))
        {
            var answer = answers.FirstOrDefault(one => one.FeatureHash == attribute.FeatureHash);
            if (answer is null || answer.Value is "" or string[] { Length: 0 })
            {
                if (attribute.Required)
                {
                    yield return attribute;
                }

                continue;
            }

            foreach (var nested in Missing(
                attribute.Options.Where(option => answer.OptionHashes.Contains(option.FeatureHash)).SelectMany(option => option.Attributes), answers))
            {
                yield return nested;
            }
        }
    }

    private static IReadOnlyList<StoredAnswer> StoredIn(AnswerSet answers) => answers.Source as IReadOnlyList<StoredAnswer> ?? [];
}
