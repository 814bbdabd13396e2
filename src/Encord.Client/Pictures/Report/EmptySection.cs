namespace Encord.Client.Pictures.Report;

/// <summary>Label rows without labels: those that nobody has begun, and those that somebody has begun and that have nothing.</summary>
internal static class EmptySection
{
    public static void Write(Markup page, ReportFacts facts)
    {
        page.Paragraph($"Nobody has begun {Markup.Many(facts.State.NotBegun, "label row")} of {Markup.Figure(facts.State.Rows)}. "
            + $"{Markup.Many(facts.Empty, "label row is", "label rows are")} begun and {(facts.Empty == 1 ? "has" : "have")} neither objects nor classifications.");
        if (facts.EmptyTitles.Count == 0)
        {
            return;
        }

        page.Element("h3", facts.Empty > facts.EmptyTitles.Count ? $"The first {facts.EmptyTitles.Count}" : "Begun, and empty");
        using (page.In("ul"))
        {
            foreach (var title in facts.EmptyTitles)
            {
                using (page.In("li"))
                {
                    page.Words(title);
                }
            }
        }
    }
}
