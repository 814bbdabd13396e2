using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>Where the label rows stand.</summary>
internal static class StateSection
{
    private const int MostLines = 15;

    public static void Write(Markup page, ReportFacts facts)
    {
        var state = facts.State;
        if (state.Rows == 0)
        {
            page.Paragraph("The project has no label rows" + (facts.Branch is null ? "." : " on this branch."));
            return;
        }

        page.Paragraph($"{Markup.Figure(state.Complete)} of {Markup.Many(state.Rows, "label row")} are complete ({Markup.Share(state.Complete, state.Rows)}). "
            + (state.NotBegun == 0 ? "All of them are begun." : $"Nobody has begun {Markup.Figure(state.NotBegun)}."));
        if (state.Oldest is { LastEditedAt: { } edited } oldest)
        {
            using (page.In("p"))
            {
                page.Text("Of the rows that are begun and not complete, ");
                page.Words(oldest.DataTitle);
                page.Text($" has waited longest: its labels were last changed on {edited.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC"
                    + (facts.AsOf - edited < TimeSpan.FromDays(1) ? "." : $", {Markup.Many((long)(facts.AsOf - edited).TotalDays, "day")} before this report."));
            }
        }

        using (page.In("div", ("class", "columns")))
        {
            Charts.Bars(page, "Label rows by stage or status", "Stage", "Rows", state.InOrder(), state.Rows);
            First(page, "Label rows by dataset", "Dataset", state.Datasets, state.Rows);
            First(page, "Label rows by kind of data", "Kind", state.Types, state.Rows);
            if (state.FileTypes.Count > 0)
            {
                First(page, "Label rows by type of file", "Type", state.FileTypes, state.Rows);
            }

            if (state.Sizes.Count > 0)
            {
                First(page, "Label rows by size of the picture", "Pixels", state.Sizes, state.Rows);
            }
        }

        if (state.EqualTitles > 0)
        {
            page.Paragraph($"{Markup.Many(state.EqualTitles, "label row has", "label rows have")} the title of another row. It may be the same data twice.");
        }
    }

    private static void First(Markup page, string caption, string name, Counts counts, long whole)
    {
        Charts.Bars(page, caption, name, "Rows", counts.Sorted().Take(MostLines), whole);
        if (counts.Count > MostLines)
        {
            page.Paragraph($"And {Markup.Figure(counts.Count - MostLines)} more with {Markup.Many(counts.Sorted().Skip(MostLines).Sum(entry => entry.Value), "row")}.");
        }
    }
}
