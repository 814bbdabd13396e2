using System.Text;
using System.Xml;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures;

/// <summary>Pictures with their labels drawn on them: an SVG file for each, or one page with all of them.</summary>
internal sealed class OverlayFormat(OverlayOptions options) : LabelFormat
{
    private static readonly XmlWriterSettings File = new() { Encoding = new UTF8Encoding(false), NewLineChars = "\n" };

    // Where pictures wait that are going to be embedded. The name is our own, so that nothing of the user is there.
    private readonly string _waiting = ".embed-" + Guid.NewGuid().ToString("N");
    private readonly OverlayStyle _style = options.Comparison is { } compared ? new ComparisonStyle(compared) : new LabelStyle(options.ColorBy, options.Tags);
    private ExportFolder? _folder;
    private OverlayImage? _images;
    private GalleryPage? _page;

    public override string Name => (options.IsPage ? "HTML overlays" : "SVG overlays") + (options.Comparison is null ? "" : " of a comparison");

    public override bool NeedsClasses => false;

    public override bool NeedsClassifications => true;

    public override bool KeepsTurned => true;

    public override bool KeepsImages => !options.IsEmbedded;

    public override bool Holds(string shape) => shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Polyline
        or ObjectShape.Point or ObjectShape.Skeleton or ObjectShape.Bitmask;

    public override IEnumerable<ClassSource> SourcesOf(OntologyStructure ontology) => options.Comparison is null ? base.SourcesOf(ontology) : ComparisonStyle.Outcomes;

    public override IEnumerable<int> FramesOf(LabelRow row) => options.Comparison?.FramesOf(row) ?? [];

    public override IReadOnlyList<ExportLabel> LabelsOf(ExportPicture picture, ExportContext context) => options.Comparison is { } compared
        ? [.. compared.On(picture).SelectMany(match => BothOf(match, picture, context))]
        : base.LabelsOf(picture, context);

    public override string ImageNameOf(ExportPicture picture) => (options.IsEmbedded ? _waiting : "images") + "/" + picture.Stem;

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut)
    {
        if (!picture.IsFile && picture.Labels.Count == 0 && !picture.Classifications.Any(one => StartsOn(one.Frames, picture.Frame)))
        {
            // A classification may go over every frame of a video. It is shown where it begins.
            leftOut.Add("Image", "no object on the frame can be drawn");
            return false;
        }

        return HasSize(picture, leftOut);
    }

    public override void Begin(ExportContext context)
    {
        _folder = context.Folder;
        _images = new OverlayImage(context, options.IsEmbedded);
        _page = options.IsPage ? new GalleryPage(context, _style) : null;
    }

    public override void Write(ExportPicture picture, ExportContext context)
    {
        var drawing = new OverlayDrawing(picture, context.Plan.OntologyOf(picture.Row), _style);
        var link = _images!.LinkOf(picture);
        if (_page is not null)
        {
            _page.Write(picture, drawing, link);
        }
        else
        {
            using var bytes = new MemoryStream();
            using (var svg = XmlWriter.Create(bytes, File))
            {
                drawing.Write(svg, link);
            }

            context.Folder.Write(picture.EntryFor(picture.Stem + ".svg"), bytes.ToArray());
        }

        foreach (var label in picture.Labels.Where(_style.HasTag))
        {
            context.CountObject(label.Class, picture.Split);
        }
    }

    private static bool StartsOn(FrameRangeList frames, int frame) => frames.Count == 0 ? frame == 0 : frames.Any(range => range.Start == frame);

    /// <summary>The reference below, the difference above it.</summary>
    private static IEnumerable<ExportLabel> BothOf(LabelMatch match, ExportPicture picture, ExportContext context)
    {
        if (context.Plan.Classes.Find(match.Outcome.ToString(), out _) is not { } one)
        {
            yield break;
        }

        foreach (var instance in new[] { match.Reference, match.Difference }.OfType<ObjectInstance>())
        {
            if (OverlayLabel.Of(instance, one, picture, out var reason) is { } label)
            {
                yield return label with { Match = match };
            }
            else
            {
                context.LeftOut.Add("Object", reason);
            }
        }
    }

    public override void Complete(ExportContext context) => _page?.Complete();

    public override void Dispose()
    {
        _page?.Dispose();
        if (_folder?.PathOf(_waiting) is { } waiting && Directory.Exists(waiting))
        {
            Directory.Delete(waiting, recursive: true);
        }

        base.Dispose();
    }
}
