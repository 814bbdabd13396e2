using System.Globalization;
using System.Text;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Voc;

/// <summary>Folders as those of Pascal VOC: <c>Annotations</c>, <c>JPEGImages</c> and the lists of <c>ImageSets/Main</c>. Each picture has a file, also an empty one.</summary>
/// <param name="hasPolygons">Whether each object has its outline besides its box.</param>
internal sealed class VocFormat(bool hasPolygons) : LabelFormat
{
    private const string Sets = "ImageSets/Main";

    private readonly ImageSets _sets = new(Sets);

    // Of each picture: its stem and, for each class, whether it is there. It goes by split.
    private readonly Dictionary<string, StringBuilder> _presence = new(StringComparer.Ordinal);

    public override string Name => "Pascal VOC";

    public override bool Holds(string shape) =>
        shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Bitmask or ObjectShape.Skeleton;

    public override string ImageNameOf(ExportPicture picture) => "JPEGImages/" + picture.Stem;

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut) => HasSize(picture, leftOut);

    public override void Write(ExportPicture picture, ExportContext context)
    {
        var present = new bool[context.Plan.Classes.Classes.Count];
        var written = new List<(ExportLabel Label, VocBox Box)>();
        foreach (var label in picture.Labels)
        {
            written.Add((label, VocBox.Around(PictureShapes.BoxOf(label.Shape!, picture.Width, picture.Height), picture.Width, picture.Height)));
            context.CountObject(label.Class, picture.Split);
            present[label.Class.Index] = true;
        }

        context.Folder.Write(picture.EntryFor($"Annotations/{picture.Stem}.xml"), VocXml.Write(picture, written, hasPolygons));
        _sets.Add(picture);
        if (!_presence.TryGetValue(picture.Split, out var list))
        {
            _presence.Add(picture.Split, list = new StringBuilder());
        }

        list.Append(picture.Stem).Append(' ').Append(string.Concat(present.Select(one => one ? '1' : '0'))).Append('\n');
    }

    public override void Complete(ExportContext context)
    {
        _sets.Write(context);
        var names = DistinctNames.Of(context.Plan.Classes.Classes);
        foreach (var split in context.Plan.Splits)
        {
            var pictures = (_presence.TryGetValue(split, out var list) ? list.ToString() : "").Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
            foreach (var one in context.Plan.Classes.Classes)
            {
                var lines = new StringBuilder();
                foreach (var picture in pictures)
                {
                    var blank = picture.LastIndexOf(' ');
                    lines.Append(picture, 0, blank).Append(picture[blank + 1 + one.Index] == '1' ? "  1\n" : " -1\n");
                }

                context.Folder.Write($"{Sets}/{names[one.Index]}_{split}.txt", lines.ToString());
            }
        }
    }
}

/// <summary>A box in whole pixels, counted from 1, with both ends in it.</summary>
internal readonly record struct VocBox(int Left, int Top, int Right, int Bottom)
{
    // What arithmetic with fractions leaves must not make a box a pixel larger.
    private const double Noise = 1e-6;

    /// <summary>The smallest box of whole pixels around one of fractions: one over the full width goes from 1 to the width.</summary>
    public static VocBox Around((double Left, double Top, double Right, double Bottom) box, int width, int height)
    {
        var left = First(box.Left, width);
        var top = First(box.Top, height);
        return new VocBox(left, top, Math.Max(left, Last(box.Right, width)), Math.Max(top, Last(box.Bottom, height)));
    }

    private static int First(double edge, int size) => Math.Max(1, Math.Min(size, (int)Math.Floor(edge + Noise) + 1));

    private static int Last(double edge, int size) => Math.Max(1, Math.Min(size, (int)Math.Ceiling(edge - Noise)));

    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0}, {1} to {2}, {3}", Left, Top, Right, Bottom);
}
