using Encord.Client.Labels.Documents;

namespace Encord.Client.Labels.Problems;

/// <summary>Looks through label rows, one after the other, and remembers which classes they use.</summary>
internal sealed class ProblemFinder(ProblemOptions options)
{
    private readonly Dictionary<string, Usage> _usage = new(StringComparer.Ordinal);

    private sealed class Usage
    {
        public OntologyStructure Ontology { get; set; } = null!;

        public HashSet<string> Features { get; } = new(StringComparer.Ordinal);

        public int Rows { get; set; }
    }

    /// <summary>What is found in one row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="document">Its labels; null where it has none.</param>
    /// <param name="ontology">Its ontology.</param>
    public IReadOnlyList<LabelProblem> Find(LabelRow row, LabelDocument? document, OntologyStructure ontology) => Find(new RowLabels(row, document, ontology));

    /// <summary>What is found in one row.</summary>
    public IReadOnlyList<LabelProblem> Find(RowLabels labels)
    {
        Remember(labels);
        if (labels.Objects.Count == 0 && labels.Classifications.Count == 0)
        {
            return !options.Wants(LabelCheck.EmptyRow) ? [] : [labels.Row.LabelHash is null
                ? labels.Problem(LabelCheck.EmptyRow, LabelProblemSeverity.Information, "The row has no labels yet.")
                : labels.Problem(LabelCheck.EmptyRow, LabelProblemSeverity.Warning, "The row has neither objects nor classifications.")];
        }

        return [.. PlaceChecks.Run(labels, options), .. DuplicateCheck.Run(labels, options), .. AnswerCheck.Run(labels, options), .. TrackChecks.Run(labels, options)];
    }

    /// <summary>The classes that none of the rows uses, project by project. For the end.</summary>
    public IEnumerable<LabelProblem> FindUnused()
    {
        if (!options.Wants(LabelCheck.UnusedClass))
        {
            yield break;
        }

        foreach (var project in _usage)
        {
            var usage = project.Value;
            foreach (var feature in usage.Ontology.Objects.Cast<OntologyFeature>().Concat(usage.Ontology.Classifications))
            {
                if (!feature.Archived && !usage.Features.Contains(feature.FeatureHash))
                {
                    yield return new LabelProblem
                    {
                        Check = LabelCheck.UnusedClass,
                        Severity = LabelProblemSeverity.Information,
                        FeatureName = feature.Title,
                        FeatureHash = feature.FeatureHash,
                        ProjectHash = project.Key,
                        Message = $"The {(feature is OntologyObject ? "object" : "classification")} '{feature.Title}' is used in none of {usage.Rows} label rows.",
                        Value = 0,
                    };
                }
            }
        }
    }

    private void Remember(RowLabels labels)
    {
        if (!_usage.TryGetValue(labels.Row.ProjectHash, out var usage))
        {
            _usage[labels.Row.ProjectHash] = usage = new Usage();
        }

        usage.Ontology = labels.Ontology;
        usage.Rows++;
        usage.Features.UnionWith(labels.Objects.Select(instance => instance.FeatureHash));
        usage.Features.UnionWith(labels.Classifications.Select(instance => instance.FeatureHash ?? ""));
    }
}
