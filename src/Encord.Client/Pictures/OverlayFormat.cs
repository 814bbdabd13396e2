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
    private readonly OverlayColours _colours = new(options.ColorBy);
    private ExportFolder? _folder;
    private OverlayImage? _images;
    private GalleryPage? _page;

    public override string Name => options.IsPage ? "HTML overlays" : "SVG overlays";

    public override bool NeedsClassifications => true;

    public override bool KeepsTurned => true;

    public override bool KeepsImages => !options.IsEmbedded;

    public override bool Holds(string shape) => shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Polyline
        or ObjectShape.Point or ObjectShape.Skeleton or ObjectShape.Bitmask;

    public override string ImageNameOf(ExportPicture picture) => (options.IsEmbedded ? _waiting : "images") + "/" + picture.Stem;

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut)
    {
        if (!picture.IsFile && picture.Labels.Count == 0)
        {
            // A classification may go over every frame of a video.
            leftOut.Add("Image", "it is a frame without an object that can be drawn");
            return false;
        }

        return HasSize(picture, leftOut);
    }

    public override void Begin(ExportContext context)
    {
        _folder = context.Folder;
        _images = new OverlayImage(context, options.IsEmbedded);
        _page = options.IsPage ? new GalleryPage(context, options.ColorBy == OverlayColour.Class) : null;
    }

    public override void Write(ExportPicture picture, ExportContext context)
    {
        var drawing = new OverlayDrawing(picture, context.Plan.OntologyOf(picture.Row), _colours);
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

        foreach (var label in picture.Labels)
        {
            context.CountObject(label.Class, picture.Split);
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
