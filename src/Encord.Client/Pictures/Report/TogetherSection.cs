using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>Which classes are in the same pictures.</summary>
internal static class TogetherSection
{
    private const int Size = 10;
    private const int MostPairs = 15;

    public static void Write(Markup page, ReportFacts facts)
    {
        ClassFigures[] used = [.. facts.Classes.Classes.Where(one => one.Images > 0).OrderByDescending(one => one.Images).ThenBy(one => one.Index)];
        if (used.Length < 2)
        {
            page.Paragraph("It takes two classes to be together; " + (used.Length == 0 ? "no picture has one." : "the pictures have one."));
            return;
        }

        ClassFigures[] shown = [.. used.Take(Size)];
        Matrix(page, facts.Classes, shown);
        if (used.Length > Size)
        {
            page.Paragraph($"The {Size} classes that are in the most pictures are shown; there are {Markup.Figure(used.Length - Size)} more.");
        }

        (ClassFigures First, ClassFigures Second, long Images)[] pairs = [.. facts.Classes.Pairs().Take(MostPairs)];
        if (pairs.Length == 0)
        {
            page.Paragraph("No picture has two classes.");
            return;
        }

        Charts.Bars(page, "The most frequent pairs", "Classes", "Pictures",
            pairs.Select(pair => new KeyValuePair<string, long>(pair.First.Name + " + " + pair.Second.Name, pair.Images)), facts.Classes.Images);
    }

    private static void Matrix(Markup page, ClassTally classes, ClassFigures[] shown)
    {
        var most = shown.SelectMany(one => shown.Where(other => other != one).Select(other => classes.PairOf(one, other))).DefaultIfEmpty(0).Max();
        using (page.In("div", ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", "Pictures with both classes")))
        using (page.In("table", ("class", "matrix")))
        {
            page.Element("caption", "Pictures with both classes; on the diagonal, with the class. A column is the class of the line of that number.");
            page.Heads(["Class", .. shown.Select((_, i) => (i + 1).ToString(CultureInfo.InvariantCulture))]);
            using (page.In("tbody"))
            {
                for (var i = 0; i < shown.Length; i++)
                {
                    using (page.In("tr"))
                    {
                        using (page.In("th", ("scope", "row")))
                        {
                            page.Text((i + 1).ToString(CultureInfo.InvariantCulture) + " ");
                            page.Words(shown[i].Name);
                        }

                        foreach (var other in shown)
                        {
                            var images = other == shown[i] ? other.Images : classes.PairOf(shown[i], other);
                            page.Element("td", Markup.Figure(images), other == shown[i] || images == 0 ? [] : [("class", "s" + Charts.StepOf(images, most).ToString(CultureInfo.InvariantCulture))]);
                        }
                    }
                }
            }
        }
    }
}
