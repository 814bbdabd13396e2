using System.Text;
using Encord.Client.Interchange.Exporting;
using Encord.Client.Interchange.Geometry;

namespace Encord.Client.Interchange.Yolo;

/// <summary>Folders that Ultralytics trains from: <c>images/&lt;split&gt;</c>, <c>labels/&lt;split&gt;</c> and <c>data.yaml</c>. One object a line; a file has lines of one form only.</summary>
internal sealed class YoloFormat(YoloTask task) : LabelFormat
{
    private int _points;

    public override string Name => "YOLO " + task;

    public override bool KeepsTurned => task == YoloTask.Obb;

    public override bool Holds(string shape) => task == YoloTask.Pose
        ? shape == ObjectShape.Skeleton
        : shape is ObjectShape.BoundingBox or ObjectShape.RotatableBoundingBox or ObjectShape.Polygon or ObjectShape.Bitmask
            || (task == YoloTask.Detect && shape == ObjectShape.Skeleton);

    public override void Check(ExportPlan plan)
    {
        YoloSplits.Check(plan);
        if (task == YoloTask.Pose)
        {
            _points = plan.Ontologies.SelectMany(ontology => ontology.Objects.Where(one => one.Shape == ObjectShape.Skeleton && plan.Classes.Find(one.FeatureHash, out _) is not null)
                .Select(one => ontology.TemplateOf(one)?.Vertices.Count ?? 0)).DefaultIfEmpty().Max();
            if (_points == 0)
            {
                throw new EncordException(EncordErrorId.InvalidArgument, "The ontology has no template for its skeletons, so the number and order of their points are not known. YOLO Pose needs both.");
            }
        }
    }

    public override string ImageNameOf(ExportPicture picture) => $"images/{picture.Split}/{picture.Stem}";

    public override void Write(ExportPicture picture, ExportContext context)
    {
        var text = new StringBuilder();
        var lines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in picture.Labels)
        {
            var line = LineOf(label, picture, context, out var reason);
            if (line is not null && !lines.Add(line))
            {
                reason = "another object has the same line, and readers of YOLO drop the second";
                line = null;
            }

            if (line is null)
            {
                context.LeftOut.Add("Object", reason);
                continue;
            }

            text.Append(line).Append('\n');
            context.CountObject(label.Class, picture.Split);
        }

        context.Folder.Write(picture.EntryFor($"labels/{picture.Split}/{picture.Stem}.txt"), Encoding.UTF8.GetBytes(text.ToString()));
    }

    public override void Complete(ExportContext context)
    {
        var yaml = new StringBuilder("# ").Append(Name).Append(", written by Encord for PowerShell. The folders are those beside this file.\n");
        foreach (var split in context.Plan.Splits)
        {
            yaml.Append(split).Append(": images/").Append(split).Append('\n');
        }

        if (!context.Options.Split.IsGiven)
        {
            yaml.Append("val: images/").Append(SplitRule.Only).Append('\n');
        }

        if (task == YoloTask.Pose)
        {
            yaml.Append("kpt_shape: [").Append(_points.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(", 3]\n");
        }

        yaml.Append("nc: ").Append(context.Plan.Classes.Classes.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append("\nnames:\n");
        foreach (var one in context.Plan.Classes.Classes)
        {
            yaml.Append("  ").Append(one.Index.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(": ").Append(YoloText.Quoted(one.Name)).Append('\n');
        }

        context.Folder.Write("data.yaml", yaml.ToString());
        YoloSplits.DeleteCaches(context.Folder);
    }

    private string? LineOf(ExportLabel label, ExportPicture picture, ExportContext context, out string reason)
    {
        reason = "";
        (var width, var height) = (picture.Width, picture.Height);
        var line = new StringBuilder(label.Class.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        switch (task)
        {
            case YoloTask.Detect:
                if (!AppendBox(line, PictureShapes.BoxOf(label.Shape!, width, height), width, height))
                {
                    reason = "the box around it has no area";
                    return null;
                }

                break;
            case YoloTask.Segment:
                var ring = RingJoin.Join(PictureShapes.AreasOf(label.Shape!, width, height));
                AppendPoints(line, ring, width, height);
                break;
            case YoloTask.Obb:
                AppendPoints(line, PictureShapes.TurnedCornersOf(label.Shape!, width, height), width, height);
                break;
            case YoloTask.Pose:
                var template = context.Plan.OntologyOf(picture.Row).Find(label.Instance!.FeatureHash) is OntologyObject known
                    ? context.Plan.OntologyOf(picture.Row).TemplateOf(known)
                    : null;
                return YoloPose.LineOf(line, (Skeleton)label.Shape!, template, _points, width, height, out reason);
        }

        return line.ToString();
    }

    internal static bool AppendBox(StringBuilder line, (double Left, double Top, double Right, double Bottom) box, int width, int height)
    {
        if (!(box.Right > box.Left && box.Bottom > box.Top))
        {
            return false;
        }

        YoloText.AppendFraction(line, (box.Left + box.Right) / 2, width);
        YoloText.AppendFraction(line, (box.Top + box.Bottom) / 2, height);
        YoloText.AppendFraction(line, box.Right - box.Left, width);
        YoloText.AppendFraction(line, box.Bottom - box.Top, height);
        return true;
    }

    private static void AppendPoints(StringBuilder line, IReadOnlyList<Point> points, int width, int height)
    {
        foreach (var point in points)
        {
            YoloText.AppendFraction(line, point.X, width);
            YoloText.AppendFraction(line, point.Y, height);
        }
    }
}
