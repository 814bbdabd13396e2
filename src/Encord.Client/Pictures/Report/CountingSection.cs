namespace Encord.Client.Pictures.Report;

/// <summary>What the numbers mean, and what is not in them.</summary>
internal static class CountingSection
{
    public static void Write(Markup page, ReportFacts facts)
    {
        page.Paragraph("An object counts once for each frame that it is on, as Get-EncordObjectInstance lists it; a track is an object with all its frames. "
            + "Pictures are images, images of groups, and frames that have objects. Days are those of UTC.");
        var leftOut = facts.LeftOut.ToList();
        if (leftOut.Count == 0)
        {
            page.Paragraph($"The labels of {Markup.Many(facts.RowsRead, "label row")} were read. Nothing was left out.");
            return;
        }

        page.Paragraph("What is not in this report:");
        using (page.In("ul"))
        {
            foreach (var one in leftOut)
            {
                page.Element("li", one.ToString());
            }
        }
    }
}
