namespace Encord.Client.Pictures.Report;

/// <summary>How large objects are, and where in their pictures.</summary>
internal static class BoxSection
{
    private const int MostMaps = 12;

    public static void Write(Markup page, ReportFacts facts)
    {
        var classes = facts.Classes;
        if (classes.Placed == 0)
        {
            page.Paragraph("No object has a place in a picture.");
            return;
        }

        var sized = classes.Areas.Total;
        var border = classes.Classes.Sum(one => one.AtBorder);
        page.Paragraph($"Of {Markup.Many(classes.Placed, "object")} with a place, {Markup.Figure(border)} ({Markup.Share(border, classes.Placed)}) touch the border of their picture. "
            + "Sizes are those of the box around an object, before it is turned.");
        if (sized < classes.Placed)
        {
            page.Paragraph($"{Markup.Many(classes.Placed - sized, "object has", "objects have")} no area, or the size of the picture is not known.");
        }

        if (sized > 0)
        {
            using (page.In("div", ("class", "columns")))
            {
                Charts.Bars(page, "Area", "Size", "Objects", classes.Areas.Ranges, sized);
                Charts.Bars(page, "Width to height", "Ratio", "Objects", classes.Ratios.Ranges, sized);
                Charts.Bars(page, "Width in pixels", "Pixels", "Objects", classes.Widths.Ranges, sized);
                Charts.Bars(page, "Height in pixels", "Pixels", "Objects", classes.Heights.Ranges, sized);
            }
        }

        ClassFigures[] placed = [.. classes.Classes.Where(one => one.Heat is not null).OrderByDescending(one => one.Count).ThenBy(one => one.Index)];
        page.Element("h3", "Where the centres of objects are");
        using (page.In("div", ("class", "heats")))
        {
            if (placed.Length > 1)
            {
                Charts.Heat(page, "All classes", Sum(placed));
            }

            foreach (var one in placed.Take(MostMaps))
            {
                Charts.Heat(page, one.Name, one.Heat!);
            }
        }

        if (placed.Length > MostMaps)
        {
            page.Paragraph($"The {MostMaps} most frequent classes are shown; there are {Markup.Figure(placed.Length - MostMaps)} more.");
        }
    }

    private static int[] Sum(ClassFigures[] classes)
    {
        var sum = new int[ClassFigures.Cells * ClassFigures.Cells];
        foreach (var heat in classes.Select(one => one.Heat!))
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] = (int)Math.Min(int.MaxValue, (long)sum[i] + heat[i]);
            }
        }

        return sum;
    }
}
