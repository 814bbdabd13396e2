using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>How often each class is used, and how far that is from even.</summary>
internal static class ClassSection
{
    /// <summary>Classes that are shown at once; the others unfold.</summary>
    private const int Shown = 40;

    /// <summary>Classes without a label that are named in a sentence; the table has all of them.</summary>
    private const int Named = 12;

    public static void Write(Markup page, ReportFacts facts)
    {
        var classes = facts.Classes;
        ClassFigures[] objects = [.. classes.Classes.Where(one => one.IsObject && (one.IsCurrent || one.Count > 0)).OrderByDescending(one => one.Count).ThenBy(one => one.Index)];
        ClassFigures[] questions = [.. classes.Classes.Where(one => !one.IsObject && (one.IsCurrent || one.Count > 0)).OrderByDescending(one => one.Count).ThenBy(one => one.Index)];
        if (objects.Length + questions.Length == 0)
        {
            page.Paragraph("The ontology has no classes.");
            return;
        }

        Balance(page, objects, classes.Objects);
        Unused(page, [.. objects.Concat(questions).Where(one => one.Count == 0)]);
        if (objects.Length > 0)
        {
            Table(page, "Objects by class", ["#Objects", "#Share", "#Tracks", "#Pictures", "#Rows"], objects, one => [Markup.Figure(one.Count), Markup.Share(one.Count, classes.Objects),
                Markup.Figure(one.Tracks), Markup.Figure(one.Images), Markup.Figure(one.Rows)]);
        }

        if (questions.Length > 0)
        {
            Table(page, "Classifications", ["#Classifications", "#Rows"], questions, one => [Markup.Figure(one.Count), Markup.Figure(one.Rows)]);
        }

        Charts.Bars(page, "Objects in a picture", "Objects", "Pictures", classes.ObjectsInImage.Ranges, classes.Images);
    }

    private static void Balance(Markup page, ClassFigures[] objects, long all)
    {
        ClassFigures[] used = [.. objects.Where(one => one.Count > 0)];
        if (used.Length < 2)
        {
            page.Paragraph(used.Length == 0 ? "There are no objects." : "One class has all objects.");
            return;
        }

        (var most, var least) = (used[0], used[used.Length - 1]);
        using (page.In("p"))
        {
            page.Text("The most frequent class, ");
            page.Words(most.Name);
            page.Text($", has {((double)most.Count / least.Count).ToString("0.#", CultureInfo.InvariantCulture)} times the objects of the rarest, ");
            page.Words(least.Name);
            page.Text($", which has {Markup.Share(least.Count, all)} of all.");
        }
    }

    private static void Unused(Markup page, ClassFigures[] unused)
    {
        if (unused.Length == 0)
        {
            return;
        }

        using (page.In("p", ("class", "note")))
        {
            page.Text($"{Markup.Many(unused.Length, "class has", "classes have")} no label: ");
            for (var i = 0; i < Math.Min(unused.Length, Named); i++)
            {
                page.Text(i == 0 ? "" : ", ");
                page.Words(unused[i].Name);
            }

            page.Text(unused.Length > Named ? $", and {Markup.Figure(unused.Length - Named)} more, which the tables name." : ".");
        }
    }

    private static void Table(Markup page, string caption, string[] heads, ClassFigures[] classes, Func<ClassFigures, string[]> cells)
    {
        var most = classes.Max(one => one.Count);
        Lines(caption, classes.Take(Shown));
        if (classes.Length > Shown)
        {
            using (page.In("details"))
            {
                page.Element("summary", $"{Markup.Figure(classes.Length - Shown)} more");
                Lines(caption + ", continued", classes.Skip(Shown));
            }
        }

        void Lines(string words, IEnumerable<ClassFigures> lines)
        {
            using (page.In("div", ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", words)))
            using (page.In("table", ("class", "bars")))
            {
                page.Element("caption", words);
                Charts.BarHeads(page, ["Class", "", .. heads]);
                using (page.In("tbody"))
                {
                    foreach (var one in lines)
                    {
                        using (page.In("tr"))
                        {
                            page.RowHead(one.Name);
                            Charts.Bar(page, one.Count, most);
                            foreach (var cell in cells(one))
                            {
                                page.Number(cell);
                            }
                        }
                    }
                }
            }
        }
    }
}
