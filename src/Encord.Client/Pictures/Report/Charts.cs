using System.Globalization;
using System.Text;

namespace Encord.Client.Pictures.Report;

/// <summary>Charts that are drawings and tables at once: each bar has its name and its number beside it, on any screen, on paper, and for those who do not see it.</summary>
internal static class Charts
{
    /// <summary>Steps of darkness in heat maps.</summary>
    private const int Steps = 6;

    /// <summary>A table with a bar in each line.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="caption">What it shows.</param>
    /// <param name="first">What the lines are.</param>
    /// <param name="second">What the numbers are.</param>
    /// <param name="lines">In their order.</param>
    /// <param name="whole">What all is; null where shares mean nothing.</param>
    public static void Bars(Markup page, string caption, string first, string second, IEnumerable<KeyValuePair<string, long>> lines, long? whole = null)
    {
        KeyValuePair<string, long>[] all = [.. lines];
        var most = all.Length == 0 ? 0 : all.Max(line => line.Value);
        using (page.In("table", ("class", "bars")))
        {
            page.Element("caption", caption);
            string[] heads = [first, "", "#" + second, .. whole is null ? Array.Empty<string>() : ["#Share"]];
            BarHeads(page, heads);
            using (page.In("tbody"))
            {
                foreach (var line in all)
                {
                    using (page.In("tr"))
                    {
                        page.RowHead(line.Key);
                        Bar(page, line.Value, most);
                        page.Number(line.Value);
                        if (whole is { } sum)
                        {
                            page.Number(Markup.Share(line.Value, sum));
                        }
                    }
                }
            }
        }
    }

    /// <summary>A cell with a bar. The number is in the cell beside it, so readers of screens pass it by.</summary>
    public static void Bar(Markup page, long value, long most)
    {
        using (page.In("td", ("class", "bar"), ("aria-hidden", "true")))
        using (page.InSvg(("viewBox", "0 0 100 1"), ("preserveAspectRatio", "none")))
        {
            page.Shape("rect", ("width", Number(most == 0 ? 0 : 100.0 * value / most)), ("height", "1"));
        }
    }

    /// <summary>The first row of a table with bars. The column of bars has no name.</summary>
    public static void BarHeads(Markup page, params string[] names)
    {
        using (page.In("thead"))
        using (page.In("tr"))
        {
            foreach (var name in names)
            {
                if (name.Length == 0)
                {
                    page.Element("td", "", ("aria-hidden", "true"));
                }
                else
                {
                    page.Element("th", name.TrimStart('#'), name[0] == '#' ? [("scope", "col"), ("class", "n")] : [("scope", "col")]);
                }
            }
        }
    }

    /// <summary>A line that rises. What it ends at stands beside it.</summary>
    public static void Rising(Markup page, IReadOnlyList<long> values, string words)
    {
        var most = Math.Max(1, values.Count == 0 ? 1 : values.Max());
        var points = string.Join(" ", values.Select((value, i) => Number(values.Count == 1 ? 0 : 100.0 * i / (values.Count - 1)) + "," + Number(40 - (38.0 * value / most))));
        using (page.In("figure", ("class", "line")))
        {
            using (page.InSvg(("viewBox", "0 0 100 40"), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", words)))
            {
                page.Shape("polyline", ("points", points), ("fill", "none"), ("vector-effect", "non-scaling-stroke"));
            }

            page.Element("figcaption", words);
        }
    }

    /// <summary>Where in their pictures the objects of a class are. Words say the main of it.</summary>
    public static void Heat(Markup page, string name, IReadOnlyList<int> heat)
    {
        var most = heat.Max();
        var all = heat.Sum(cell => (long)cell);
        var words = $"{Markup.Many(all, "object")}: {Markup.Share(Middle(heat), all)} in the middle ninth, {Markup.Share(Upper(heat), all)} in the upper half.";
        using (page.In("figure", ("class", "heat")))
        {
            using (page.InSvg(("viewBox", $"0 0 {ClassFigures.Cells} {ClassFigures.Cells}"), ("role", "img"), ("aria-label", "Places of " + name + ". " + words)))
            {
                page.Shape("rect", ("class", "ground"), ("width", ClassFigures.Cells.ToString(CultureInfo.InvariantCulture)), ("height", ClassFigures.Cells.ToString(CultureInfo.InvariantCulture)));
                for (var step = 1; step <= Steps; step++)
                {
                    var path = PathOf(heat, most, step);
                    if (path.Length > 0)
                    {
                        page.Shape("path", ("d", path), ("fill-opacity", Number((double)step / Steps)));
                    }
                }
            }

            using (page.In("figcaption"))
            {
                using (page.In("b"))
                {
                    page.Words(name);
                }

                page.Text(" " + words);
            }
        }
    }

    /// <summary>The cells of one step, as squares.</summary>
    private static string PathOf(IReadOnlyList<int> heat, int most, int step)
    {
        var path = new StringBuilder();
        for (var i = 0; i < heat.Count; i++)
        {
            if (heat[i] > 0 && StepOf(heat[i], most) == step)
            {
                path.Append('M').Append(i % ClassFigures.Cells).Append(' ').Append(i / ClassFigures.Cells).Append("h1v1h-1z");
            }
        }

        return path.ToString();
    }

    /// <summary>The darkness of a number among numbers: from 1, which is anything at all, to 6.</summary>
    public static int StepOf(long value, long most) => (int)Math.Ceiling((double)Steps * value / most);

    private static long Middle(IReadOnlyList<int> heat) => Sum(heat, (x, y) => x * 3 / ClassFigures.Cells == 1 && y * 3 / ClassFigures.Cells == 1);

    private static long Upper(IReadOnlyList<int> heat) => Sum(heat, (_, y) => y < ClassFigures.Cells / 2);

    private static long Sum(IReadOnlyList<int> heat, Func<int, int, bool> isIn) =>
        heat.Select((count, i) => isIn(i % ClassFigures.Cells, i / ClassFigures.Cells) ? (long)count : 0).Sum();

    private static string Number(double value) => OverlayScale.Number(value);
}
