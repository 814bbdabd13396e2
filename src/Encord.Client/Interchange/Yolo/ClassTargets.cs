using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Yolo;

/// <summary>The radio classification that the classes of a folder are answers to, and which option each of them is.</summary>
internal sealed class ClassTargets
{
    private readonly Dictionary<string, OntologyOption> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    /// <param name="radio">What is answered.</param>
    /// <param name="classes">Of the folder.</param>
    /// <param name="map">From class to label or feature hash of an option; null leaves out. Classes that are not in it keep their names.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: the map names what is not there.</exception>
    public ClassTargets(OntologyClassification radio, IReadOnlyCollection<string> classes, IReadOnlyDictionary<string, string?>? map)
    {
        Radio = radio;
        if (map?.Keys.FirstOrDefault(key => !classes.Contains(key)) is { } unknown)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"'{unknown}' in -ClassMap is not a class of the folder. There are: {string.Join(", ", classes.Select(name => "'" + name + "'"))}.");
        }

        foreach (var name in classes)
        {
            string? mapped = null;
            var isMapped = map is not null && map.TryGetValue(name, out mapped);
            if (isMapped && mapped is null)
            {
                _reasons[name] = "-ClassMap leaves it out.";
            }
            else if (OptionOf(radio, mapped ?? name) is { } option)
            {
                _options[name] = option;
            }
            else if (isMapped)
            {
                throw new EncordException(
                    EncordErrorId.InvalidArgument, $"'{mapped}' in -ClassMap is not an option of '{radio.Name}'. There are: {Quoted(radio)}.");
            }
            else
            {
                _reasons[name] = $"'{radio.Name}' has no such option. There are: {Quoted(radio)}.";
            }
        }
    }

    public OntologyClassification Radio { get; }

    public OntologyOption? Find(string name) => _options.TryGetValue(name, out var option) ? option : null;

    /// <summary>Why a class has no option.</summary>
    public string ReasonOf(string name) => _reasons[name];

    /// <summary>The classification of an ontology that makes classes of whole pictures.</summary>
    /// <param name="ontology">The ontology.</param>
    /// <param name="wanted">Its name or feature hash; null where there is only one.</param>
    /// <exception cref="EncordException"><see cref="EncordErrorId.InvalidArgument"/>: there is none, or several.</exception>
    public static OntologyClassification RadioOf(OntologyStructure ontology, string? wanted)
    {
        OntologyClassification[] all = [.. ontology.Classifications.Where(one => one.Type == AttributeType.Radio)];
        var meant = wanted is null ? all : [.. all.Where(one => one.Name == wanted || one.FeatureHash == wanted)];
        return meant.Length == 1 ? meant[0] : throw new EncordException(
            EncordErrorId.InvalidArgument,
            all.Length == 0 ? "YOLO Classify needs a radio classification, and the ontology has none."
                : $"Which classification makes the classes? Name one with -Classification: {string.Join(", ", all.Select(one => "'" + one.Name + "'"))}.");
    }

    /// <summary>By its hash or label; else by its label in another form or case; else as the name of a folder can be.</summary>
    private static OntologyOption? OptionOf(OntologyClassification radio, string name) =>
        Only(radio, option => option.FeatureHash == name || option.Label == name)
        ?? Only(radio, option => NameForm.AreSame(option.Label, name))
        ?? Only(radio, option => NameForm.AreSame(option.Label, name, ignoreCase: true))
        ?? Only(radio, option => NameForm.AreSame(FileStem.Clean(option.Label), name, ignoreCase: true));

    private static OntologyOption? Only(OntologyClassification radio, Func<OntologyOption, bool> isMeant) =>
        radio.Options.Where(isMeant).ToArray() is { Length: 1 } one ? one[0] : null;

    private static string Quoted(OntologyClassification radio) => string.Join(", ", radio.Options.Select(option => "'" + option.Label + "'"));
}
