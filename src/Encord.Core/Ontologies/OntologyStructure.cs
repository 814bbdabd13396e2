namespace Encord;

/// <summary>What can be labelled: objects, classifications and skeleton templates, with the document they were read from.</summary>
public sealed class OntologyStructure
{
    private readonly Dictionary<string, OntologyFeature> _byHash = new(StringComparer.Ordinal);

    internal OntologyStructure(
        string json, IList<OntologyObject> objects, IList<OntologyClassification> classifications, IReadOnlyList<SkeletonTemplate> skeletonTemplates)
    {
        Json = json;
        Objects = new(objects);
        Classifications = new(classifications);
        SkeletonTemplates = skeletonTemplates;
        foreach (var node in Nodes())
        {
            // Depth first, objects before classifications: the first node of a hash is the one that counts, as with the vendor's SDK.
            if (!_byHash.ContainsKey(node.FeatureHash))
            {
                _byHash.Add(node.FeatureHash, node);
            }
        }
    }

    /// <summary>The structure as JSON text, as the server gave it, with every member that this module does not know.</summary>
    public string Json { get; }

    /// <summary>What can be drawn.</summary>
    public EncordList<OntologyObject> Objects { get; }

    /// <summary>What can be asked about frames.</summary>
    public EncordList<OntologyClassification> Classifications { get; }

    /// <summary>The templates of skeleton objects.</summary>
    public IReadOnlyList<SkeletonTemplate> SkeletonTemplates { get; }

    /// <summary>The node of that feature hash, wherever it stands; null when there is none.</summary>
    public OntologyFeature? Find(string featureHash) => _byHash.TryGetValue(featureHash, out var node) ? node : null;

    /// <summary>Every node with exactly that title: objects first, then classifications, each followed by what is below it.</summary>
    public IEnumerable<OntologyFeature> FindByTitle(string title) => Nodes().Where(node => string.Equals(node.Title, title, StringComparison.Ordinal));

    /// <summary>The template of a skeleton object: that of the same feature hash, or else of the same name; null when there is none.</summary>
    public SkeletonTemplate? TemplateOf(OntologyObject skeleton) =>
        SkeletonTemplates.FirstOrDefault(template => template.FeatureHash == skeleton.FeatureHash)
        ?? SkeletonTemplates.FirstOrDefault(template => template.Name == skeleton.Name);

    /// <summary>Every node, depth first.</summary>
    internal IEnumerable<OntologyFeature> Nodes() =>
        Objects.Cast<OntologyFeature>().Concat(Classifications).SelectMany(node => node.WithDescendants());

    /// <summary><c>3 objects, 1 classifications</c></summary>
    public override string ToString() => $"{Objects.Count} objects, {Classifications.Count} classifications";
}
