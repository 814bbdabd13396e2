namespace Encord.Client.Pictures.Report;

/// <summary>What was answered, question by question.</summary>
internal static class AnswerSection
{
    private const int MostQuestions = 60;
    private const int MostOptions = 20;

    public static void Write(Markup page, ReportFacts facts)
    {
        AnswerFigures[] asked = [.. facts.Answers.All.Where(one => one.Answered + one.Unanswered > 0)];
        if (asked.Length == 0)
        {
            page.Paragraph(facts.Answers.All.Count == 0 ? "The ontology asks no questions." : "No label is asked a question yet.");
            return;
        }

        page.Paragraph("An object counts once, whatever the number of its frames. Questions below an option are asked only where the option is chosen.");
        using (page.In("div", ("class", "columns")))
        {
            foreach (var one in asked.Take(MostQuestions))
            {
                One(page, one);
            }
        }

        if (asked.Length > MostQuestions)
        {
            page.Paragraph($"And {Markup.Many(asked.Length - MostQuestions, "more question")}.");
        }
    }

    private static void One(Markup page, AnswerFigures one)
    {
        var caption = one.Owner == one.Attribute.Name ? one.Owner : one.Owner + " \u203A " + one.Attribute.Name;
        var lines = one.Attribute.Options.Where(option => !option.Archived || one.Options[option.FeatureHash] > 0)
            .Select(option => new KeyValuePair<string, long>(option.Title, one.Options[option.FeatureHash])).Take(MostOptions).ToList();
        if (one.Attribute.Options.Count == 0)
        {
            lines.Add(new("answered", one.Answered));
        }

        lines.Add(new("not answered", one.Unanswered));
        Charts.Bars(page, caption, "Answer", "Labels", lines, one.Answered + one.Unanswered);
        if (one.Attribute.Options.Count > MostOptions)
        {
            page.Paragraph($"And {Markup.Many(one.Attribute.Options.Count - MostOptions, "more option")}.");
        }
    }
}
