using Encord.Client.Labels.Reading;
using Encord.Client.Labels.Problems;

namespace Encord.Client.Pictures.Report;

/// <summary>What is counted of one question of the ontology.</summary>
internal sealed class AnswerFigures(string owner, OntologyAttribute attribute)
{
    /// <summary>The object or classification that is asked about.</summary>
    public string Owner => owner;

    public OntologyAttribute Attribute => attribute;

    public long Answered { get; set; }

    public long Unanswered { get; set; }

    /// <summary>By option. Words and numbers that people write are not kept: there may be as many as there are labels.</summary>
    public Counts Options { get; } = new();
}

/// <summary>Counts answers. An object counts once, whatever the number of its frames.</summary>
internal sealed class AnswerTally
{
    private readonly Dictionary<string, AnswerFigures> _byAttribute = new(StringComparer.Ordinal);
    private readonly List<AnswerFigures> _all = [];
    private readonly OntologyStructure _ontology;

    public AnswerTally(OntologyStructure ontology)
    {
        _ontology = ontology;
        foreach (var feature in ontology.Objects.Cast<OntologyFeature>().Concat(ontology.Classifications))
        {
            foreach (var attribute in feature.WithDescendants().OfType<OntologyAttribute>().Where(attribute => !_byAttribute.ContainsKey(attribute.FeatureHash)))
            {
                var figures = new AnswerFigures(feature.Title, attribute);
                _byAttribute.Add(attribute.FeatureHash, figures);
                _all.Add(figures);
            }
        }
    }

    /// <summary>The questions in the order of the ontology.</summary>
    public IReadOnlyList<AnswerFigures> All => _all;

    public void Add(RowLabels labels, IReadOnlyList<ObjectInstance> objects)
    {
        foreach (var track in objects.GroupBy(instance => (instance.FeatureHash, instance.ObjectHash)))
        {
            if (_ontology.Find(track.Key.FeatureHash) is OntologyObject { Attributes.Count: > 0 } feature)
            {
                Add(feature.Attributes, track.SelectMany(instance => StoredIn(instance.Answers)));
            }
        }

        foreach (var instance in labels.Classifications)
        {
            if (instance.FeatureHash is { } hash && _ontology.Find(hash) is OntologyClassification { Attribute: { } root })
            {
                Add([root], StoredIn(instance.Answers));
            }
        }
    }

    private void Add(IEnumerable<OntologyAttribute> asked, IEnumerable<StoredAnswer> answers)
    {
        var given = answers.Where(answer => answer.Value is not ("" or string[] { Length: 0 })).ToLookup(answer => answer.FeatureHash, StringComparer.Ordinal);
        foreach (var answer in given)
        {
            if (_byAttribute.TryGetValue(answer.Key, out var figures))
            {
                figures.Answered++;
                foreach (var option in answer.SelectMany(one => one.OptionHashes).Distinct(StringComparer.Ordinal))
                {
                    figures.Options.Add(option);
                }
            }
        }

        // Questions below an option are asked only where it is chosen; of those only answers are counted.
        foreach (var attribute in asked.Where(attribute => !attribute.Archived && !given.Contains(attribute.FeatureHash)))
        {
            _byAttribute[attribute.FeatureHash].Unanswered++;
        }
    }

    private static IReadOnlyList<StoredAnswer> StoredIn(AnswerSet answers) => answers.Source as IReadOnlyList<StoredAnswer> ?? [];
}
