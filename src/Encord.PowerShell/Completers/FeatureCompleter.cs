using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using Encord.Client;
using Encord.PowerShell.Parameters;

namespace Encord.PowerShell.Completers;

/// <summary>
/// Completes the names of objects and classifications: of the project or ontology that was given, or else of every ontology, because rows that come in a variable do not say
/// theirs before they are there.
/// </summary>
public class FeatureCompleter : TitleCompleter
{
    private protected override string KeyFor(IDictionary bound) => $"{base.KeyFor(bound)} {bound["Project"] ?? bound["ProjectHash"]} {bound["Ontology"] ?? bound["OntologyHash"]}";

    private protected override async IAsyncEnumerable<Titled> List(EncordClient client, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach ((var ontology, var isOnly) in OntologiesAsync(client, bound, cancellationToken).ConfigureAwait(false))
        {
            foreach (var one in From(ontology, bound).Where(one => isOnly || known.Add(one.Title)))
            {
                yield return one;
            }
        }
    }

    /// <summary>What is offered of an ontology.</summary>
    private protected virtual IEnumerable<Titled> From(Ontology ontology, IDictionary bound) => Offer(ontology.Objects.Cast<OntologyFeature>().Concat(ontology.Classifications));

    private protected static IEnumerable<Titled> Offer(IEnumerable<OntologyFeature> features) =>
        features.Where(feature => !feature.Archived).Select(feature => new Titled(feature.Title, feature.FeatureHash));

    private static async IAsyncEnumerable<(Ontology Ontology, bool IsOnly)> OntologiesAsync(
        EncordClient client, IDictionary bound, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var resolver = new ReferenceResolver(client);
        if (Convert<ProjectReference>(bound["Project"] ?? bound["ProjectHash"]) is { } project)
        {
            var found = project.Value ?? await client.Projects.GetAsync(await resolver.ResolveAsync(project, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            yield return (await client.Ontologies.GetAsync(found.OntologyHash, found.ProjectHash, cancellationToken).ConfigureAwait(false), true);
        }
        else if (Convert<OntologyReference>(bound["Ontology"] ?? bound["OntologyHash"]) is { } reference)
        {
            yield return (await client.Ontologies.GetAsync(await resolver.ResolveAsync(reference, cancellationToken).ConfigureAwait(false), null, cancellationToken).ConfigureAwait(false), true);
        }
        else
        {
            await foreach (var ontology in client.Ontologies.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                yield return (ontology, false);
            }
        }
    }

    private static T? Convert<T>(object? given)
        where T : class
    {
        var one = given is object[] { Length: 1 } list ? list[0] : given;
        return one is not null && LanguagePrimitives.TryConvertTo(one, out T reference) ? reference : null;
    }
}

/// <summary>Completes the names of objects of an ontology.</summary>
public class ObjectFeatureCompleter : FeatureCompleter
{
    private protected override IEnumerable<Titled> From(Ontology ontology, IDictionary bound) => Offer(ontology.Objects);
}

/// <summary>Completes the names of classifications of an ontology.</summary>
public class ClassificationFeatureCompleter : FeatureCompleter
{
    private protected override IEnumerable<Titled> From(Ontology ontology, IDictionary bound) => Offer(ontology.Classifications);
}

/// <summary>Completes objects of an ontology as their feature hashes.</summary>
public sealed class ObjectFeatureHashCompleter : ObjectFeatureCompleter
{
    private protected override string TextOf(Titled one, Titled[] known) => one.Hash;
}

/// <summary>Completes classifications of an ontology as their feature hashes.</summary>
public sealed class ClassificationFeatureHashCompleter : ClassificationFeatureCompleter
{
    private protected override string TextOf(Titled one, Titled[] known) => one.Hash;
}
