using System.Globalization;
using System.Text;
using Encord.Client.Files;
using Encord.Client.Interchange.Exporting;

namespace Encord.Client.Pictures.Report;

/// <summary>The numbers of a report as CSV files beside it. They have every line, also where the page shows the first ones.</summary>
internal static class ReportTables
{
    private static readonly (string Name, string[] Columns, Func<ReportFacts, IEnumerable<object?[]>> Lines)[] All =
    [
        ("rows", ["By", "Name", "Rows"], facts => Named("stage", facts.State.InOrder())
            .Concat(Named("dataset", facts.State.Datasets.Sorted())).Concat(Named("kind", facts.State.Types.Sorted()))
            .Concat(Named("file type", facts.State.FileTypes.Sorted())).Concat(Named("size", facts.State.Sizes.Sorted()))),
        ("classes", ["Name", "Kind", "FeatureHash", "InOntology", "Count", "Tracks", "Images", "Rows", "AtBorder"], facts => facts.Classes.Classes.Select(one =>
            new object?[] { one.Name, one.Kind, one.FeatureHash, one.IsCurrent ? "true" : "false", one.Count, one.Tracks, one.Images, one.Rows, one.AtBorder })),
        ("pairs", ["First", "Second", "Images"], facts => facts.Classes.Pairs().Select(pair => new object?[] { pair.First.Name, pair.Second.Name, pair.Images })),
        ("sizes", ["Measure", "Range", "Count"], facts => Named("objects in a picture", facts.Classes.ObjectsInImage.Ranges)
            .Concat(Named("area", facts.Classes.Areas.Ranges)).Concat(Named("width to height", facts.Classes.Ratios.Ranges))
            .Concat(Named("width in pixels", facts.Classes.Widths.Ranges)).Concat(Named("height in pixels", facts.Classes.Heights.Ranges))),
        ("answers", ["Of", "Question", "Answer", "Labels"], facts => facts.Answers.All.SelectMany(Answers)),
        ("days", ["Day", "Action", "Count"], facts => facts.Work.Days.OrderBy(day => day.Key)
            .SelectMany(day => Named(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Value.Sorted()))),
        ("stages", ["Stage", "Action", "Count"], facts => facts.Work.Stages().SelectMany(stage => Named(stage.Name, stage.Actions.Sorted()))),
        ("people", ["Person", "Objects", "TasksSubmitted", "SentBack", "Approved", "Rejected", "Seconds"], facts => facts.Work.People().Select(person => new object?[]
        {
            person.Email, person.Objects, person.Submitted, person.SentBack, person.Actions[nameof(TaskActionType.Approve)], person.Actions[nameof(TaskActionType.Reject)], person.Seconds,
        })),
        ("findings", ["Check", "Severity", "Count"], facts => facts.Problems.Counts().Select(one => new object?[] { one.Check, one.Severity, one.Count })),
    ];

    /// <summary>The files beside a report: <c>report.classes.csv</c> beside <c>report.html</c>.</summary>
    public static IReadOnlyList<string> PathsOf(string report) => [.. All.Select(table => PathOf(report, table.Name))];

    /// <exception cref="EncordException">A file cannot be written.</exception>
    public static void Write(string report, ReportFacts facts)
    {
        foreach ((var name, var columns, var lines) in All)
        {
            // Spreadsheets need the mark.
            var text = new StringBuilder("\uFEFF");
            CsvText.AppendLine(text, columns, "\r\n");
            foreach (var line in lines(facts))
            {
                CsvText.AppendLine(text, line.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)), "\r\n");
            }

            using var file = new OutputFile(PathOf(report, name));
            var bytes = new UTF8Encoding(false).GetBytes(text.ToString());
            file.Stream.Write(bytes, 0, bytes.Length);
            file.Complete();
        }
    }

    private static string PathOf(string report, string name) => System.IO.Path.ChangeExtension(report, null) + "." + name + ".csv";

    private static IEnumerable<object?[]> Named(string first, IEnumerable<KeyValuePair<string, long>> counts) => counts.Select(count => new object?[] { first, count.Key, count.Value });

    private static IEnumerable<object?[]> Answers(AnswerFigures one) => one.Attribute.Options.Select(option => (option.Title, Count: one.Options[option.FeatureHash]))
        .Concat(one.Attribute.Options.Count == 0 ? [("answered", one.Answered)] : Array.Empty<(string, long)>()).Concat([("not answered", one.Unanswered)])
        .Select(answer => new object?[] { one.Owner, one.Attribute.Name, answer.Item1, answer.Item2 });
}
