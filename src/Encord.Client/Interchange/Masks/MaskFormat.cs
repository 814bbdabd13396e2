using System.Globalization;
using System.Text;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Interchange.Masks;

/// <summary>A PNG for each picture, in the folders of VOC: <c>SegmentationClass</c> or <c>SegmentationObject</c>, with tables that say what the numbers are.</summary>
internal sealed class MaskFormat(MaskKind kind, bool hasPalette) : LabelFormat
{
    private const int MostClasses = 254;
    private const int MostNarrow = 255;

    private readonly ImageSets _sets = new("ImageSets/Segmentation");
    private StreamedFile? _objects;

    public override string Name => kind + " masks";

    public override bool Holds(string shape) =>
        shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Bitmask;

    public override void Check(ExportPlan plan)
    {
        if (kind == MaskKind.Semantic && plan.Classes.Classes.Count > MostClasses)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"There are {plan.Classes.Classes.Count} classes, and a mask holds {MostClasses}. Merge or leave out some with -ClassMap.");
        }
    }

    public override string ImageNameOf(ExportPicture picture) => "JPEGImages/" + picture.Stem;

    public override bool WantsImage(ExportPicture picture, LeftOutCounts leftOut) => HasSize(picture, leftOut);

    public override void Begin(ExportContext context)
    {
        var table = new StringBuilder();
        CsvText.AppendLine(table, ["index", "name", "r", "g", "b"]);
        foreach ((var index, var name) in context.Plan.Classes.Classes.Select(one => (one.Index + 1, one.Name)).Prepend((0, "background")))
        {
            (var red, var green, var blue) = VocPalette.ColourOf(index);
            CsvText.AppendLine(table, [Text(index), name, Text(red), Text(green), Text(blue)]);
        }

        context.Folder.Write("classes.csv", table.ToString());
        if (kind == MaskKind.Instance)
        {
            _objects = new StreamedFile(context.Folder, "objects.csv");
            _objects.Write("file,id,class_index,class,object_hash\n");
        }
    }

    public override void Write(ExportPicture picture, ExportContext context)
    {
        if (hasPalette && kind == MaskKind.Instance && picture.Labels.Count > MostNarrow)
        {
            throw new EncordException(
                EncordErrorId.InvalidArgument, $"'{picture.Title}' has {picture.Labels.Count} objects, and a palette has {MostNarrow} colours. Leave -Palette out: such masks have 16 bits then.");
        }

        using var drawing = MaskDrawing.Of(picture);
        var file = $"{(kind == MaskKind.Semantic ? "SegmentationClass" : "SegmentationObject")}/{picture.Stem}.png";
        Count(picture, drawing, file, context);
        ushort[]? classes = kind == MaskKind.Semantic ? [0, .. picture.Labels.Select(label => (ushort)(label.Class.Index + 1))] : null;
        var isWide = kind == MaskKind.Instance && picture.Labels.Count > MostNarrow;
        context.Folder.Write(picture.EntryFor(file), PngMask.Write(drawing, classes, isWide, hasPalette));
        _sets.Add(picture);
    }

    public override void Complete(ExportContext context)
    {
        _objects?.Complete();
        _sets.Write(context);
    }

    public override void Dispose()
    {
        _objects?.Dispose();
        base.Dispose();
    }

    /// <summary>Counts the objects of which something is to be seen.</summary>
    private void Count(ExportPicture picture, MaskDrawing drawing, string file, ExportContext context)
    {
        var seen = new bool[picture.Labels.Count + 1];
        for (var y = 0; y < drawing.Height; y++)
        {
            if (drawing.IsAsAbove(y))
            {
                continue;
            }

            foreach (var number in drawing.Row(y))
            {
                seen[number] = true;
            }
        }

        var lines = new StringBuilder();
        for (var i = 0; i < picture.Labels.Count; i++)
        {
            var label = picture.Labels[i];
            if (!seen[i + 1])
            {
                context.LeftOut.Add("Object", "nothing of it is to be seen: it covers the centre of no pixel, or smaller objects lie over all of it");
                continue;
            }

            context.CountObject(label.Class, picture.Split);
            CsvText.AppendLine(lines, [file, Text(i + 1), Text(label.Class.Index + 1), label.Class.Name, label.Instance!.ObjectHash]);
        }

        _objects?.Write(lines.ToString());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
