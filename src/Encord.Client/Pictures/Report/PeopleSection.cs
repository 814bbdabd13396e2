namespace Encord.Client.Pictures.Report;

/// <summary>What each person did, how long it took, and how much of it came back.</summary>
internal static class PeopleSection
{
    private const int Most = 100;

    public static void Write(Markup page, ReportFacts facts)
    {
        if (facts.WorkFailure is not null)
        {
            page.Paragraph("What was done with tasks could not be read, so the columns about tasks are zero. " + facts.WorkFailure);
        }

        if (facts.TimeFailure is { } failure)
        {
            page.Paragraph("The time that people spent could not be read, so the columns about time are empty. " + failure);
        }

        PersonFigures[] people = [.. facts.Work.People()];
        if (people.Length == 0)
        {
            page.Paragraph("No label, task or time says who made it.");
            return;
        }

        Charts.Bars(page, "Objects by who made them", "Person", "Objects", people.Where(person => person.Objects > 0).Take(Most).Select(person => new KeyValuePair<string, long>(person.Email, person.Objects)),
            people.Sum(person => person.Objects));
        using (page.In("div", ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", "People and their tasks")))
        using (page.In("table"))
        {
            page.Element("caption", "Tasks and time by person");
            page.Heads("Person", "#Tasks submitted", "#Sent back", "#Approved as reviewer", "#Rejected as reviewer", "#Time", "#Time per task", "#Time per object");
            using (page.In("tbody"))
            {
                foreach (var person in people.Take(Most))
                {
                    Line(page, person);
                }
            }
        }

        if (people.Length > Most)
        {
            page.Paragraph($"And {Markup.Many(people.Length - Most, "more person", "more people")}.");
        }

        page.Paragraph("Sent back: of the tasks that the person submitted, those that a reviewer rejected at least once. Rejected: of what the person decided as a reviewer. "
            + "Times are all the time in the project, also for reviews, divided by the tasks that were submitted or reviewed, and by the objects that the person made.");
    }

    private static void Line(Markup page, PersonFigures person)
    {
        var approved = person.Actions[nameof(TaskActionType.Approve)];
        var rejected = person.Actions[nameof(TaskActionType.Reject)];
        using (page.In("tr"))
        {
            page.RowHead(person.Email);
            page.Number(person.Submitted);
            page.Number(With(person.SentBack, person.Submitted));
            page.Number(approved);
            page.Number(With(rejected, approved + rejected));
            page.Number(person.Seconds == 0 ? "\u2013" : Markup.Duration(person.Seconds));
            page.Number(Each(person.Seconds, person.Submitted + approved + rejected));
            page.Number(Each(person.Seconds, person.Objects));
        }
    }

    private static string With(long part, long whole) => whole == 0 ? Markup.Figure(part) : $"{Markup.Figure(part)} ({Markup.Share(part, whole)})";

    private static string Each(long seconds, long count) => seconds == 0 || count == 0 ? "\u2013" : Markup.Duration((double)seconds / count);
}
