using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Encord.PowerShell.Tests.Engine;

namespace Encord.PowerShell.Tests.Interchange;

/// <summary>What a report of the sample project says against what plain commands count.</summary>
public sealed class ReportNumbers : IClassFixture<ReportNumbers.Made>
{
    private readonly Made _made;

    public ReportNumbers(Made made) => _made = made;

    /// <summary>One report for all tests, and one shell to count with.</summary>
    public sealed class Made : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("encord-report-");

        public Made(SampleServer server)
        {
            Shell = Shell.Connected(server.Address);
            var path = Path.Combine(_folder.FullName, "report.html");
            Result = Assert.Single(Shell.Run($"Export-EncordReport 'Street scenes' '{path}' -IncludeCsv").ThrowOnError().Output);
            File = new ReportFile(path);
            Shell.Run("$rows = Get-EncordLabelRow 'Street scenes'; $objects = $rows | Where-Object IsInitialized | Get-EncordObjectInstance").ThrowOnError();
        }

        internal Shell Shell { get; }

        /// <summary>A table beside the report.</summary>
        internal string PathOf(string table) => Path.Combine(_folder.FullName, "report." + table + ".csv");

        internal PSObject Result { get; }

        internal ReportFile File { get; }

        public void Dispose()
        {
            Shell.Dispose();
            _folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("Label rows by stage or status", "$rows | Group-Object WorkflowStage")]
    [InlineData("Label rows by dataset", "$rows | Group-Object DatasetTitle")]
    [InlineData("Label rows by kind of data", "$rows | Group-Object DataType")]
    [InlineData("Objects by class", "$objects | Group-Object Name")]
    [InlineData("Classifications", "$rows | Where-Object IsInitialized | Get-EncordClassificationInstance | Group-Object Name")]
    [InlineData("Area", "$objects | Where-Object { $_.PixelWidth * $_.PixelHeight -gt 0 } | Group-Object { $a = $_.PixelWidth * $_.PixelHeight; if ($a -lt 1024) { \"small, under 32\u00B2 pixels\" } elseif ($a -lt 9216) { \"medium, under 96\u00B2 pixels\" } else { 'large' } }")]
    [InlineData("Objects by who made them", "$objects | Sort-Object ObjectHash -Unique | Group-Object CreatedBy")]
    public void A_table_has_the_counts_of_the_commands(string caption, string count) => Same(Count(count), _made.File.Numbers(caption));

    [Theory]
    [InlineData(2, "Sort-Object LabelHash, ObjectHash -Unique")]
    [InlineData(3, "Sort-Object LabelHash, Frame, Name -Unique")]
    [InlineData(4, "Sort-Object LabelHash, Name -Unique")]
    public void Tracks_pictures_and_rows_of_a_class_are_those_of_its_objects(int column, string distinct) => Same(
        Count($"$objects | {distinct} | Group-Object Name"), _made.File.Numbers("Objects by class", column));

    [Theory]
    [InlineData("rows", "By -EQ stage", "Name", "Rows", "Label rows by stage or status")]
    [InlineData("rows", "By -EQ dataset", "Name", "Rows", "Label rows by dataset")]
    [InlineData("rows", "By -EQ kind", "Name", "Rows", "Label rows by kind of data")]
    [InlineData("rows", "By -EQ size", "Name", "Rows", "Label rows by size of the picture")]
    [InlineData("classes", "Kind -NE classification", "Name", "Count", "Objects by class")]
    [InlineData("classes", "Kind -EQ classification", "Name", "Count", "Classifications")]
    [InlineData("sizes", "Measure -EQ 'objects in a picture'", "Range", "Count", "Objects in a picture")]
    [InlineData("sizes", "Measure -EQ area", "Range", "Count", "Area")]
    [InlineData("sizes", "Measure -EQ 'width to height'", "Range", "Count", "Width to height")]
    [InlineData("answers", "Question -EQ Colour", "Answer", "Labels", "Car \u203A Colour")]
    [InlineData("people", "Objects -NE 0", "Person", "Objects", "Objects by who made them")]
    public void A_file_beside_the_page_has_its_numbers(string table, string which, string name, string number, string caption) => Same(
        _made.Shell.Run($"Import-Csv '{_made.PathOf(table)}' | Where-Object {which}").ThrowOnError().Output
            .Select(line => (Name: (string)line.Properties[name].Value, Number: long.Parse((string)line.Properties[number].Value)))
            .Where(line => line.Number != 0).ToDictionary(line => line.Name, line => line.Number),
        _made.File.Numbers(caption));

    [Fact]
    public void Files_beside_the_page_add_up_to_it()
    {
        Assert.Equal(_made.Result.Properties["Problems"].Value, Sum("findings", "Count"));
        var actions = _made.File.Lines("What was done with tasks, by stage")["All"].Sum(ReportFile.Number);
        Assert.Equal((actions, actions), (Sum("days", "Count"), Sum("stages", "Count")));
        Assert.Equal(_made.File.Numbers("Tasks and time by person").Values.Sum(), Sum("people", "TasksSubmitted"));
        Assert.Equal(_made.File.Numbers("The most frequent pairs")["Car + Lorry"], Sum("pairs", "Images", "| Where-Object { $_.First -eq 'Car' -and $_.Second -eq 'Lorry' }"));

        long Sum(string table, string column, string filter = "") =>
            Convert.ToInt64(_made.Shell.Run($"(Import-Csv '{_made.PathOf(table)}' {filter} | Measure-Object {column} -Sum).Sum").ThrowOnError().Output.Single().BaseObject);
    }

    [Fact]
    public void Findings_are_those_of_the_command_that_finds_them()
    {
        var counted = Count("Find-EncordLabelProblem 'Street scenes' | Group-Object Severity");
        var said = _made.File.Numbers("Findings").GroupBy(line => Regex.Match(line.Key, @"\((\w+)\)$").Groups[1].Value).ToDictionary(one => one.Key, one => one.Sum(line => line.Value));

        Same(counted, said);
        Assert.Equal(counted.Values.Sum(), _made.Result.Properties["Problems"].Value);
    }

    [Fact]
    public void Work_is_that_of_the_actions_and_times()
    {
        var actions = Count("Get-EncordTaskAction 'Street scenes' | Group-Object Action");
        var all = _made.File.Lines("What was done with tasks, by stage")["All"].Select(ReportFile.Number);
        Assert.Equal(actions.Values.Order(), all.Order());

        var person = _made.File.Lines("Tasks and time by person")["annotator@emulator.encord.local"];
        Assert.Equal(Count("Get-EncordTaskAction 'Street scenes' -Action Submit -UserEmail annotator@emulator.encord.local | Sort-Object TaskUuid -Unique | Group-Object UserEmail").Values.Single(), ReportFile.Number(person[0]));
        var seconds = Count("[pscustomobject]@{ Name = 'x'; Count = (Get-EncordTimeSpent 'Street scenes' -UserEmail annotator@emulator.encord.local | Measure-Object TimeSeconds -Sum).Sum }")["x"];
        var time = Regex.Match(person[4], @"^(?<h>[\d,]+) h (?<m>\d+) min$");
        Assert.Equal(seconds / 60, (ReportFile.Number(time.Groups["h"].Value) * 60) + ReportFile.Number(time.Groups["m"].Value));
    }

    [Fact]
    public void Classes_are_together_as_often_as_they_are_in_one_frame()
    {
        var both = Count("""
            [pscustomobject]@{ Name = 'x'; Count = @($objects | Group-Object LabelHash, Frame |
                Where-Object { $_.Group.Name -contains 'Car' -and $_.Group.Name -contains 'Lorry' }).Count }
            """)["x"];

        Assert.Equal(both, _made.File.Numbers("The most frequent pairs")["Car + Lorry"]);
        var matrix = _made.File.Lines("Pictures with both classes; on the diagonal, with the class. A column is the class of the line of that number.");
        var car = matrix.Single(line => line.Key.EndsWith(" Car", StringComparison.Ordinal));
        var column = int.Parse(matrix.Keys.Single(line => line.EndsWith(" Lorry", StringComparison.Ordinal)).Split(' ')[0]) - 1;
        Assert.Equal(both, ReportFile.Number(car.Value[column]));
    }

    [Fact]
    public void Answers_are_counted_once_for_an_object()
    {
        var colours = Count("""
            $objects | Where-Object Name -EQ Car | Sort-Object LabelHash, ObjectHash -Unique |
                Group-Object { $_.Answers['Colour'] ?? 'not answered' }
            """);

        Same(colours, _made.File.Numbers("Car \u203A Colour"));
    }

    [Fact]
    public void Heat_maps_show_every_object_with_a_place()
    {
        var heat = _made.File.Root.Descendants("figure").Where(figure => (string?)figure.Attribute("class") == "heat").ToArray();

        Assert.Contains(heat, figure => figure.Value.StartsWith("Car 718 objects: ", StringComparison.Ordinal));
        Assert.Equal(_made.Result.Properties["Objects"].Value, heat.Skip(1).Sum(figure => ReportFile.Number(Regex.Match(figure.Value, @" ([\d,]+) objects?: ").Groups[1].Value)));
    }

    [Fact]
    public void The_result_says_what_the_page_says()
    {
        Assert.Equal(_made.File.Numbers("Objects by class").Values.Sum(), _made.Result.Properties["Objects"].Value);
        Assert.Equal(new FileInfo((string)_made.Result.Properties["Path"].Value).Length, _made.Result.Properties["Bytes"].Value);
        Assert.Equal(_made.File.Root.Descendants("section").Single(section => (string?)section.Attribute("id") == "gallery").Descendants("figure").LongCount(), _made.Result.Properties["Gallery"].Value);
        Assert.Equal(Regex.Count(_made.File.Text, "data:image/"), (int)(long)_made.Result.Properties["ImageFiles"].Value);
    }

    [Fact]
    public void The_page_can_ask_no_server_and_run_nothing()
    {
        var policy = (string)_made.File.Root.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!;
        var style = Assert.Single(_made.File.Root.Descendants("style")).Value;
        Assert.Equal(
            $"default-src 'none'; img-src data:; style-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'",
            policy);
        Assert.DoesNotContain(_made.File.Root.DescendantsAndSelf(), element => element.Name.LocalName is "script" or "link" or "iframe" or "object" or "form");
        Assert.All(
            _made.File.Root.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"),
            link => Assert.Matches("^(#[a-z]+$|data:image/(png|jpeg);base64,)", link.Value));
        Assert.DoesNotContain(_made.File.Root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "style");
        Assert.DoesNotContain("url(", style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", style, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_can_be_read_by_those_who_do_not_see_it()
    {
        var root = _made.File.Root;
        Assert.Single(root.Descendants("h1"));
        Assert.Equal("en", (string?)root.Attribute("lang"));
        Assert.All(_made.File.Tables, table =>
        {
            Assert.NotEqual("", table.Element("caption")!.Value);
            Assert.All(table.Descendants("th"), head => Assert.Contains((string?)head.Attribute("scope"), new[] { "row", "col" }));
            Assert.All(table.Element("tbody")!.Elements("tr"), line => Assert.Single(line.Elements("th")));
        });
        Assert.All(root.Descendants().Where(element => element.Name.LocalName == "svg"), svg => Assert.True(
            (string?)svg.Attribute("aria-hidden") == "true" || svg.Ancestors().Any(one => (string?)one.Attribute("aria-hidden") == "true")
            || ((string?)svg.Attribute("role") == "img" && (svg.Attribute("aria-label") is not null || svg.Elements().First().Name.LocalName == "title"))));
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(root.Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids));
    }

    private static void Same(Dictionary<string, long> counted, Dictionary<string, long> said)
    {
        Assert.NotEmpty(counted);
        Assert.Equal(counted.OrderBy(one => one.Key, StringComparer.Ordinal), said.OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    private Dictionary<string, long> Count(string script) => _made.Shell.Run(script + " | Select-Object Name, Count").ThrowOnError().Output
        .ToDictionary(one => (string)one.Properties["Name"].Value, one => Convert.ToInt64(one.Properties["Count"].Value));
}
