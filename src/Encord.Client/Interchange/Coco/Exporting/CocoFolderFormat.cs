using System.Text.Json;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Json;
using Encord.Client.Labels.Documents;

namespace Encord.Client.Interchange.Coco.Exporting;

/// <summary>A folder for each split with its images and one COCO file, <c>_annotations.coco.json</c>; the categories are the same in all.</summary>
/// <param name="includeVideo">Whether frames of videos are written.</param>
internal sealed class CocoFolderFormat(bool includeVideo) : LabelFormat
{
    private readonly Dictionary<string, CocoFileWriter> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (OntologyObject Feature, SkeletonTemplate? Template)> _features = [];
    private LabelDocument? _document;
    private RowAnswers _answers = new();

    public override string Name => "COCO";

    public override bool KeepsTurned => true;

    public override bool Holds(string shape) => shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Polyline
        or ObjectShape.Point or ObjectShape.Skeleton or ObjectShape.Bitmask;

    public override string ImageNameOf(ExportPicture picture) => $"{picture.Split}/{picture.Stem}";

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut)
    {
        var isWanted = picture.IsFile || includeVideo;
        if (!isWanted)
        {
            leftOut.Add("Image", "frames of videos are written only with -IncludeVideo");
        }

        return isWanted;
    }

    public override void Begin(ExportContext context)
    {
        foreach (var ontology in context.Plan.Ontologies)
        {
            foreach (var feature in ontology.Objects)
            {
                if (context.Plan.Classes.Find(feature.FeatureHash, out _) is { } found && !_features.ContainsKey(found.Index))
                {
                    _features.Add(found.Index, (feature, ontology.TemplateOf(feature)));
                }
            }
        }

        foreach (var split in context.Plan.Splits)
        {
            var name = FileOf(split);
            context.Folder.Claim(name);
            context.Folder.CreateFolder(split);
            _files.Add(split, new CocoFileWriter(context.Folder.Create(name)));
        }
    }

    public override void Write(ExportPicture picture, ExportContext context)
    {
        if (picture.Document is { } document && document != _document)
        {
            _document = document;
            _answers = document.Read(RowAnswers.Read);
        }

        var file = _files[picture.Split];
        var place = new RowPicture(picture.Frame, picture.FileName, picture.UnitHash, picture.Width, picture.Height, picture.IsFile ? null : picture.Title);
        var image = file.AddImage(place, picture.Row);
        var ontology = context.Plan.OntologyOf(picture.Row);
        foreach (var label in picture.Labels)
        {
            var template = ontology.Find(label.Instance!.FeatureHash) is OntologyObject feature ? ontology.TemplateOf(feature) : null;
            var reason = file.AddAnnotation((json, id) =>
                AnnotationWriter.Write(json, label.Instance, id, image, label.Class.Index + 1, template, place, _answers, label.IsClipped ? label.Shape : null));
            if (reason is null)
            {
                context.CountObject(label.Class, picture.Split);
            }
            else
            {
                context.LeftOut.Add("Object", reason);
            }
        }
    }

    public override void Complete(ExportContext context)
    {
        foreach (var file in _files)
        {
            file.Value.Complete(json => WriteCategories(json, context.Plan.Classes));
            context.Folder.NoteWritten(FileOf(file.Key));
        }
    }

    public override void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }

        base.Dispose();
    }

    private static string FileOf(string split) => split + "/_annotations.coco.json";

    private void WriteCategories(Utf8JsonWriter json, ClassTable classes)
    {
        json.WriteStartArray();
        foreach (var one in classes.Classes)
        {
            (var feature, var template) = _features[one.Index];
            json.WriteStartObject();
            json.WriteNumber("id", one.Index + 1);
            json.WriteString("name", one.Name);
            json.WriteString("supercategory", WireEnums.ObjectShape.Write(feature.Shape));
            if (feature.Shape is ObjectShape.Point or ObjectShape.Skeleton)
            {
                CategoryTable.WriteKeypoints(json, template);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
