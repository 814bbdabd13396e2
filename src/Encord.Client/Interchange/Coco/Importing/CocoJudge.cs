using Encord.Client.Interchange.Coco.Reading;

namespace Encord.Client.Interchange.Coco.Importing;

/// <summary>Judges annotations by the ontology's shapes. The file is read while the ontology is still on its way; the first annotation waits for it.</summary>
internal sealed class CocoJudge(CocoImportOptions options, Task<OntologyStructure> ontology) : ICocoJudge
{
    private Dictionary<long, string> _reasons = [];

    /// <summary>What categories become, by their ids.</summary>
    public Dictionary<long, CategoryTarget> Targets { get; private set; } = [];

    public void TakeCategories(CocoIndex index) => Targets = CategoryMatcher.Match(index, ontology.GetAwaiter().GetResult(), options.CategoryMap, out _reasons);

    public CocoVerdict Judge(CocoAnnotation annotation, CocoImage image, CocoCategory category) =>
        Targets.TryGetValue(category.Id, out var target) ? AnnotationConversion.Check(annotation, image, target, options.Conversion) : default;

    /// <summary>Categories that nothing is made of, with the annotations that were counted.</summary>
    public List<CocoUnmatched> Unmatched(CocoIndex index) => _reasons.Select(reason => (Category: index.Categories[reason.Key], Reason: reason.Value)).OrderBy(entry => entry.Category.Index)
        .Select(entry => new CocoUnmatched
        {
            Kind = "Category",
            Id = index.Ids.Text(entry.Category.Id),
            Name = entry.Category.Name,
            Annotations = entry.Category.Annotations,
            Reason = entry.Reason,
            Place = index.PlaceOf("categories", entry.Category.Index, entry.Category.Offset),
        }).ToList();
}
