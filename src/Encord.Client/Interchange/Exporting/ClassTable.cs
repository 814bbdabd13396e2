using Encord.Client.Json;

namespace Encord.Client.Interchange.Exporting;

/// <summary>
/// The classes of an export: everything that the format can hold, used or not, in the order of the ontology; so they are numbered the same in every run and
/// every split.
/// </summary>
internal sealed class ClassTable
{
    private readonly Dictionary<string, ExportClass?> _byFeature = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private ClassTable(IReadOnlyList<ExportClass> classes) => Classes = classes;

    public IReadOnlyList<ExportClass> Classes { get; }

    /// <param name="sources">In the order of the ontologies.</param>
    /// <param name="order">What the user says is the list of classes; null for the ontology's.</param>
    /// <param name="map">From name or feature hash to the name of a class; null leaves out.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the list or the map names what is not there, or changes nothing.</exception>
    public static ClassTable Make(IReadOnlyList<ClassSource> sources, IReadOnlyList<string>? order, IReadOnlyDictionary<string, string?>? map)
    {
        var distinct = sources.GroupBy(source => source.FeatureHash, StringComparer.Ordinal).Select(group => group.First()).ToArray();
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var source in distinct)
        {
            names[source.FeatureHash] = OwnName(source, distinct);
        }

        if (map is not null)
        {
            Apply(map, distinct, names);
        }

        var found = distinct.Select(source => names[source.FeatureHash]).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var ordered = order is null ? found : InOrder(order, found);
        var table = new ClassTable(ordered.Select((name, index) => new ExportClass(index, name)).ToArray());
        var byName = table.Classes.ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (var source in distinct)
        {
            table._byFeature[source.FeatureHash] = names[source.FeatureHash] is { } name ? byName[name] : null;
            table._names[source.FeatureHash] = source.Name;
        }

        return table;
    }

    /// <summary>The class of a feature; null with the reason why there is none.</summary>
    public ExportClass? Find(string featureHash, out string reason)
    {
        reason = "";
        if (!_byFeature.TryGetValue(featureHash, out var found))
        {
            reason = "the ontology no longer has the class";
            return null;
        }

        reason = found is null ? $"-ClassMap leaves out '{_names[featureHash]}'" : "";
        return found;
    }

    public bool Has(string featureHash) => _byFeature.ContainsKey(featureHash);

    /// <summary>Two features of one name are told apart by what they are.</summary>
    private static string OwnName(ClassSource source, ClassSource[] all)
    {
        var same = all.Where(other => other.Name == source.Name).ToArray();
        var kind = WireEnums.ObjectShape.Write(source.Kind).Replace('_', ' ');
        return same.Length == 1 ? source.Name
            : same.Count(other => other.Kind == source.Kind) == 1 ? $"{source.Name} ({kind})"
            : $"{source.Name} ({source.FeatureHash})";
    }

    private static void Apply(IReadOnlyDictionary<string, string?> map, ClassSource[] sources, Dictionary<string, string?> names)
    {
        var changes = false;
        foreach (var entry in map)
        {
            var meant = sources.Where(source => source.FeatureHash == entry.Key || source.Name == entry.Key || names[source.FeatureHash] == entry.Key)
                .Select(source => source.FeatureHash).ToArray();
            if (meant.Length == 0)
            {
                throw new EncordException(
                    EncordErrorId.InvalidArgument,
                    $"'{entry.Key}' in -ClassMap is not a class of this export. There are: {string.Join(", ", sources.Select(source => "'" + source.Name + "'").Distinct())}.");
            }

            if (entry.Value is { Length: 0 })
            {
                throw new EncordException(EncordErrorId.InvalidArgument, $"In -ClassMap, there is no name for '{entry.Key}'. Give a name, or $null to leave the class out.");
            }

            foreach (var feature in meant)
            {
                changes |= names[feature] != entry.Value;
                names[feature] = entry.Value;
            }
        }

        if (!changes)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "-ClassMap changes nothing: it merges, renames and leaves out no class. Leave it out, or correct the names.");
        }
    }

    private static IReadOnlyList<string> InOrder(IReadOnlyList<string> order, string[] found)
    {
        if (order.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, $"-Class names '{twice.Key}' twice.");
        }

        var absent = order.Except(found, StringComparer.Ordinal).ToArray();
        var additional = found.Except(order, StringComparer.Ordinal).ToArray();
        return absent.Length + additional.Length == 0 ? order : throw new EncordException(
            EncordErrorId.InvalidArgument,
            "-Class does not fit the ontology, and the numbers of the classes would shift."
            + (absent.Length > 0 ? $" Not in the ontology: {Quoted(absent)}." : "")
            + (additional.Length > 0 ? $" Not in -Class: {Quoted(additional)}; add them, or leave them out with -ClassMap @{{ '{additional[0]}' = $null }}." : ""));
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => "'" + name + "'"));
}
