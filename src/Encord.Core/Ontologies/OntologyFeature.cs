namespace Encord;

/// <summary>A node of an ontology: an object, a classification, an attribute or an option.</summary>
public abstract class OntologyFeature
{
    private protected OntologyFeature()
    {
    }

    /// <summary>The identifier of the node. Labels refer to it.</summary>
    public string FeatureHash { get; internal init; } = string.Empty;

    /// <summary>The dotted path of the node, such as <c>3.1.2</c>. Real data holds paths that do not fit their parent: use <see cref="FeatureHash"/>.</summary>
    public string Id { get; internal init; } = string.Empty;

    /// <summary>What a person calls it: the name, or the label of an option. Need not be unique.</summary>
    public abstract string Title { get; }

    /// <summary>The ontology it belongs to; null where its structure was read for itself.</summary>
    public string? OntologyHash { get; internal set; }

    /// <summary>Whether it was retired; its old labels remain.</summary>
    public bool Archived { get; internal init; }

    /// <summary>The nodes right below.</summary>
    internal abstract IEnumerable<OntologyFeature> Children { get; }

    /// <summary>This node and everything below it, depth first.</summary>
    internal IEnumerable<OntologyFeature> WithDescendants()
    {
        yield return this;
        foreach (var child in Children)
        {
            foreach (var node in child.WithDescendants())
            {
                yield return node;
            }
        }
    }

    /// <summary>The title and the feature hash.</summary>
    public override string ToString() => Title + " (" + FeatureHash + ")";
}
