using System.Text;
using System.Xml;
using Encord.Client.Pictures.Report;
using Encord.Client.Tests.Labels;

namespace Encord.Client.Tests.Pictures;

public class ReportWorkTests
{
    private static readonly DateTimeOffset Now = new(2024, 5, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Project Workflow = new("project")
    {
        WorkflowStages = new([new WorkflowStage("project", "annotate", "Annotate") { StageType = "Annotation" }, new WorkflowStage("project", "done", "Complete") { StageType = "Done" }]),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_came_back_counts_once_for_a_task_in_whatever_order_actions_come(bool isReversed)
    {
        TaskAction[] actions =
        [
            Action("Submit", "a", "ann"), Action("Reject", "a", "rev"), Action("Submit", "a", "ANN"), Action("Reject", "a", "rev"), Action("Approve", "b", "rev"),
            Action("Submit", "b", "ann"), Action("Submit", "c", "bob"),
        ];
        var work = new WorkTally(Workflow);
        foreach (var action in isReversed ? actions.Reverse() : actions)
        {
            work.Add(action);
        }

        var people = work.People().ToDictionary(person => person.Email, StringComparer.OrdinalIgnoreCase);
        Assert.Equal((2, 1), (people["ann"].Submitted, people["ann"].SentBack));
        Assert.Equal((1, 0), (people["bob"].Submitted, people["bob"].SentBack));
        Assert.Equal((2, 1), (people["rev"].Actions["Reject"], people["rev"].Actions["Approve"]));
        Assert.Equal(3, people.Count);
    }

    [Theory]
    [InlineData(14, "At that pace, the 7 label rows that are not complete take about 4 days")]
    [InlineData(6, "That is too little to say when the 7 label rows that are not complete will be.")]
    public void The_forecast_is_made_of_the_median_day(int days, string expected)
    {
        var facts = new ReportFacts(Workflow, SampleRow.Ontology, Now, 0);
        for (var row = 0; row < 10; row++)
        {
            facts.State.Add(new LabelRow("project") { DataHash = "d" + row, DataTitle = "t" + row, DataType = "Image", WorkflowStage = row < 3 ? "Complete" : "Annotate", WorkflowStageUuid = row < 3 ? "done" : "annotate" });
        }

        for (var day = 0; day < days; day++)
        {
            facts.Work.Add(Action("Submit", "a" + day, "ann", Now.AddDays(-day)));
            facts.Work.Add(Action("Submit", "b" + day, "ann", Now.AddDays(-day)));
        }

        Assert.Contains(expected, Throughput(facts), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_end_where_the_work_did()
    {
        var facts = new ReportFacts(Workflow, SampleRow.Ontology, Now, 0);
        facts.Work.Add(Action("Submit", "a", "ann", Now.AddDays(-300)));

        var text = Throughput(facts);

        Assert.Contains("Something was last done on 2023-07-20.", text, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">2023-07-20</th>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"row\">2024", text, StringComparison.Ordinal);
    }

    private static string Throughput(ReportFacts facts)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { ConformanceLevel = ConformanceLevel.Fragment }))
        {
            ThroughputSection.Write(new Markup(xml), facts);
        }

        return text.ToString();
    }

    private static TaskAction Action(string kind, string task, string who, DateTimeOffset? time = null) =>
        new("project", task) { Action = kind, UserEmail = who, Timestamp = time ?? Now, StageUuid = "annotate" };
}
