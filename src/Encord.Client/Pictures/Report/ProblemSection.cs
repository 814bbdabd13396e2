using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>What is likely wrong: the findings of <c>Find-EncordLabelProblem</c>.</summary>
internal static class ProblemSection
{
    public static void Write(Markup page, ReportFacts facts)
    {
        var problems = facts.Problems;
        if (problems.Total == 0)
        {
            page.Paragraph("Nothing suspicious was found.");
            return;
        }

        page.Paragraph($"{Markup.Many(problems[LabelProblemSeverity.Error], "error")}, {Markup.Many(problems[LabelProblemSeverity.Warning], "warning")} and "
            + $"{Markup.Many(problems[LabelProblemSeverity.Information], "thing")} to know, as Find-EncordLabelProblem finds them. It also lists all of them.");
        Charts.Bars(page, "Findings", "Check", "Findings", problems.Counts().Select(one => new KeyValuePair<string, long>($"{Words(one.Check)} ({one.Severity})", one.Count)), problems.Total);
        foreach (var check in problems.Counts().Select(one => one.Check).Distinct())
        {
            Examples(page, check, problems.Counts().Where(one => one.Check == check).Sum(one => one.Count), problems.ExamplesOf(check));
        }
    }

    private static void Examples(Markup page, LabelCheck check, long count, IReadOnlyList<LabelProblem> examples)
    {
        using (page.In("details"))
        {
            page.Element("summary", count > examples.Count ? $"{Words(check)}: the first {examples.Count} of {Markup.Figure(count)}" : $"{Words(check)}: {Markup.Figure(count)}");
            using (page.In("table"))
            {
                page.Element("caption", Words(check));
                page.Heads("Row", "#Frame", "Class", "What");
                using (page.In("tbody"))
                {
                    foreach (var problem in examples)
                    {
                        using (page.In("tr"))
                        {
                            page.RowHead(problem.DataTitle ?? "the project");
                            page.Number(problem.Frame?.ToString(CultureInfo.InvariantCulture) ?? "\u2013");
                            using (page.In("td"))
                            {
                                page.Words(problem.FeatureName ?? "\u2013");
                            }

                            using (page.In("td"))
                            {
                                page.Words(problem.Message);
                            }
                        }
                    }
                }
            }
        }
    }

    private static string Words(LabelCheck check) => check switch
    {
        LabelCheck.Tiny => "Tiny objects",
        LabelCheck.Outside => "Objects that leave the picture",
        LabelCheck.Damaged => "Damaged coordinates",
        LabelCheck.Duplicate => "The same object twice",
        LabelCheck.SelfCrossing => "Outlines that cross themselves",
        LabelCheck.EmptyRow => "Rows without labels",
        LabelCheck.Unanswered => "Required answers and labels that are missing",
        LabelCheck.TrackGap => "Objects that are away in between",
        LabelCheck.TrackJump => "Objects that jump",
        LabelCheck.IdenticalBox => "Objects that never move",
        LabelCheck.UnusedClass => "Classes that nothing uses",
        _ => check.ToString(),
    };
}
