using System.Text;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Yolo;

/// <summary>
/// Folders of images for classification: <c>&lt;split&gt;/&lt;class&gt;/image</c>. The class is the option that a radio classification of the whole picture has. All
/// class folders are in all splits, since readers number the folders that they find.
/// </summary>
internal sealed class YoloClassifyFormat(string? classification) : LabelFormat
{
    private IReadOnlyDictionary<int, string> _folders = new Dictionary<int, string>();

    public override string Name => "YOLO Classify";

    public override bool NeedsClassifications => true;

    public override bool NeedsImages => true;

    public override bool Holds(string shape) => false;

    public override IEnumerable<ClassSource> SourcesOf(OntologyStructure ontology) =>
        ClassTargets.RadioOf(ontology, classification).Options.Select(option => new ClassSource(option.FeatureHash, option.Label, "option"));

    public override void Check(ExportPlan plan)
    {
        YoloSplits.Check(plan);
        if (plan.Options.Image == ImageHandling.None)
        {
            throw new EncordException(EncordErrorId.InvalidArgument, "YOLO Classify has no label files, only folders of images. Use -Image Copy, or -Image Link with -DataPath.");
        }
    }

    public override void Begin(ExportContext context)
    {
        _folders = DistinctNames.Of(context.Plan.Classes.Classes);
        var table = new StringBuilder();
        CsvText.AppendLine(table, ["index", "folder", "class"]);
        // Readers number the folders by their names in ordinal order.
        var index = 0;
        foreach (var one in context.Plan.Classes.Classes.OrderBy(one => _folders[one.Index], StringComparer.Ordinal))
        {
            CsvText.AppendLine(table, [(index++).ToString(System.Globalization.CultureInfo.InvariantCulture), _folders[one.Index], one.Name]);
        }

        foreach (var split in context.Plan.Splits)
        {
            foreach (var folder in _folders.Values)
            {
                context.Folder.CreateFolder($"{split}/{folder}");
            }
        }

        context.Folder.Write(ClassFolder.Table, table.ToString());
    }

    public override IReadOnlyList<ExportLabel> LabelsOf(ExportPicture picture, ExportContext context)
    {
        context.LeftOut.Add("Object", "YOLO Classify has a place only for what is said of a whole picture", picture.Objects.Count);
        var labels = new List<ExportLabel>();
        var ontology = context.Plan.OntologyOf(picture.Row);
        foreach (var instance in picture.Classifications)
        {
            var known = instance.FeatureHash is null ? null : ontology.Find(instance.FeatureHash) as OntologyClassification;
            var option = known?.Options.FirstOrDefault(one => one.Label == Convert.ToString(instance.Answer, System.Globalization.CultureInfo.InvariantCulture));
            if (option is null || !context.Plan.Classes.Has(option.FeatureHash))
            {
                context.LeftOut.Add("Classification", "it is another one than the classes are made of, or has no answer");
            }
            else if (context.Plan.Classes.Find(option.FeatureHash, out var reason) is { } found)
            {
                labels.Add(new ExportLabel(found, null, null));
            }
            else
            {
                context.LeftOut.Add("Classification", reason);
            }
        }

        return labels;
    }

    public override string ImageNameOf(ExportPicture picture) => picture.Labels.Count == 1 ? $"{picture.Split}/{_folders[picture.Labels[0].Class.Index]}/{picture.Stem}" : "";

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut)
    {
        if (picture.Labels.Count != 1)
        {
            leftOut.Add("Image", picture.Labels.Count == 0 ? "it has no class" : "it has several classes, and YOLO Classify takes one an image");
        }

        return picture.Labels.Count == 1;
    }

    public override void Write(ExportPicture picture, ExportContext context) => context.CountObject(picture.Labels[0].Class, picture.Split);
}
