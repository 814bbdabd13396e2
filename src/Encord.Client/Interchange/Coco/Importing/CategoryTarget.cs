using Encord.Client.Interchange.Coco.Reading;
using Encord.Client.Labels.Editing;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>A category of the file with the ontology's object that its annotations become.</summary>
internal sealed class CategoryTarget
{
    private static readonly string[] CrowdNames = ["iscrowd", "is_crowd", "is crowd", "crowd"];

    public CategoryTarget(CocoCategory category, OntologyObject feature, SkeletonTemplate? template)
    {
        Category = category;
        Feature = feature;
        Template = template;
        CrowdAttribute = feature.Attributes.FirstOrDefault(attribute => !attribute.Dynamic && CrowdNames.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase)
            && CrowdValue(attribute) is not null);
        CrowdAnswer = CrowdAttribute is null ? null : "[" + new AnswerValue(CrowdAttribute, CrowdValue(CrowdAttribute)).ToWire().ToJsonString() + "]";
        AttributeHashes = new HashSet<string>(feature.WithDescendants().Select(node => node.FeatureHash), StringComparer.Ordinal);
    }

    public CocoCategory Category { get; }

    public OntologyObject Feature { get; }

    /// <summary>Of a skeleton.</summary>
    public SkeletonTemplate? Template { get; }

    /// <summary>The attribute that says whether an object is a crowd; null when the ontology has none.</summary>
    public OntologyAttribute? CrowdAttribute { get; }

    /// <summary>The list of answers of a crowd, as JSON.</summary>
    public string? CrowdAnswer { get; }

    /// <summary>The hashes of everything that can be asked about the object.</summary>
    public HashSet<string> AttributeHashes { get; }

    /// <summary>What is answered to that attribute for a crowd; null when the attribute cannot say it.</summary>
    public static object? CrowdValue(OntologyAttribute attribute) => attribute.Type switch
    {
        AttributeType.Text => "1",
        AttributeType.Numeric => 1.0,
        AttributeType.Checklist when attribute.Options.Count == 1 => attribute.Options,
        AttributeType.Checklist or AttributeType.Radio => attribute.Options
            .Where(option => option.Label.ToLowerInvariant() is "yes" or "true" or "1" or "crowd" or "iscrowd").Take(1).ToArray() is { Length: 1 } chosen ? chosen : null,
        _ => null,
    };

    /// <summary>Whether an answer to that attribute says that the object is a crowd.</summary>
    public static bool IsCrowdAttribute(string? name) => CrowdNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}
