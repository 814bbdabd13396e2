using System.Globalization;

namespace Encord.Client.Pictures.Report;

/// <summary>How much was done lately, where, and what that promises.</summary>
internal static class ThroughputSection
{
    private const int Days = 14;
    private const int Weeks = 12;
    private const string Submit = nameof(TaskActionType.Submit);
    private const string Approve = nameof(TaskActionType.Approve);
    private const string Reject = nameof(TaskActionType.Reject);

    public static void Write(Markup page, ReportFacts facts)
    {
        var work = facts.Work;
        if (facts.WorkFailure is { } failure)
        {
            page.Paragraph("What was done with tasks could not be read. " + failure);
            return;
        }

        if (work.Actions.Total == 0)
        {
            page.Paragraph("Nothing was done with tasks yet, or the project has none.");
            return;
        }

        var today = facts.AsOf.UtcDateTime.Date;
        long[] daily = [.. Enumerable.Range(0, Days).Select(i => On(work, today.AddDays(i - Days + 1), Submit))];
        page.Paragraph(Forecast(facts, daily));
        var last = work.Days.Keys.Where(day => day <= today).DefaultIfEmpty(today).Max();
        if (last <= today.AddDays(-Days))
        {
            // Two tables of zeros tell nothing; when the work stopped does.
            page.Paragraph($"Something was last done on {Text(last)}. The tables end there.");
            today = last;
        }

        Cumulative(page, work, today);
        using (page.In("div", ("class", "columns")))
        {
            Table(page, $"{Days} days up to {Text(today)} (UTC)", "Day", [.. Enumerable.Range(0, Days).Select(i => today.AddDays(-i)).Select(day => (Text(day), day, day))], work);
            var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
            Table(page, $"{Weeks} weeks, each from its Monday", "Week of", [.. Enumerable.Range(0, Weeks).Select(i => monday.AddDays(-7 * i)).Select(day => (Text(day), day, day.AddDays(6)))], work);
        }

        Stages(page, work);
    }

    private static string Forecast(ReportFacts facts, long[] daily)
    {
        var median = Median(daily);
        var left = facts.State.Rows - facts.State.Complete;
        return $"In the last {Days} days {Markup.Many(daily.Sum(), "task was", "tasks were")} submitted; the median day has {median.ToString("0.#", CultureInfo.InvariantCulture)}. "
            + (left == 0 ? "All label rows are complete."
                : median == 0 ? $"That is too little to say when the {Markup.Many(left, "label row")} that are not complete will be."
                : $"At that pace, the {Markup.Many(left, "label row")} that are not complete take about {Markup.Many((long)Math.Ceiling(left / median), "day")}; each is then submitted once.");
    }

    private static double Median(long[] values)
    {
        var sorted = values.OrderBy(value => value).ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }

    private static void Cumulative(Markup page, WorkTally work, DateTime today)
    {
        var days = work.Days.Where(day => day.Value[Submit] > 0).Select(day => day.Key).ToArray();
        if (days.Length == 0 || days[0] > today.AddDays(-2))
        {
            return;
        }

        // At most 200 points, however long the project has run.
        var span = Math.Max(1, (int)(today - days[0]).TotalDays);
        var step = Math.Max(1, (span + 199) / 200);
        var values = new List<long> { 0 };
        long sum = 0;
        for (var day = days[0]; day <= today; day = day.AddDays(step))
        {
            sum += Between(work, day, day.AddDays(step - 1), Submit);
            values.Add(sum);
        }

        Charts.Rising(page, values, $"Tasks submitted in all: from 0 on {Text(days[0])} to {Markup.Figure(sum)} on {Text(today)}.");
    }

    private static void Table(Markup page, string caption, string head, IReadOnlyList<(string Name, DateTime From, DateTime To)> spans, WorkTally work)
    {
        var most = spans.Max(span => Between(work, span.From, span.To, Submit));
        using (page.In("table", ("class", "bars days")))
        {
            page.Element("caption", caption);
            Charts.BarHeads(page, head, "", "#Submitted", "#Approved", "#Sent back");
            using (page.In("tbody"))
            {
                foreach ((var name, var from, var to) in spans)
                {
                    using (page.In("tr"))
                    {
                        page.Element("th", name, ("scope", "row"));
                        Charts.Bar(page, Between(work, from, to, Submit), most);
                        page.Number(Between(work, from, to, Submit));
                        page.Number(Between(work, from, to, Approve));
                        page.Number(Between(work, from, to, Reject));
                    }
                }
            }
        }
    }

    private static void Stages(Markup page, WorkTally work)
    {
        string[] kinds = [.. work.Actions.Sorted().Select(action => action.Key)];
        using (page.In("div", ("class", "wide"), ("role", "region"), ("tabindex", "0"), ("aria-label", "Actions by stage")))
        using (page.In("table"))
        {
            page.Element("caption", "What was done with tasks, by stage");
            page.Heads(["Stage", .. kinds.Select(kind => "#" + kind)]);
            using (page.In("tbody"))
            {
                foreach ((var name, var actions) in work.Stages().Concat([("All", work.Actions)]))
                {
                    using (page.In("tr"))
                    {
                        page.RowHead(name);
                        foreach (var kind in kinds)
                        {
                            page.Number(actions[kind]);
                        }
                    }
                }
            }
        }
    }

    private static long On(WorkTally work, DateTime day, string action) => work.Days.TryGetValue(day, out var counts) ? counts[action] : 0;

    private static long Between(WorkTally work, DateTime from, DateTime to, string action)
    {
        long sum = 0;
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            sum += On(work, day, action);
        }

        return sum;
    }

    private static string Text(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
